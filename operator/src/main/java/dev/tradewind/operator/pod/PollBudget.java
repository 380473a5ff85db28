package dev.tradewind.operator.pod;

import java.util.concurrent.atomic.AtomicLong;

/** Spreads polls so that no more than so many happen in a second. Safe for many threads. */
final class PollBudget {
  private final long nanosBetween;
  private final AtomicLong nextSlot;

  PollBudget(int perSecond, long nowNanos) {
    this.nanosBetween = 1_000_000_000L / perSecond;
    this.nextSlot = new AtomicLong(nowNanos);
  }

  /** Takes the next free slot and says how many nanoseconds away it is, from 0. */
  long take(long nowNanos) {
    long slot = nextSlot.updateAndGet(last -> Math.max(last + nanosBetween, nowNanos));
    return slot - nowNanos;
  }
}
