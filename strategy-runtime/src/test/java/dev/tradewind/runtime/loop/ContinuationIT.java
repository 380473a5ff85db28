package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.Trade;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.backtest.BacktestRun;
import dev.tradewind.runtime.ledger.OldLedger;
import dev.tradewind.runtime.ledger.Turn;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.replay.Prices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/**
 * A replay that was killed anywhere, any number of times, comes to what a backtest comes to, to the
 * last digit.
 */
final class ContinuationIT {

  private static final Plan PLAN = Manifests.plan(Manifests.ibm());
  private static final BacktestRun BACKTEST = backtest(PLAN);

  @Test
  void anUndisturbedReplayEqualsTheBacktest() throws Exception {
    replayWithKills(PLAN, BACKTEST, List.of(), 1_000_000);
  }

  @Test
  void threeSymbolsInOneAccountEqualTheirBacktest() throws Exception {
    Plan three =
        Manifests.plan(
            Manifests.ibm().replace("symbol: \"IBM\"", "symbols: [\"IBM\", \"AAPL\", \"MSFT\"]"));
    replayWithKills(three, backtest(three), List.of(3, 1, 7), 20_000_000);
  }

  /**
   * The first version wrote no latch, and knew commands by their sequence only. It knew no
   * excursions either: the three trades before have none, the fourth was open.
   */
  @Test
  void aLedgerOfTheFirstVersionGoesOn() throws Exception {
    Path root = Files.createTempDirectory("old-ledger");
    try {
      Path ledger = OldLedger.unpack(root.resolve("ledger"));
      try (RunningLoop loop =
          new RunningLoop(settings(PLAN, ledger), LoopListener.NONE, clock(1_000_000))) {
        PodStatus status = loop.await(PodStatus::completed);
        assertThat(status.epoch()).isEqualTo(2);
        assertThat(status.commandSequence()).isEqualTo(8);
        assertEqualButTrades(loop, BACKTEST);
        List<Trade> trades = trades(loop);
        assertThat(trades)
            .usingRecursiveFieldByFieldElementComparatorIgnoringFields("mae", "mfe", "barsHeld")
            .isEqualTo(BACKTEST.trades());
        assertThat(trades.subList(0, 3)).extracting(Trade::barsHeld).containsOnlyNulls();
        assertThat(trades.get(3).barsHeld()).isBetween(1L, BACKTEST.trades().get(3).barsHeld());
        assertThat(trades.subList(4, trades.size()))
            .isEqualTo(BACKTEST.trades().subList(4, trades.size()))
            .isNotEmpty();
      }
    } finally {
      Folder.delete(root);
    }
  }

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void aReplayKilledAnywhereEqualsTheBacktest(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 60) Integer> kills,
      @ForAll @LongRange(min = 100_000, max = 4_000_000) long nanosPerLook)
      throws Exception {
    replayWithKills(PLAN, BACKTEST, kills, nanosPerLook);
  }

  /**
   * Replays on a clock that moves on by a fixed step whenever somebody looks, so that turns take
   * few or many bars.
   *
   * @param kills after how many turns each process is killed
   */
  private static void replayWithKills(
      Plan plan, BacktestRun backtest, List<Integer> kills, long nanosPerLook) throws Exception {
    Path root = Files.createTempDirectory("continuation");
    try {
      Path ledger = root.resolve("0");
      for (int i = 0; i < kills.size(); i++) {
        ledger = killAfter(plan, ledger, kills.get(i), root.resolve("" + (i + 1)), nanosPerLook);
      }
      try (RunningLoop loop =
          new RunningLoop(settings(plan, ledger), LoopListener.NONE, clock(nanosPerLook))) {
        PodStatus status = loop.await(PodStatus::completed);
        assertThat(status.epoch()).isEqualTo(kills.size() + 1L);
        assertEqual(loop, backtest);
      }
    } finally {
      Folder.delete(root);
    }
  }

  private static Path killAfter(Plan plan, Path ledger, int turns, Path crashed, long nanosPerLook)
      throws Exception {
    AtomicLong left = new AtomicLong(turns);
    LoopListener killer =
        new LoopListener() {
          @Override
          public void onCommit(Turn turn, long commitNanos) {
            if (left.decrementAndGet() == 0) {
              Folder.killed(ledger, crashed);
            }
          }
        };
    try (RunningLoop loop = new RunningLoop(settings(plan, ledger), killer, clock(nanosPerLook))) {
      loop.await(status -> left.get() <= 0 || status.completed());
    }
    return Files.exists(crashed) ? crashed : Folder.killed(ledger, crashed);
  }

  private static void assertEqual(RunningLoop loop, BacktestRun backtest) throws Exception {
    assertEqualButTrades(loop, backtest);
    assertThat(trades(loop)).isEqualTo(backtest.trades());
  }

  private static List<Trade> trades(RunningLoop loop) throws Exception {
    return loop.board().view().history().orElseThrow().trades(0, 10_000).trades();
  }

  private static void assertEqualButTrades(RunningLoop loop, BacktestRun backtest)
      throws Exception {
    PodStatus status = loop.status();
    assertThat(status.sample()).isEqualTo(backtest.sample());
    assertThat(status.counts().bars()).isEqualTo(backtest.bars());
    assertThat(status.data()).isEqualTo(backtest.data());
    var history = loop.board().view().history().orElseThrow();
    assertThat(history.fills(0, 10_000).fills())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("clientOrderId", "executionId")
        .isEqualTo(backtest.fills());
    assertThat(history.fills(0, 10_000).fills())
        .extracting(Fill::executionId)
        .doesNotHaveDuplicates();
    assertThat(status.counts().trades()).isEqualTo(backtest.trades().size());
    assertThat(status.counts().fills()).isEqualTo(backtest.fills().size());
  }

  private static AtomicLongClock clock(long nanosPerLook) {
    return new AtomicLongClock(nanosPerLook);
  }

  private static LoopSettings settings(Plan plan, Path ledger) {
    return new LoopSettings(plan, Manifests.EXAMPLE_DATA, ledger, 1_000_000_000, false, "test");
  }

  private static BacktestRun backtest(Plan plan) {
    try {
      return BacktestRun.of(plan, Prices.read(Manifests.EXAMPLE_DATA, plan));
    } catch (dev.tradewind.runtime.replay.DataUnavailable e) {
      throw new AssertionError(e);
    }
  }

  /** Moves on whenever it is read. */
  private static final class AtomicLongClock implements java.util.function.LongSupplier {
    private final AtomicLong nanos = new AtomicLong();
    private final long step;

    AtomicLongClock(long step) {
      this.step = step;
    }

    @Override
    public long getAsLong() {
      return nanos.addAndGet(step);
    }
  }
}
