package dev.tradewind.runtime.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Both clocks of a machine, moved by hand, together or apart. Any thread. */
final class ManualClock {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private final AtomicLong monotonic = new AtomicLong(Long.MAX_VALUE - 1);
  private final AtomicLong wall = new AtomicLong();

  LedgerClock clock() {
    return new LedgerClock(monotonic::get, () -> NOON.plusNanos(wall.get()));
  }

  /** Time goes by. */
  void pass(Duration time) {
    monotonic.addAndGet(time.toNanos());
    wall.addAndGet(time.toNanos());
  }

  /** The time of day is set, or the machine slept. */
  void jump(Duration time) {
    wall.addAndGet(time.toNanos());
  }
}
