package dev.tradewind.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StatisticsSnapshotTest {

  private static final long HOUR = 3_600_000_000_000L;
  private static final int EVENTS = 700;

  /** Cut anywhere: the rest gives the same numbers, to the last bit. */
  @Property(tries = 300)
  void whatIsRestoredGoesOnAsIfNothingHadHappened(
      @ForAll long seed, @ForAll @IntRange(max = EVENTS) int cut) throws IOException {
    StatisticsTracker undisturbed = tracker();
    run(undisturbed, seed, 0, EVENTS);
    StatisticsTracker before = tracker();
    run(before, seed, 0, cut);
    StatisticsTracker after = tracker();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes(before)));
    after.restore(in);
    after.restoreRun(in);
    after.restoreGrowth(in);
    assertThat(after.statistics()).isEqualTo(before.statistics());
    assertThat(after.dailyLoss()).isEqualTo(before.dailyLoss());
    run(after, seed, cut, EVENTS);
    assertThat(after.statistics()).isEqualTo(undisturbed.statistics());
    assertThat(after.dailyLoss()).isEqualTo(undisturbed.dailyLoss());
    assertThat(bytes(after)).isEqualTo(bytes(undisturbed));
  }

  @Example
  void whatAnOlderSnapshotDoesNotTellIsNotSaid() throws IOException {
    StatisticsTracker before = tracker();
    run(before, 1, 0, EVENTS);
    StatisticsTracker after = tracker();
    run(after, 2, 0, EVENTS);
    after.restore(new DataInputStream(new ByteArrayInputStream(bytes(before))));
    after.restartRun();
    after.onBar(EVENTS * HOUR, 120_000, false);
    after.onTrade(7);
    RunStatistics statistics = after.statistics();
    assertThat(statistics.winRate()).isPresent();
    assertThat(statistics.sqn()).isEmpty();
    assertThat(statistics.strikeRate()).isEmpty();
    assertThat(statistics.roiPercent()).isEmpty();
    assertThat(statistics.excessPercent()).isEmpty();
  }

  private static StatisticsTracker tracker() {
    RiskDay day = RiskDay.of("America/New_York", "17:00");
    return new StatisticsTracker(100_000, 2, Annualization.CALENDAR_DAYS, day, HOUR);
  }

  /** The event of a place depends on seed and place only. */
  private static void run(StatisticsTracker tracker, long seed, int from, int to) {
    for (int i = from; i < to; i++) {
      Random random = new Random(seed + 31L * i);
      tracker.onBar(i * HOUR, equity(random, i), random.nextBoolean());
      switch (random.nextInt(10)) {
        case 0 -> tracker.onTrade(random.nextInt(200) - 100);
        case 1 -> tracker.onFill(random.nextInt(10_000));
        case 2 -> tracker.onDeposit(random.nextInt(2000) - 1000);
        case 3 -> tracker.onEquity(i * HOUR, equity(random, i));
        default -> {}
      }
    }
  }

  /** Drifts upwards, so that falls end again and again. */
  private static long equity(Random random, int i) {
    return 90_000 + 100L * i + random.nextInt(2000);
  }

  private static byte[] bytes(StatisticsTracker tracker) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    tracker.snapshot(out);
    tracker.snapshotRun(out);
    tracker.snapshotGrowth(out);
    return bytes.toByteArray();
  }
}
