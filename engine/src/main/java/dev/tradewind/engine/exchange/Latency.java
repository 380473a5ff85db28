package dev.tradewind.engine.exchange;

/**
 * How long messages are under way.
 *
 * @param orders from the strategy to the exchange, nanoseconds
 * @param reports from the exchange to the strategy, nanoseconds
 */
public record Latency(long orders, long reports) {

  /** No time at all: a request is answered within the call that makes it. */
  public static final Latency NONE = new Latency(0, 0);

  /** The longest that is believed: a year. */
  public static final long LONGEST = 366L * 86_400_000_000_000L;

  /** Refuses times below 0 or above {@link #LONGEST} with {@link IllegalArgumentException}. */
  public Latency {
    if (orders < 0 || reports < 0 || orders > LONGEST || reports > LONGEST) {
      throw new IllegalArgumentException(
          "A latency of "
              + orders
              + " ns for orders and "
              + reports
              + " ns for reports is refused: each must be from 0 to "
              + LONGEST
              + " ns, a year.");
    }
  }

  /** Whether a request is answered within the call that makes it. */
  public boolean isNone() {
    return orders == 0 && reports == 0;
  }
}
