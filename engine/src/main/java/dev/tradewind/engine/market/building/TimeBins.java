package dev.tradewind.engine.market.building;

import dev.tradewind.engine.market.hours.TradingHours;

/** How time is cut into the bins [start, end) of time bars. Immutable; any thread. */
public final class TimeBins {

  /** Returned instead of the start of a bin where there is none. */
  public static final long NONE = Long.MAX_VALUE;

  private final long interval;
  private final TradingHours hours;

  private TimeBins(long interval, TradingHours hours) {
    if (interval <= 0) {
      throw new IllegalArgumentException(
          "The interval of bars is " + interval + " ns: it must be positive.");
    }
    this.interval = interval;
    this.hours = hours;
  }

  /**
   * Bins without a gap, counted from 1970-01-01T00:00Z.
   *
   * @param interval their length in nanoseconds
   */
  public static TimeBins ofEpoch(long interval) {
    return new TimeBins(interval, null);
  }

  /**
   * Bins counted from the open of each session; the last of a session ends with it, and between
   * sessions there are none.
   *
   * @param interval their length in nanoseconds; one that is longer than a session gives it one bin
   */
  public static TimeBins ofSessions(long interval, TradingHours hours) {
    return new TimeBins(interval, hours);
  }

  /** Start of the bin that contains a moment, or {@link #NONE} if the market is closed then. */
  public long startOf(long nanos) {
    if (hours == null) {
      return Math.floorDiv(nanos, interval) * interval;
    }
    if (!hours.isOpen(nanos)) {
      return NONE;
    }
    long open = hours.sessionOpen(nanos);
    return open + (nanos - open) / interval * interval;
  }

  /** End of the bin that starts at {@code start}. */
  public long endOf(long start) {
    long end = start > Long.MAX_VALUE - interval ? Long.MAX_VALUE : start + interval;
    return hours == null ? end : Math.min(end, hours.sessionEnd(start));
  }

  /** Start of the bin after the one that ends at {@code end}, or {@link #NONE}. */
  public long startAfter(long end) {
    return hours == null || hours.isOpen(end) ? end : hours.nextOpen(end);
  }
}
