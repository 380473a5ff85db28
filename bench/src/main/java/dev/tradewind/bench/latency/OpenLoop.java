package dev.tradewind.bench.latency;

import java.util.Arrays;
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
  private final Histogram[] service;
  private final Histogram[] fromSchedule;

  /**
   * A loop that has not begun.
   *
   * @param period from one turn to the next, nanoseconds
   * @param kinds of turns, which take turns, each with histograms of its own
   */
  OpenLoop(long period, int kinds) {
    this.period = period;
    service = histograms(kinds);
    fromSchedule = histograms(kinds);
  }

  private static Histogram[] histograms(int kinds) {
    Histogram[] histograms = new Histogram[kinds];
    Arrays.setAll(histograms, _ -> new Histogram(LONGEST, DIGITS));
    return histograms;
  }

  /**
   * Takes its turns.
   *
   * @param turn does the work and returns when it was done, as {@link System#nanoTime} tells
   * @param turns how many, of every kind as many; the first is of the first kind
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
      int kind = i % service.length;
      service[kind].recordValue(Math.min(done - begun, LONGEST));
      fromSchedule[kind].recordValue(Math.min(done - due, LONGEST));
    }
  }

  /** From the begin of a turn to its end. */
  Histogram service(int kind) {
    return service[kind];
  }

  /** From when a turn was due to its end. */
  Histogram fromSchedule(int kind) {
    return fromSchedule[kind];
  }

  /** Forgets what it has recorded. */
  void reset() {
    for (int kind = 0; kind < service.length; kind++) {
      service[kind].reset();
      fromSchedule[kind].reset();
    }
  }
}
