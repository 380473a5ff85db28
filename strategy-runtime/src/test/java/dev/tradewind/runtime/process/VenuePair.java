package dev.tradewind.runtime.process;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.pod.FillsPage;
import dev.tradewind.api.pod.PodJson;
import dev.tradewind.api.pod.PodSample;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.Trade;
import dev.tradewind.api.pod.TradesPage;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A strategy that trades at an exchange, both real processes; each may be killed and comes back.
 */
final class VenuePair implements AutoCloseable {

  private static final int PAGE = 1000;

  private final Path folder;
  private final Path file;
  private final Plan plan;
  private final Map<String, String> environment;
  private final ExchangeProcess exchange;
  private StrategyProcess strategy;

  /**
   * Starts both.
   *
   * @param folder of ledger and journal
   * @param environment of the strategy's process
   * @param options of the exchange that are not those of its market
   */
  VenuePair(Path folder, String manifest, Map<String, String> environment, String... options)
      throws IOException {
    this.folder = folder;
    this.environment = environment;
    plan = Manifests.plan(manifest);
    file = Files.writeString(folder.resolve("strategy.yaml"), manifest);
    exchange = ExchangeProcess.listening(arguments(options));
    startStrategy();
  }

  private String[] arguments(String... options) {
    List<String> all =
        new ArrayList<>(List.of("--data", Manifests.EXAMPLE_DATA.toString(), "--slippage", "2"));
    plan.instruments().forEach(each -> all.addAll(List.of("--symbol", each.symbol())));
    all.addAll(List.of("--journal", folder.resolve("journal").toString()));
    all.addAll(Arrays.asList(options));
    return all.toArray(String[]::new);
  }

  void startStrategy() {
    strategy =
        StrategyProcess.run(
            environment,
            file.toString(),
            "--data",
            Manifests.EXAMPLE_DATA.toString(),
            "--ledger",
            folder.resolve("ledger").toString(),
            "--venue",
            "sim=127.0.0.1:" + exchange.port());
  }

  StrategyProcess strategy() {
    return strategy;
  }

  ExchangeProcess exchange() {
    return exchange;
  }

  ExchangeJournal journal() {
    return new ExchangeJournal(folder.resolve("journal"));
  }

  /** What the exchange says; the strategy must not be there any more. */
  VenueLedger venue() throws Exception {
    String account = plan.engine(BookState.Running, 1).strategyKey();
    return VenueLedger.of(account, "127.0.0.1", exchange.port());
  }

  /**
   * What a book holds in the end.
   *
   * @param fills all of them
   * @param sample positions and money
   */
  record Outcome(List<Fill> fills, List<Trade> trades, PodSample sample, PodStatus status) {}

  Outcome outcome() throws Exception {
    PodStatus status = strategy.status();
    return new Outcome(fills(), trades(), status.sample(), status);
  }

  private List<Fill> fills() throws Exception {
    List<Fill> all = new ArrayList<>();
    FillsPage page;
    do {
      long after = all.isEmpty() ? 0 : all.getLast().number();
      String path = "/status/fills?after=%d&limit=%d".formatted(after, PAGE);
      page = PodJson.read(strategy.get(path), FillsPage.class);
      all.addAll(page.fills());
    } while (!page.fills().isEmpty());
    return all;
  }

  private List<Trade> trades() throws Exception {
    List<Trade> all = new ArrayList<>();
    TradesPage page;
    do {
      long after = all.isEmpty() ? 0 : all.getLast().number();
      String path = "/status/trades?after=%d&limit=%d".formatted(after, PAGE);
      page = PodJson.read(strategy.get(path), TradesPage.class);
      all.addAll(page.trades());
    } while (!page.trades().isEmpty());
    return all;
  }

  @Override
  public void close() {
    strategy.close();
    exchange.close();
  }
}
