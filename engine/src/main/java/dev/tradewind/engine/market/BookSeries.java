package dev.tradewind.engine.market;

import dev.tradewind.engine.market.quality.BadDataException;
import dev.tradewind.engine.market.quality.DataPolicy;
import dev.tradewind.engine.market.quality.DataQuality;
import dev.tradewind.engine.market.quality.DataReport;
import dev.tradewind.engine.market.quality.Violation;
import java.util.Arrays;

/** The book levels of one instrument in columns, oldest first. Immutable; any thread. */
public final class BookSeries {

  private static final byte BID = 1;
  private static final byte ASK = 2;

  private final long[] times;
  private final byte[] entries;
  private final long[] prices;
  private final long[] quantities;

  private BookSeries(Builder builder) {
    times = Arrays.copyOf(builder.times, builder.size);
    entries = Arrays.copyOf(builder.entries, builder.size);
    prices = Arrays.copyOf(builder.prices, builder.size);
    quantities = Arrays.copyOf(builder.quantities, builder.size);
  }

  /** Number of levels. */
  public int size() {
    return times.length;
  }

  /** Time of level {@code index}, epoch nanoseconds. */
  public long time(int index) {
    return times[index];
  }

  /** What level {@code index} speaks of. */
  public BookEntry entry(int index) {
    return switch (entries[index]) {
      case BID -> BookEntry.BID;
      case ASK -> BookEntry.ASK;
      default -> BookEntry.EMPTY_BOOK;
    };
  }

  /** Price of level {@code index}. */
  public long price(int index) {
    return prices[index];
  }

  /** Quantity of level {@code index}. */
  public long quantity(int index) {
    return quantities[index];
  }

  /**
   * Collects levels; none may be older than the one before, several may have one time. Used by one
   * thread.
   */
  public static final class Builder {

    private final DataQuality quality;
    private long[] times = new long[1024];
    private byte[] entries = new byte[1024];
    private long[] prices = new long[1024];
    private long[] quantities = new long[1024];
    private int size;

    /** A builder that rejects what cannot be right. */
    public Builder() {
      this(new DataQuality(DataPolicy.REJECT, "The book levels"));
    }

    /** A builder that does about bad levels what {@code quality} says. */
    public Builder(DataQuality quality) {
      this.quality = quality;
    }

    /**
     * Appends a level.
     *
     * @throws BadDataException if it breaks {@link BookRules} or the order and is to be rejected
     */
    public Builder add(long time, BookEntry entry, long price, long levelQuantity) {
      Violation violation = BookRules.violation(entry, price, levelQuantity);
      if (violation != null) {
        quality.refuse(violation, TradeRules.valueOf(violation, price, levelQuantity));
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
      entries[size] = code(entry);
      prices[size] = price;
      quantities[size++] = levelQuantity;
      return this;
    }

    /**
     * Appends the event that empties the book.
     *
     * @throws BadDataException if it breaks the order and is to be rejected
     */
    public Builder addEmptyBook(long time) {
      return add(time, BookEntry.EMPTY_BOOK, 0, 0);
    }

    /**
     * The levels so far.
     *
     * @throws BadDataException if there is none and that is to be rejected
     */
    public BookSeries build() {
      quality.end();
      return new BookSeries(this);
    }

    /** How good they were so far. */
    public DataReport report() {
      return quality.report();
    }

    private static byte code(BookEntry entry) {
      return switch (entry) {
        case BID -> BID;
        case ASK -> ASK;
        case EMPTY_BOOK -> 0;
      };
    }

    private void grow() {
      if (size < times.length) {
        return;
      }
      int capacity = Math.multiplyExact(size, 2);
      times = Arrays.copyOf(times, capacity);
      entries = Arrays.copyOf(entries, capacity);
      prices = Arrays.copyOf(prices, capacity);
      quantities = Arrays.copyOf(quantities, capacity);
    }
  }
}
