package dev.tradewind.bench.latency;

import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * Does something at a fixed rate, whether or not it has kept up: what is late stays late until it
 * has caught up, and its time from schedule says so. The thread spins. Used by one thread.
 */
final class OpenLoop {

  /** Longer than anything but a machine that went to sleep. */
  private static final long LONGEST = 10_000_000_000L;

  private static final int DIGITS = 3;

  private final long period;
  private final Histogram service = new Histogram(LONGEST, DIGITS);
  private final Histogram fromSchedule = new Histogram(LONGEST, DIGITS);

  /**
   * A loop that has not begun.
   *
   * @param period from one turn to the next, nanoseconds
   */
  OpenLoop(long period) {
    this.period = period;
  }

  /**
   * Takes its turns.
   *
   * @param turn does the work and returns when it was done, as {@link System#nanoTime} tells
   * @param turns how many
   */
  void run(LongSupplier turn, int turns) {
    long due = System.nanoTime() + period;
    for (int i = 0; i < turns; i++, due += period) {
      long begun = System.nanoTime();
      while (begun < due) {
        Thread.onSpinWait();
        begun = System.nanoTime();
      }
      long done = turn.getAsLong();
      service.recordValue(Math.min(done - begun, LONGEST));
      fromSchedule.recordValue(Math.min(done - due, LONGEST));
    }
  }

  /** From the begin of a turn to its end. */
  Histogram service() {
    return service;
  }

  /** From when a turn was due to its end. */
  Histogram fromSchedule() {
    return fromSchedule;
  }

  /** Forgets what it has recorded. */
  void reset() {
    service.reset();
    fromSchedule.reset();
  }
}
