package dev.tradewind.engine.market;

import dev.tradewind.engine.market.quality.BadDataException;
import dev.tradewind.engine.market.quality.DataPolicy;
import dev.tradewind.engine.market.quality.DataQuality;
import dev.tradewind.engine.market.quality.DataReport;
import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.market.quality.Violation;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The bars of one instrument in columns, oldest first. Immutable; any thread.
 *
 * <p>Columns, not objects: a million bars are six arrays that a loop walks through in order. The
 * ends of the bars are a seventh only where they differ in length.
 */
public final class BarSeries {

  /** A tenth of a series may stay unused before it is worth a copy. */
  private static final int SPARE = 10;

  private final long interval;
  private final int size;
  private final long[] openTimes;
  private final long[] closeTimes;
  private final long[] opens;
  private final long[] highs;
  private final long[] lows;
  private final long[] closes;
  private final long[] volumes;
  private final BitSet forwardFilled;
  private final long highest;

  private BarSeries(Builder builder) {
    interval = builder.interval;
    size = builder.size;
    openTimes = builder.openTimes;
    closeTimes = builder.closeTimes;
    opens = builder.opens;
    highs = builder.highs;
    lows = builder.lows;
    closes = builder.closes;
    volumes = builder.volumes;
    highest = builder.highest;
    forwardFilled = builder.forwardFilled == null ? null : (BitSet) builder.forwardFilled.clone();
  }

  /** Number of bars. */
  public int size() {
    return size;
  }

  /** The highest price of all bars. */
  public long highest() {
    return highest;
  }

  /** Length of a bar that does not say otherwise, nanoseconds. */
  public long interval() {
    return interval;
  }

  /** When bar {@code index} began, epoch nanoseconds. */
  public long openTime(int index) {
    return openTimes[index];
  }

  /** When bar {@code index} ended, epoch nanoseconds. */
  public long closeTime(int index) {
    return closeTimes == null ? openTimes[index] + interval : closeTimes[index];
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

  /** Whether nothing traded in bar {@code index}. */
  public boolean forwardFilled(int index) {
    return forwardFilled != null && forwardFilled.get(index);
  }

  /** Collects bars; none may open before the one before has closed. Used by one thread. */
  public static final class Builder {

    private final long interval;
    private final DataQuality quality;
    private long[] openTimes = new long[1024];
    private long[] closeTimes;
    private long[] opens = new long[1024];
    private long[] highs = new long[1024];
    private long[] lows = new long[1024];
    private long[] closes = new long[1024];
    private long[] volumes = new long[1024];
    private BitSet forwardFilled;
    private long highest;
    private long lastOpenTime;
    private long lastCloseTime = Long.MIN_VALUE;
    private int size;

    /** A series has the columns: they must not change any more. */
    private boolean handedOut;

    /**
     * A builder that rejects what cannot be right.
     *
     * @param interval length of a bar in nanoseconds, positive; a bar may say otherwise
     */
    public Builder(long interval) {
      this(interval, new DataQuality(DataPolicy.REJECT, "The bars"));
    }

    /**
     * A builder that does about bad bars what {@code quality} says.
     *
     * @param interval length of a bar in nanoseconds, positive; a bar may say otherwise
     */
    public Builder(long interval, DataQuality quality) {
      if (interval <= 0) {
        throw new IllegalArgumentException(
            "The interval of bars is " + interval + " ns: it must be positive.");
      }
      this.interval = interval;
      this.quality = quality;
    }

    /** Makes room for so many bars, so that fewer of them are copied. */
    public Builder expect(int bars) {
      if (bars > openTimes.length) {
        resize(bars);
      }
      return this;
    }

    /**
     * Appends a bar of the usual length.
     *
     * @throws BadDataException if it breaks {@link BarRules} or the order and is to be rejected
     */
    public Builder add(long openTime, long open, long high, long low, long close, long volume) {
      return add(openTime, end(openTime), open, high, low, close, volume, false);
    }

    /**
     * Appends a copy of a bar, its end included.
     *
     * @throws BadDataException if it breaks {@link BarRules} or the order and is to be rejected
     */
    public Builder add(Bar bar) {
      return add(
          bar.openTime(),
          bar.closeTime(),
          bar.open(),
          bar.high(),
          bar.low(),
          bar.close(),
          bar.volume(),
          bar.forwardFilled());
    }

    /**
     * Appends a bar with an end of its own.
     *
     * @throws BadDataException if it breaks {@link BarRules} or the order and is to be rejected
     */
    public Builder add(
        long openTime,
        long closeTime,
        long open,
        long high,
        long low,
        long close,
        long volume,
        boolean filled) {
      Violation value = BarRules.violation(open, high, low, close, volume);
      if (value != null) {
        quality.refuse(value, valueOf(value, open, high, low, close, volume));
        return this;
      }
      Violation order = disorder(openTime, closeTime);
      if (order != null) {
        quality.refuse(order, order.field().equals("closeTime") ? closeTime : openTime);
        return this;
      }
      quality.accept();
      append(openTime, closeTime, filled);
      opens[size] = open;
      highs[size] = high;
      highest = Math.max(highest, high);
      lows[size] = low;
      closes[size] = close;
      volumes[size++] = volume;
      return this;
    }

    /**
     * The bars so far.
     *
     * @throws BadDataException if there is none and that is to be rejected
     */
    public BarSeries build() {
      quality.end();
      if (openTimes.length - size > size / SPARE) {
        resize(size);
      }
      handedOut = true;
      return new BarSeries(this);
    }

    /** How good they were so far. */
    public DataReport report() {
      return quality.report();
    }

    private long end(long openTime) {
      return openTime > Long.MAX_VALUE - interval ? Long.MIN_VALUE : openTime + interval;
    }

    private Violation disorder(long openTime, long closeTime) {
      if (closeTime < openTime) {
        return Violation.CLOSE_TIME_BEFORE_OPEN;
      }
      if (openTime < Limits.EARLIEST) {
        return Violation.OPEN_TIME_OUT_OF_RANGE;
      }
      if (closeTime > Limits.LATEST) {
        return Violation.CLOSE_TIME_OUT_OF_RANGE;
      }
      if (openTime >= lastCloseTime) {
        return null;
      }
      if (openTime == lastOpenTime) {
        return Violation.OPEN_TIME_REPEATED;
      }
      return openTime < lastOpenTime
          ? Violation.OPEN_TIME_BEFORE_LAST
          : Violation.OPEN_TIME_OVERLAPS;
    }

    private void append(long openTime, long closeTime, boolean filled) {
      grow();
      openTimes[size] = openTime;
      if (closeTimes == null && closeTime != openTime + interval) {
        closeTimes = new long[openTimes.length];
        for (int i = 0; i < size; i++) {
          closeTimes[i] = openTimes[i] + interval;
        }
      }
      if (closeTimes != null) {
        closeTimes[size] = closeTime;
      }
      if (filled) {
        forwardFilled = forwardFilled == null ? new BitSet() : forwardFilled;
        forwardFilled.set(size);
      }
      lastOpenTime = openTime;
      lastCloseTime = closeTime;
    }

    private void grow() {
      if (size == openTimes.length) {
        resize(Math.multiplyExact(Math.max(1, size), 2));
      } else if (handedOut) {
        resize(openTimes.length);
      }
    }

    private void resize(int capacity) {
      handedOut = false;
      openTimes = Arrays.copyOf(openTimes, capacity);
      closeTimes = closeTimes == null ? null : Arrays.copyOf(closeTimes, capacity);
      opens = Arrays.copyOf(opens, capacity);
      highs = Arrays.copyOf(highs, capacity);
      lows = Arrays.copyOf(lows, capacity);
      closes = Arrays.copyOf(closes, capacity);
      volumes = Arrays.copyOf(volumes, capacity);
    }

    private static long valueOf(
        Violation violation, long open, long high, long low, long close, long volume) {
      return switch (violation.field()) {
        case "open" -> open;
        case "high" -> high;
        case "low" -> low;
        case "close" -> close;
        case "volume" -> volume;
        default -> Math.min(low, Math.min(high, Math.min(open, close)));
      };
    }
  }
}
