package dev.tradewind.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.FillsPage;
import dev.tradewind.api.pod.PodJson;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.backtest.BacktestRun;
import dev.tradewind.runtime.disk.DiskLayer;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.replay.Prices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pod whose disk is full, fails, is read-only or slow while it trades: it says so, trades nothing
 * meanwhile, and comes to what the backtest says once the disk is well.
 */
final class StorageFaultsIT {

  private static final String MANIFEST =
      Manifests.ibm().replace("speed: 1000000000", "speed: 80000000");
  private static final Plan PLAN = Manifests.plan(MANIFEST);
  private static final String UID = PLAN.uid();
  private static BacktestRun backtest;

  @TempDir private Path folder;
  private final Signer operator = new Signer(UID);
  private Path file;
  private DiskLayer disk;

  @BeforeAll
  static void backtest() throws Exception {
    backtest = BacktestRun.of(PLAN, Prices.read(Manifests.EXAMPLE_DATA, PLAN));
  }

  @BeforeEach
  void writeFiles() throws Exception {
    file = Files.writeString(folder.resolve("strategy.yaml"), MANIFEST);
    Files.createDirectories(folder.resolve("control"));
    operator.writePublicKey(folder.resolve("control/current"));
    disk = DiskLayer.before(folder.resolve("ledger"), folder);
  }

  @Test
  void aFullDiskStopsTradingUntilThereIsRoom() throws Exception {
    try (StrategyProcess pod = trading()) {
      disk.fill();
      assertStandsStill(pod);
      disk.heal();
      assertGoesOnToTheEnd(pod);
    }
  }

  @Test
  void aFailedWriteIsForgottenAndTakenAnew() throws Exception {
    try (StrategyProcess pod = trading()) {
      disk.failWrites(3);
      awaitFailures();
      assertGoesOnToTheEnd(pod);
    }
  }

  /** What the operating system failed to write it may call written the next time. */
  @Test
  void aFailedSyncIsNeverTriedAgainOnTheSameFile() throws Exception {
    try (StrategyProcess pod = trading()) {
      for (int i = 0; i < 3; i++) {
        disk.failSyncs(1);
        awaitFailures();
        pod.await(PodStatus::ready);
      }
      assertGoesOnToTheEnd(pod);
      assertThat(disk.syncsTriedAgain()).isZero();
    }
  }

  @Test
  void norIsOneThatFailsWhileTheLedgerIsOpened() throws Exception {
    for (int syncs = 1; syncs <= 4; syncs++) {
      disk.failSyncs(syncs);
      try (StrategyProcess pod = start().awaitReady()) {
        assertThat(disk.left()).isZero();
        assertThat(pod.status().ready()).isTrue();
      }
    }
    disk.heal();
    try (StrategyProcess pod = trading()) {
      assertGoesOnToTheEnd(pod);
    }
    assertThat(disk.syncsTriedAgain()).isZero();
  }

  @Test
  void aDiskThatTurnsReadOnlyStopsTheNextOpening() throws Exception {
    try (StrategyProcess pod = trading()) {
      disk.failWrites(1);
      awaitFailures();
      disk.forbid();
      assertStandsStill(pod);
      disk.heal();
      assertGoesOnToTheEnd(pod);
    }
  }

  @Test
  void aSlowDiskIsWaitedFor() throws Exception {
    try (StrategyProcess pod = trading()) {
      disk.delaySyncs(3, 1_500);
      awaitFailures();
      assertGoesOnToTheEnd(pod);
      assertThat(pod.status().epoch()).isEqualTo(1);
    }
  }

  /** Longer than a claim: then nobody knows who else trades. */
  @Test
  void aDiskThatStandsStillEndsTheProcess() throws Exception {
    try (StrategyProcess pod = trading()) {
      disk.delaySyncs(1, 8_000);
      PodStatus told = pod.await(status -> status.reason() == ReadyReason.LedgerUnavailable);
      assertThat(told.ready()).isFalse();
      assertThat(told.message()).contains("The disk of the ledger has not answered for");
      assertThat(pod.monitoring("GET", "/health/ready").statusCode()).isEqualTo(503);
      assertThat(pod.awaitEnd()).isEqualTo(1);
      assertThat(pod.output()).contains("The claim on the ledger is lost");
    }
    disk.heal();
    try (StrategyProcess pod = start()) {
      assertGoesOnToTheEnd(pod);
      assertThat(pod.status().epoch()).isEqualTo(2);
    }
  }

  private StrategyProcess start() {
    List<String> arguments = new ArrayList<>(List.of(file.toString(), "--supervised"));
    arguments.addAll(List.of("--data", Manifests.EXAMPLE_DATA.toString()));
    arguments.addAll(List.of("--ledger", folder.resolve("ledger").toString()));
    arguments.addAll(List.of("--control-credentials", folder.resolve("control").toString()));
    return StrategyProcess.run(disk.environment(), arguments.toArray(String[]::new));
  }

  private StrategyProcess trading() throws Exception {
    StrategyProcess pod = start().awaitReady();
    String running =
        "{\"uid\":\"%s\",\"sequence\":1,\"command\":\"SetState\",\"state\":\"Running\"}"
            .formatted(UID);
    assertThat(pod.control(operator.sign(running), running).statusCode()).isEqualTo(200);
    pod.await(status -> status.counts().bars() > 300);
    return pod;
  }

  private void awaitFailures() {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> disk.left() == 0);
  }

  private static void assertStandsStill(StrategyProcess pod) throws Exception {
    PodStatus told = pod.await(status -> status.reason() == ReadyReason.LedgerUnavailable);
    assertThat(told.ready()).isFalse();
    assertThat(told.message()).contains("cannot be ");
    assertThat(pod.monitoring("GET", "/health/ready").statusCode()).isEqualTo(503);
    assertThat(pod.monitoring("GET", "/health/live").statusCode()).isEqualTo(200);
    long bars = told.counts().bars();
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(10))
        .until(() -> pod.status().counts().bars() == bars);
  }

  private void assertGoesOnToTheEnd(StrategyProcess pod) throws Exception {
    PodStatus completed = pod.await(PodStatus::completed);
    assertThat(completed.sample().equity()).isEqualByComparingTo(backtest.sample().equity());
    FillsPage fills = PodJson.read(pod.get("/status/fills?limit=1000"), FillsPage.class);
    assertThat(fills.fills())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("executionId", "clientOrderId")
        .isEqualTo(backtest.fills());
    StrategyProcess verified =
        StrategyProcess.execute(
            "ledger", "verify", folder.resolve("ledger").toString(), "--strategy", file.toString());
    assertThat(verified.output()).contains("The ledger is whole.");
  }
}
