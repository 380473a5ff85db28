package dev.tradewind.engine.market;

import java.util.Arrays;

/**
 * The bars of one instrument in columns, oldest first. Immutable; any thread.
 *
 * <p>Columns, not objects: a million bars are six arrays that a loop walks through in order.
 */
public final class BarSeries {

  private final long[] openTimes;
  private final long[] opens;
  private final long[] highs;
  private final long[] lows;
  private final long[] closes;
  private final long[] volumes;

  private BarSeries(Builder builder) {
    openTimes = Arrays.copyOf(builder.openTimes, builder.size);
    opens = Arrays.copyOf(builder.opens, builder.size);
    highs = Arrays.copyOf(builder.highs, builder.size);
    lows = Arrays.copyOf(builder.lows, builder.size);
    closes = Arrays.copyOf(builder.closes, builder.size);
    volumes = Arrays.copyOf(builder.volumes, builder.size);
  }

  /** Number of bars. */
  public int size() {
    return openTimes.length;
  }

  /** Start of bar {@code index}, epoch nanoseconds. */
  public long openTime(int index) {
    return openTimes[index];
  }

  /** First price of bar {@code index}. */
  public long open(int index) {
    return opens[index];
  }

  /** Highest price of bar {@code index}. */
  public long high(int index) {
    return highs[index];
  }

  /** Lowest price of bar {@code index}. */
  public long low(int index) {
    return lows[index];
  }

  /** Last price of bar {@code index}. */
  public long close(int index) {
    return closes[index];
  }

  /** Volume of bar {@code index}. */
  public long volume(int index) {
    return volumes[index];
  }

  /** Collects bars; each must open later than the one before. Used by one thread. */
  public static final class Builder {

    private long[] openTimes = new long[1024];
    private long[] opens = new long[1024];
    private long[] highs = new long[1024];
    private long[] lows = new long[1024];
    private long[] closes = new long[1024];
    private long[] volumes = new long[1024];
    private int size;

    /**
     * Appends a bar.
     *
     * @throws IllegalArgumentException if {@link BarRules#violation} finds one
     */
    public Builder add(long openTime, long open, long high, long low, long close, long volume) {
      BarRules.check(open, high, low, close, volume);
      if (size > 0 && openTime <= openTimes[size - 1]) {
        throw new IllegalArgumentException("A bar does not open later than the one before.");
      }
      grow();
      openTimes[size] = openTime;
      opens[size] = open;
      highs[size] = high;
      lows[size] = low;
      closes[size] = close;
      volumes[size++] = volume;
      return this;
    }

    /** The bars so far. */
    public BarSeries build() {
      return new BarSeries(this);
    }

    private void grow() {
      if (size < openTimes.length) {
        return;
      }
      int capacity = Math.multiplyExact(size, 2);
      openTimes = Arrays.copyOf(openTimes, capacity);
      opens = Arrays.copyOf(opens, capacity);
      highs = Arrays.copyOf(highs, capacity);
      lows = Arrays.copyOf(lows, capacity);
      closes = Arrays.copyOf(closes, capacity);
      volumes = Arrays.copyOf(volumes, capacity);
    }
  }
}
