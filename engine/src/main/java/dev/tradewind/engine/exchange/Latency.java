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

  /** Refuses negative times with {@link IllegalArgumentException}. */
  public Latency {
    if (orders < 0 || reports < 0) {
      throw new IllegalArgumentException("A latency must be 0 or more nanoseconds.");
    }
  }
}
