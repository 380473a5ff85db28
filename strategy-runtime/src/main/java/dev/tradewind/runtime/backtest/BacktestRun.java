package dev.tradewind.runtime.backtest;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.DataFile;
import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.pod.PodJson;
import dev.tradewind.api.pod.PodSample;
import dev.tradewind.api.pod.Trade;
import dev.tradewind.engine.Backtest;
import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.RunResult;
import dev.tradewind.engine.market.hours.TradingHours;
import dev.tradewind.runtime.document.BookDocuments;
import dev.tradewind.runtime.document.Figures;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.replay.Prices;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a backtest came to, as {@code backtest --json} prints it: the shapes of {@code /status}.
 *
 * @param sample the account after the last bar
 * @param bars taken
 * @param statistics of the run
 * @param trades round trips
 * @param fills all fills
 * @param rejects how many orders were rejected, by reason
 * @param data the files that were read
 * @param warnings a sentence for each file of which rows were left out, in which nothing can fill,
 *     or which ends before the algo orders; or one that nothing has happened
 * @param tzdata version of the time zone rules by which it was reckoned
 * @param eventHash equal runs have equal ones
 */
public record BacktestRun(
    PodSample sample,
    long bars,
    Statistics statistics,
    List<Trade> trades,
    List<Fill> fills,
    SortedMap<String, Long> rejects,
    List<DataFile> data,
    List<String> warnings,
    String tzdata,
    String eventHash) {

  /** As the first process of a pod: same orders, same ids. */
  private static final int EPOCH = 1;

  /** An algo that buys fixed lots sends nothing where the cash does not pay for one. */
  private static final String NOTHING_HAPPENED =
      "No order was filled or rejected: no signal came, or the capital did not pay for an entry.";

  /** Keeps copies of the lists. */
  public BacktestRun {
    trades = List.copyOf(trades);
    fills = List.copyOf(fills);
    rejects = Collections.unmodifiableSortedMap(new TreeMap<>(rejects));
    data = List.copyOf(data);
    warnings = List.copyOf(warnings);
  }

  /** Trades all prices, once, in state Running. */
  public static BacktestRun of(Plan plan, Prices prices) {
    EngineSetup setup = plan.engine(BookState.Running, EPOCH);
    RunResult result = Backtest.run(setup, prices.feed(plan, false));
    BookDocuments documents = new BookDocuments(setup);
    PodSample sample = documents.sample(result.account(), Figures.time(result.time()), 0);
    return new BacktestRun(
        sample,
        result.bars(),
        Statistics.of(result.statistics(), openTrades(sample), documents, setup.annualization()),
        result.trades().stream().map(documents::trade).toList(),
        result.fills().stream().map(documents::fill).toList(),
        rejects(result),
        prices.documents(),
        warnings(prices, setup, result),
        TradingHours.zoneRulesVersion(),
        result.eventHash());
  }

  private static List<String> warnings(Prices prices, EngineSetup setup, RunResult result) {
    List<String> warnings =
        prices.warnings(setup.exchange().participation(), setup.strategy().get().warmupBars());
    boolean still = result.fills().isEmpty() && result.rejects().isEmpty();
    return warnings.isEmpty() && still ? List.of(NOTHING_HAPPENED) : warnings;
  }

  /** A round trip goes from flat to flat, so there is one for each position. */
  private static long openTrades(PodSample sample) {
    return sample.positions().stream().filter(p -> p.quantity().signum() != 0).count();
  }

  private static SortedMap<String, Long> rejects(RunResult result) {
    SortedMap<String, Long> byLabel = new TreeMap<>();
    result.rejects().forEach((reason, count) -> byLabel.put(reason.label(), count));
    return byLabel;
  }

  /** One JSON document with exact decimals. */
  public String json() {
    return PodJson.write(this);
  }
}
