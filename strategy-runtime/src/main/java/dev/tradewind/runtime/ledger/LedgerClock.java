package dev.tradewind.runtime.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The two clocks that a claim is reckoned by. Any thread.
 *
 * @param monotonic nanoseconds since whenever, never going back
 * @param wall the time of day, which may be set
 */
public record LedgerClock(LongSupplier monotonic, InstantSource wall) {

  /** Those of this machine. */
  public static final LedgerClock SYSTEM =
      new LedgerClock(System::nanoTime, InstantSource.system());

  /** The same moment on both. */
  record Moment(long nanos, Instant wall) {}

  Moment now() {
    return new Moment(monotonic.getAsLong(), wall.instant());
  }
}
