package dev.tradewind.operator.strategy;

import java.time.Duration;
import java.time.Instant;

/** So many writes in a second, over all strategies. Safe for many threads. */
final class WriteBudget {
  private final double perSecond;
  private final Runnable exhausted;
  private double left;
  private Instant filled;

  WriteBudget(int perSecond, Instant now) {
    this(perSecond, now, () -> {});
  }

  /**
   * @param exhausted told of each write that must wait
   */
  WriteBudget(int perSecond, Instant now, Runnable exhausted) {
    this.exhausted = exhausted;
    this.perSecond = perSecond;
    this.left = perSecond;
    this.filled = now;
  }

  /** Takes one write if there is one left. */
  synchronized boolean take(Instant now) {
    refill(now);
    if (left < 1) {
      exhausted.run();
      return false;
    }
    left--;
    return true;
  }

  /** Counts a write that could not wait. */
  synchronized void spend(Instant now) {
    refill(now);
    left = Math.max(left - 1, -perSecond);
  }

  private void refill(Instant now) {
    double seconds = Math.max(0, Duration.between(filled, now).toNanos() / 1e9);
    left = Math.min(perSecond, left + seconds * perSecond);
    filled = now;
  }
}
