package dev.tradewind.engine.market;

import dev.tradewind.engine.market.quality.BadDataException;
import dev.tradewind.engine.market.quality.DataPolicy;
import dev.tradewind.engine.market.quality.DataQuality;
import dev.tradewind.engine.market.quality.DataReport;
import dev.tradewind.engine.market.quality.Violation;
import java.util.Arrays;

/** The trades of one instrument in columns, oldest first. Immutable; any thread. */
public final class TradeSeries {

  private static final byte BUYER = 1;
  private static final byte SELLER = 2;

  /** A tenth of a series may stay unused before it is worth a copy. */
  private static final int SPARE = 10;

  private final int size;
  private final long[] times;
  private final long[] prices;
  private final long[] quantities;
  private final byte[] aggressors;

  private TradeSeries(Builder builder) {
    size = builder.size;
    times = builder.times;
    prices = builder.prices;
    quantities = builder.quantities;
    aggressors = builder.aggressors;
  }

  /** Number of trades. */
  public int size() {
    return size;
  }

  /** Time of trade {@code index}, epoch nanoseconds. */
  public long time(int index) {
    return times[index];
  }

  /** Price of trade {@code index}. */
  public long price(int index) {
    return prices[index];
  }

  /** Quantity of trade {@code index}. */
  public long quantity(int index) {
    return quantities[index];
  }

  /** Who crossed the spread in trade {@code index}. */
  public Aggressor aggressor(int index) {
    return switch (aggressors[index]) {
      case BUYER -> Aggressor.BUYER;
      case SELLER -> Aggressor.SELLER;
      default -> Aggressor.UNKNOWN;
    };
  }

  /**
   * Collects trades; none may be older than the one before, several may have one time. Used by one
   * thread.
   */
  public static final class Builder {

    private final DataQuality quality;
    private long[] times = new long[1024];
    private long[] prices = new long[1024];
    private long[] quantities = new long[1024];
    private byte[] aggressors = new byte[1024];
    private int size;

    /** A series has the columns: they must not change any more. */
    private boolean handedOut;

    /** A builder that rejects what cannot be right. */
    public Builder() {
      this(new DataQuality(DataPolicy.REJECT, "The trades"));
    }

    /** A builder that does about bad trades what {@code quality} says. */
    public Builder(DataQuality quality) {
      this.quality = quality;
    }

    /** Makes room for so many trades, so that fewer of them are copied. */
    public Builder expect(int trades) {
      if (trades > times.length) {
        resize(trades);
      }
      return this;
    }

    /** Appends a trade of which nobody knows who crossed the spread. */
    public Builder add(long time, long price, long quantity) {
      return add(time, price, quantity, Aggressor.UNKNOWN);
    }

    /**
     * Appends a trade.
     *
     * @throws BadDataException if it breaks {@link TradeRules} or the order and is to be rejected
     */
    public Builder add(long time, long price, long quantity, Aggressor aggressor) {
      Violation violation = TradeRules.violation(price, quantity);
      if (violation != null) {
        quality.refuse(violation, TradeRules.valueOf(violation, price, quantity));
        return this;
      }
      Violation order = TimeRules.violation(time, size == 0 ? Long.MIN_VALUE : times[size - 1]);
      if (order != null) {
        quality.refuse(order, time);
        return this;
      }
      quality.accept();
      grow();
      times[size] = time;
      prices[size] = price;
      quantities[size] = quantity;
      aggressors[size++] = code(aggressor);
      return this;
    }

    /**
     * The trades so far.
     *
     * @throws BadDataException if there is none and that is to be rejected
     */
    public TradeSeries build() {
      quality.end();
      if (times.length - size > size / SPARE) {
        resize(size);
      }
      handedOut = true;
      return new TradeSeries(this);
    }

    /** How good they were so far. */
    public DataReport report() {
      return quality.report();
    }

    private static byte code(Aggressor aggressor) {
      return switch (aggressor) {
        case BUYER -> BUYER;
        case SELLER -> SELLER;
        case UNKNOWN -> 0;
      };
    }

    private void grow() {
      if (size == times.length) {
        resize(Math.multiplyExact(Math.max(1, size), 2));
      } else if (handedOut) {
        resize(times.length);
      }
    }

    private void resize(int capacity) {
      handedOut = false;
      times = Arrays.copyOf(times, capacity);
      prices = Arrays.copyOf(prices, capacity);
      quantities = Arrays.copyOf(quantities, capacity);
      aggressors = Arrays.copyOf(aggressors, capacity);
    }
  }
}
