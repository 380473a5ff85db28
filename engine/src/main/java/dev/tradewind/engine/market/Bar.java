package dev.tradewind.engine.market;

/**
 * Trading in one instrument between two moments; it becomes visible when it has closed. A time bar
 * holds what happened in [openTime, closeTime); a tick or volume bar begins and ends with a trade.
 *
 * <p>Feeds may hand out one object again and again: who keeps a bar beyond the call keeps its
 * {@link #copy}.
 */
public interface Bar {

  /** The {@link #timeFrame} of the bars that fill orders and mark equity. */
  int BASE_TIME_FRAME = 0;

  /** Index of the instrument in the engine's set-up. */
  int instrument();

  /** Index of its kind of bars in the engine's set-up; {@link #BASE_TIME_FRAME} is the first. */
  default int timeFrame() {
    return BASE_TIME_FRAME;
  }

  /** When it began, epoch nanoseconds. */
  long openTime();

  /** When it ended and became visible, epoch nanoseconds; never before {@link #openTime}. */
  long closeTime();

  /** First price, at the instrument's price scale. */
  long open();

  /** Highest price. */
  long high();

  /** Lowest price. */
  long low();

  /** Last price. */
  long close();

  /** Traded quantity, at the instrument's quantity scale. */
  long volume();

  /** Whether nothing traded and the last price was carried forward; such a bar fills no order. */
  default boolean forwardFilled() {
    return false;
  }

  /** An immutable bar of the same values. */
  default ClosedBar copy() {
    return new ClosedBar(
        instrument(),
        timeFrame(),
        openTime(),
        closeTime(),
        open(),
        high(),
        low(),
        close(),
        volume(),
        forwardFilled());
  }
}
