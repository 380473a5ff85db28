package dev.tradewind.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.pod.FillsPage;
import dev.tradewind.api.pod.PodJson;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.engine.EngineListener;
import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.TradingEngine;
import dev.tradewind.marketdata.ReplayFeed;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.disk.DiskLayer;
import dev.tradewind.runtime.document.BookDocuments;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.replay.Prices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A strategy that is killed again and again while it trades without end, on a disk that fails now
 * and then: what its ledger holds is what an undisturbed engine does with the same bars. Then the
 * same at an exchange outside of it, with a network that fails: what its ledger holds is what the
 * exchange knows.
 */
final class SoakIT {

  private static final int SECONDS = Integer.getInteger("tradewind.soak.seconds", 60);
  private static final long SEED = Long.getLong("tradewind.seed", System.nanoTime() >>> 1);

  /** Market time ends with the year 2259. */
  private static final int MOST_DAYS = 80_000;

  private static final int FASTEST = 400;
  private static final int SECONDS_OF_A_DAY = 86_400;
  private static final int PAGE = 1000;

  private static final String MANIFEST =
      Manifests.ibm()
          .replace("symbol: \"IBM\"", "symbols: [\"IBM\", \"AAPL\", \"MSFT\"]")
          .replace("fast: 20, slow: 100", "fast: 2, slow: 5")
          .replace(
              "speed: 1000000000",
              "loop: true, speed: " + SECONDS_OF_A_DAY * Math.min(FASTEST, MOST_DAYS / SECONDS));

  private static final Plan PLAN = Manifests.plan(MANIFEST);

  @TempDir private Path folder;
  private final Random random = new Random(SEED);
  private Path file;
  private DiskLayer disk;
  private int kills;
  private int faults;

  @Test
  void nothingIsLostAndNothingIsDoubled() throws Exception {
    file = Files.writeString(folder.resolve("strategy.yaml"), MANIFEST);
    disk = DiskLayer.before(folder.resolve("ledger"), folder).withoutTrace();
    Instant end = Instant.now().plusSeconds(SECONDS / 2);
    while (Instant.now().isBefore(end)) {
      killOnce();
    }
    disk.heal();
    List<Fill> booked;
    PodStatus status;
    try (StrategyProcess process = start().awaitReady()) {
      process.terminate();
      process.awaitEnd();
    }
    try (StrategyProcess process = startPaused().awaitReady()) {
      status = process.status();
      booked = fills(process);
    }
    List<Fill> wanted = undisturbed(status.counts().bars());
    VenueSoak.Result venue =
        new VenueSoak(random)
            .run(Files.createDirectory(folder.resolve("venue")), MANIFEST, SECONDS / 2);
    int lost = missing(wanted, booked) + venue.lost();
    int doubled = missing(booked, wanted) + repeated(booked) + venue.doubled();
    int allKills = kills + venue.kills();
    System.out.printf(
        "seed %d, %d bars in %d processes that came to trade, and %d fills at an exchange%n",
        SEED, status.counts().bars(), status.epoch(), venue.fills());
    System.out.printf(
        "kills=%d faults=%d orders=%d lost=%d doubled=%d%n",
        allKills,
        faults + venue.faults(),
        status.counts().orders() + venue.orders(),
        lost,
        doubled);
    assertThat(lost).isZero();
    assertThat(doubled).isZero();
    assertThat(booked).hasSameSizeAs(wanted).hasSizeGreaterThan(kills);
    assertThat(venue.fills()).isGreaterThan(venue.kills());
    assertThat(allKills).isGreaterThanOrEqualTo(SECONDS / 6);
    StrategyProcess verified =
        StrategyProcess.execute(
            "ledger", "verify", folder.resolve("ledger").toString(), "--strategy", file.toString());
    assertThat(verified.output()).contains("The ledger is whole.");
  }

  /** At any moment of its life, from before its ledger is open to well into trading. */
  private void killOnce() throws Exception {
    disk.heal();
    try (StrategyProcess process = start()) {
      boolean lives = process.outlives(Duration.ofMillis(1000 + random.nextInt(2500)));
      assertThat(lives).as(process.output()).isTrue();
      if (random.nextInt(3) == 0) {
        faults++;
        fail();
        // Without an operator a process ends at a fault of its disk; or it is killed before.
        process.outlives(Duration.ofMillis(random.nextInt(500)));
      }
      process.kill();
      kills++;
    }
  }

  private void fail() {
    switch (random.nextInt(4)) {
      case 0 -> disk.failSyncs(1);
      case 1 -> disk.failWrites(1 + random.nextInt(3));
      case 2 -> disk.fill();
      default -> disk.delaySyncs(3, 300);
    }
  }

  private StrategyProcess start(String... more) {
    List<String> arguments = new ArrayList<>(List.of(file.toString()));
    arguments.addAll(List.of("--data", Manifests.EXAMPLE_DATA.toString()));
    arguments.addAll(List.of("--ledger", folder.resolve("ledger").toString()));
    arguments.addAll(List.of(more));
    return StrategyProcess.run(disk.environment(), arguments.toArray(String[]::new));
  }

  /** So slowly that no bar comes while it is looked at. */
  private StrategyProcess startPaused() {
    return start("--speed", "1");
  }

  private static List<Fill> fills(StrategyProcess process) throws Exception {
    List<Fill> all = new ArrayList<>();
    FillsPage page;
    do {
      long after = all.isEmpty() ? 0 : all.getLast().number();
      page =
          PodJson.read(
              process.get("/status/fills?after=%d&limit=%d".formatted(after, PAGE)),
              FillsPage.class);
      all.addAll(page.fills());
    } while (!page.fills().isEmpty());
    return all;
  }

  /** What an engine that nobody kills does with so many bars. */
  private static List<Fill> undisturbed(long bars) throws Exception {
    EngineSetup setup = PLAN.engine(BookState.Running, 1);
    BookDocuments documents = new BookDocuments(setup);
    List<Fill> fills = new ArrayList<>();
    TradingEngine engine =
        new TradingEngine(
            setup,
            new EngineListener() {
              @Override
              public void onFill(dev.tradewind.engine.portfolio.Fill fill) {
                fills.add(documents.fill(fill));
              }
            });
    ReplayFeed feed = Prices.read(Manifests.EXAMPLE_DATA, PLAN).feed(PLAN, true);
    for (long i = 0; i < bars; i++) {
      assertThat(feed.advance()).isTrue();
      feed.dispatch(engine);
    }
    return fills;
  }

  private static int missing(List<Fill> from, List<Fill> in) {
    TreeSet<String> there = new TreeSet<>(in.stream().map(SoakIT::what).toList());
    return (int) from.stream().filter(fill -> !there.contains(what(fill))).count();
  }

  private static int repeated(List<Fill> fills) {
    return fills.size() - new TreeSet<>(fills.stream().map(Fill::executionId).toList()).size();
  }

  /** All of it but the ids, which tell the epoch. */
  private static String what(Fill fill) {
    return "%d %s %s %s at %s for %s on %s"
        .formatted(
            fill.number(),
            fill.side(),
            fill.quantity().toPlainString(),
            fill.symbol(),
            fill.price().toPlainString(),
            fill.fee().toPlainString(),
            fill.time());
  }
}
