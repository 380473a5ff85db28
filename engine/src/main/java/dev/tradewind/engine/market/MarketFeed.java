package dev.tradewind.engine.market;

/**
 * Events of the market in the order in which the engine takes them. Used by one thread:
 *
 * <pre>{@code
 * while (feed.advance()) {
 *   feed.dispatch(engine);
 * }
 * }</pre>
 */
public interface MarketFeed {

  /**
   * Steps to the next event.
   *
   * @return whether there is one; once there is none, there will never be
   */
  boolean advance();

  /**
   * When the event stepped to became visible, epoch nanoseconds; never less than that of the one
   * before. Undefined before the first {@link #advance} and after the last.
   */
  long time();

  /** Hands the event stepped to over; it is valid until the next {@link #advance}. */
  void dispatch(MarketListener to);
}
