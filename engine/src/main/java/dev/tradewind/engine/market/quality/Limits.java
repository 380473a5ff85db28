package dev.tradewind.engine.market.quality;

/** The values that are believed. */
public final class Limits {

  /**
   * The largest price, quantity or volume, in units of its scale. It leaves room to add up ninety
   * of them, so that no sum is ever taken unchecked.
   */
  public static final long LARGEST = 100_000_000_000_000_000L;

  /**
   * The earliest time, 1800-01-01T00:00Z in epoch nanoseconds. Before it and after {@link #LATEST}
   * is room for two years, so that a day or a delay can be added unchecked.
   */
  public static final long EARLIEST = -5_364_662_400_000_000_000L;

  /** The latest time, 2260-01-01T00:00Z in epoch nanoseconds. */
  public static final long LATEST = 9_151_488_000_000_000_000L;

  private Limits() {}

  /** Whether a time is from {@link #EARLIEST} to {@link #LATEST}. */
  public static boolean isTime(long nanos) {
    return EARLIEST <= nanos && nanos <= LATEST;
  }
}
