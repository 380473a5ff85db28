package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.backtest.BacktestRun;
import dev.tradewind.runtime.ledger.Turn;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.replay.Prices;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes that have to go while an order works: what their strategy says is done before. */
final class DepartureIT {

  /** So little that no turn has two bars. */
  private static final long BAR_BY_BAR = 2_000;

  private static final long QUICK = 4_000_000;

  private static final int TERMINATIONS = 5;
  private static BacktestRun backtest;
  private static long orders;

  @TempDir private Path ledger;

  @BeforeAll
  static void trade(@TempDir Path undisturbed) throws Exception {
    Plan plan = Manifests.plan(Manifests.ibm());
    backtest = BacktestRun.of(plan, Prices.read(Manifests.EXAMPLE_DATA, plan));
    try (RunningLoop loop =
        new RunningLoop(settings(plan, undisturbed), LoopListener.NONE, clock(QUICK))) {
      orders = loop.await(PodStatus::completed).counts().orders();
    }
  }

  /** What is cancelled is an order more each time, and changes nothing else. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                       | 0
          onTerminate: {gracePeriod: 5s}                           | 0
          onTerminate: {orders: Cancel}                            | 5
          onTerminate: {orders: KeepProtective, gracePeriod: 999s} | 5
          """)
  void comeToTheSameEnd(String onTerminate, int cancelled) throws Exception {
    Plan plan = Manifests.plan(Manifests.with(onTerminate == null ? "" : onTerminate));
    for (int i = 0; i < TERMINATIONS; i++) {
      terminateWithAnOrder(plan);
    }
    try (RunningLoop loop =
        new RunningLoop(settings(plan, ledger), LoopListener.NONE, clock(QUICK))) {
      PodStatus completed = loop.await(PodStatus::completed);
      assertThat(completed.epoch()).isEqualTo(TERMINATIONS + 1);
      assertThat(completed.sample()).isEqualTo(backtest.sample());
      assertThat(completed.counts().orders()).isEqualTo(orders + cancelled);
      List<Fill> fills = loop.board().view().history().orElseThrow().fills(0, 10_000).fills();
      assertThat(fills)
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("clientOrderId", "executionId")
          .isEqualTo(backtest.fills());
      assertThat(fills).extracting(Fill::executionId).doesNotHaveDuplicates();
    }
  }

  @Test
  void aCompletedBookStaysAsItIs() throws Exception {
    Plan plan =
        Manifests.plan(
            Manifests.with("onTerminate: {position: Flatten}")
                .replace("sma-crossover", "buy-and-hold")
                .replace("parameters: {fast: 20, slow: 100}", ""));
    PodStatus before;
    try (RunningLoop loop =
        new RunningLoop(settings(plan, ledger), LoopListener.NONE, clock(QUICK))) {
      before = loop.await(PodStatus::completed);
      loop.terminate();
      loop.awaitEnd();
    }
    assertThat(before.sample().flat()).isFalse();
    try (RunningLoop loop =
        new RunningLoop(settings(plan, ledger), LoopListener.NONE, clock(QUICK))) {
      assertThat(loop.await(PodStatus::ready).sample()).isEqualTo(before.sample());
    }
  }

  /** Ends a process at the first turn in which it has sent an order. */
  private void terminateWithAnOrder(Plan plan) {
    CompletableFuture<RunningLoop> running = new CompletableFuture<>();
    LoopListener terminator =
        new LoopListener() {
          @Override
          public void onCommit(Turn turn, long commitNanos) {
            if (!turn.intents().isEmpty()) {
              running.join().terminate();
            }
          }
        };
    RunningLoop loop = new RunningLoop(settings(plan, ledger), terminator, clock(BAR_BY_BAR));
    running.complete(loop);
    loop.awaitEnd();
  }

  private static LoopSettings settings(Plan plan, Path ledger) {
    return new LoopSettings(plan, Manifests.EXAMPLE_DATA, ledger, 1_000_000_000, false, "test");
  }

  private static LongSupplier clock(long nanosPerLook) {
    AtomicLong nanos = new AtomicLong();
    return () -> nanos.addAndGet(nanosPerLook);
  }
}
