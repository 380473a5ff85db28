package dev.tradewind.operator.strategy;

import java.time.Duration;
import java.time.Instant;

/**
 * How much one strategy may tell: a burst, then one Event a minute. The last of the burst is kept
 * for news, so that a trouble that comes and goes cannot drown another one. Not safe for many
 * threads.
 */
final class EventBudget {
  static final int BURST = 10;
  static final int FOR_NEWS = 3;
  static final Duration REFILL = Duration.ofMinutes(1);

  private double left = BURST;
  private Instant filled;

  EventBudget(Instant now) {
    this.filled = now;
  }

  /**
   * Takes one write, if there is one for it.
   *
   * @param news whether nothing like it was told lately
   */
  boolean take(boolean news, Instant now) {
    double elapsed = Math.max(0, Duration.between(filled, now).toNanos());
    left = Math.min(BURST, left + elapsed / REFILL.toNanos());
    filled = now;
    if (left < (news ? 1 : 1 + FOR_NEWS)) {
      return false;
    }
    left--;
    return true;
  }
}
