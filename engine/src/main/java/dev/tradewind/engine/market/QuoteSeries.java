package dev.tradewind.engine.market;

import dev.tradewind.engine.market.quality.BadDataException;
import dev.tradewind.engine.market.quality.DataPolicy;
import dev.tradewind.engine.market.quality.DataQuality;
import dev.tradewind.engine.market.quality.DataReport;
import dev.tradewind.engine.market.quality.Violation;
import java.util.Arrays;

/** The quotes of one instrument in columns, oldest first. Immutable; any thread. */
public final class QuoteSeries {

  private final long[] times;
  private final long[] bids;
  private final long[] bidQuantities;
  private final long[] asks;
  private final long[] askQuantities;

  private QuoteSeries(Builder builder) {
    times = Arrays.copyOf(builder.times, builder.size);
    bids = Arrays.copyOf(builder.bids, builder.size);
    bidQuantities = Arrays.copyOf(builder.bidQuantities, builder.size);
    asks = Arrays.copyOf(builder.asks, builder.size);
    askQuantities = Arrays.copyOf(builder.askQuantities, builder.size);
  }

  /** Number of quotes. */
  public int size() {
    return times.length;
  }

  /** Time of quote {@code index}, epoch nanoseconds. */
  public long time(int index) {
    return times[index];
  }

  /** Bid of quote {@code index}. */
  public long bid(int index) {
    return bids[index];
  }

  /** Quantity bid in quote {@code index}. */
  public long bidQuantity(int index) {
    return bidQuantities[index];
  }

  /** Ask of quote {@code index}. */
  public long ask(int index) {
    return asks[index];
  }

  /** Quantity asked in quote {@code index}. */
  public long askQuantity(int index) {
    return askQuantities[index];
  }

  /**
   * Collects quotes; none may be older than the one before, several may have one time. Used by one
   * thread.
   */
  public static final class Builder {

    private final DataQuality quality;
    private long[] times = new long[1024];
    private long[] bids = new long[1024];
    private long[] bidQuantities = new long[1024];
    private long[] asks = new long[1024];
    private long[] askQuantities = new long[1024];
    private int size;

    /** A builder that rejects what cannot be right. */
    public Builder() {
      this(new DataQuality(DataPolicy.REJECT, "The quotes"));
    }

    /** A builder that does about bad quotes what {@code quality} says. */
    public Builder(DataQuality quality) {
      this.quality = quality;
    }

    /**
     * Appends a quote.
     *
     * @throws BadDataException if it breaks {@link QuoteRules} or the order and is to be rejected
     */
    public Builder add(long time, long bid, long bidQuantity, long ask, long askQuantity) {
      Violation violation = QuoteRules.violation(bid, bidQuantity, ask, askQuantity);
      if (violation != null) {
        quality.refuse(
            violation, QuoteRules.valueOf(violation, bid, bidQuantity, ask, askQuantity));
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
      bids[size] = bid;
      bidQuantities[size] = bidQuantity;
      asks[size] = ask;
      askQuantities[size++] = askQuantity;
      return this;
    }

    /**
     * The quotes so far.
     *
     * @throws BadDataException if there is none and that is to be rejected
     */
    public QuoteSeries build() {
      quality.end();
      return new QuoteSeries(this);
    }

    /** How good they were so far. */
    public DataReport report() {
      return quality.report();
    }

    private void grow() {
      if (size < times.length) {
        return;
      }
      int capacity = Math.multiplyExact(size, 2);
      times = Arrays.copyOf(times, capacity);
      bids = Arrays.copyOf(bids, capacity);
      bidQuantities = Arrays.copyOf(bidQuantities, capacity);
      asks = Arrays.copyOf(asks, capacity);
      askQuantities = Arrays.copyOf(askQuantities, capacity);
    }
  }
}
