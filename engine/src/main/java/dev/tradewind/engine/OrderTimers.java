package dev.tradewind.engine;

/**
 * How long an order may keep the engine waiting, nanoseconds of market time; {@link #NEVER} for
 * ever.
 *
 * @param acknowledge nothing was heard of a new order for so long: it is unknown, and asked for
 * @param lost nothing was heard of an unknown order for so long, though the venue knows none: it is
 *     lost
 * @param stale an order worked for so long without being filled in whole: the rest of an entry is
 *     cancelled, that of an exit is cancelled and then goes to market
 */
public record OrderTimers(long acknowledge, long lost, long stale) {

  /** No limit of time. */
  public static final long NEVER = Long.MAX_VALUE;

  /** No timers. */
  public static final OrderTimers NONE = new OrderTimers(NEVER, NEVER, NEVER);

  /** Refuses times that are not positive with {@link IllegalArgumentException}. */
  public OrderTimers {
    if (acknowledge <= 0 || lost <= 0 || stale <= 0) {
      throw new IllegalArgumentException("A timer of orders must be above zero.");
    }
  }
}
