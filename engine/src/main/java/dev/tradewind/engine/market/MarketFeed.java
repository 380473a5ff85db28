package dev.tradewind.engine.market;

/**
 * Events of the market in the order in which the engine takes them. Used by one thread:
 *
 * <pre>{@code
 * while (feed.advance()) {
 *   feed.dispatch(engine);
 * }
 * }</pre>
 *
 * <p>Whoever has no need to stand between two events hands over many at once, which is the same and
 * several times as fast:
 *
 * <pre>{@code
 * while (feed.advance()) {
 *   feed.dispatch(engine, Integer.MAX_VALUE, Long.MAX_VALUE);
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

  /**
   * Hands over the event stepped to, and as many of those behind it as the feed can in one call; it
   * stands at the last of them then.
   *
   * @param atMost how many, positive
   * @param before when the later ones must have become visible, epoch nanoseconds
   * @return how many, at least 1
   */
  default int dispatch(MarketListener to, int atMost, long before) {
    dispatch(to);
    return 1;
  }
}
