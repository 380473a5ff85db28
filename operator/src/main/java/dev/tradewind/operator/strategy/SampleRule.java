package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** When a new sample is worth a write. Pure. */
final class SampleRule {
  /** How urgent a write is. */
  enum Due {
    /** The old sample will do. */
    No,
    /** When the budget allows. */
    Soon
  }

  private final Duration interval;

  SampleRule(Duration interval) {
    this.interval = interval;
  }

  /**
   * Whether the new sample should replace the old one.
   *
   * @param completed whether no other sample will follow
   * @param lastWrite when a sample was last written; null when unknown
   */
  Due due(Sample before, Sample after, boolean completed, Instant lastWrite, Instant now) {
    if (after == null || after.equals(before)) {
      return Due.No;
    }
    if (before == null || completed || positionChanged(before, after)) {
      return Due.Soon;
    }
    boolean elapsed = lastWrite == null || !lastWrite.plus(interval).isAfter(now);
    return elapsed && !sameButForTime(before, after) ? Due.Soon : Due.No;
  }

  private static boolean positionChanged(Sample before, Sample after) {
    return !Objects.equals(before.positionSummary(), after.positionSummary())
        || !Objects.equals(before.settled(), after.settled());
  }

  private static boolean sameButForTime(Sample before, Sample after) {
    return after.equals(
        new Sample(
            after.time(),
            before.positionSummary(),
            before.positions(),
            before.equity(),
            before.realizedPnl(),
            before.unrealizedPnl(),
            before.pnl(),
            before.fees(),
            before.openOrders(),
            before.settled()));
  }
}
