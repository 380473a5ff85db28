package dev.tradewind.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.backtest.BacktestRun;
import dev.tradewind.runtime.disk.DiskLayer;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.replay.Prices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a process is about, a SIGTERM ends it in time, and nothing is lost. */
final class EndAnywhereIT {

  private static final String MANIFEST =
      Manifests.with("onTerminate: {orders: Cancel, gracePeriod: 2s}")
          .replace("speed: 1000000000", "speed: 80000000");
  private static final Plan PLAN = Manifests.plan(MANIFEST);

  /** The grace period of two seconds, 1.5 s for the disk, and what a busy machine needs. */
  private static final Duration BOUND = Duration.ofSeconds(8);

  private static final int LONGER_THAN_ANY_BOUND = 60_000;

  @TempDir private Path folder;
  private Path file;
  private DiskLayer disk;

  @BeforeEach
  void writeFile() throws Exception {
    file = Files.writeString(folder.resolve("strategy.yaml"), MANIFEST);
    disk = DiskLayer.before(folder.resolve("ledger"), folder);
  }

  @Test
  void atAnyMoment() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 12; i++) {
      Duration life = Duration.ofMillis(random.nextInt(4_000));
      try (StrategyProcess process = start(Map.of())) {
        if (process.outlives(life)) {
          end(process, "seed %d, after %s".formatted(seed, life));
        }
      }
    }
    assertGoesOnToTheEnd();
  }

  @Test
  void whileItWaitsForTheClaimOfAnother() throws Exception {
    try (StrategyProcess process = start(Map.of())) {
      process.await(status -> status.counts().bars() > 10);
      process.kill();
    }
    // Of a copy it is not known that the other process is dead.
    Path copy = Files.createDirectories(folder.resolve("copy"));
    for (String name : List.of("ledger.db", "ledger.db-wal")) {
      Files.copy(folder.resolve("ledger").resolve(name), copy.resolve(name));
    }
    try (StrategyProcess process = start(Map.of(), "--ledger", copy.toString(), "--supervised")) {
      process.await(status -> status.message().contains("must stand still"));
      end(process, "waiting for a claim");
    }
  }

  @Test
  void whileTheDiskStandsStillInTheMiddleOfATurn() throws Exception {
    try (StrategyProcess process = start(disk.environment())) {
      process.await(status -> status.counts().bars() > 100);
      disk.delaySyncs(1, LONGER_THAN_ANY_BOUND);
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> disk.left() == 0);
      end(process, "a disk that stands still");
    }
    disk.heal();
    assertGoesOnToTheEnd();
  }

  @Test
  void whileTheDiskStandsStillAsTheLedgerIsOpened() throws Exception {
    disk.delaySyncs(1, LONGER_THAN_ANY_BOUND);
    try (StrategyProcess process = start(disk.environment())) {
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> disk.left() == 0);
      end(process, "a ledger that does not open");
    }
    disk.heal();
    assertGoesOnToTheEnd();
  }

  private static void end(StrategyProcess process, String when) throws Exception {
    process.terminate();
    assertThat(process.outlives(BOUND)).as(when + ": " + process.output()).isFalse();
  }

  private void assertGoesOnToTheEnd() throws Exception {
    BacktestRun backtest = BacktestRun.of(PLAN, Prices.read(Manifests.EXAMPLE_DATA, PLAN));
    try (StrategyProcess process = start(Map.of())) {
      PodStatus completed = process.await(PodStatus::completed);
      assertThat(completed.sample()).isEqualTo(backtest.sample());
      assertThat(completed.counts().fills()).isEqualTo(backtest.fills().size());
    }
    StrategyProcess verified =
        StrategyProcess.execute(
            "ledger", "verify", folder.resolve("ledger").toString(), "--strategy", file.toString());
    assertThat(verified.output()).contains("The ledger is whole.");
  }

  private StrategyProcess start(Map<String, String> environment, String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(file.toString(), "--data", Manifests.EXAMPLE_DATA.toString()));
    List<String> rest = List.of(more);
    if (!rest.contains("--ledger")) {
      arguments.addAll(List.of("--ledger", folder.resolve("ledger").toString()));
    }
    arguments.addAll(rest);
    return StrategyProcess.run(environment, arguments.toArray(String[]::new));
  }
}
