package dev.tradewind.engine.market;

/**
 * One bin of trading, [openTime, openTime + interval), of one instrument; it becomes visible when
 * it has closed.
 *
 * <p>Feeds may hand out one object again and again: who keeps a bar beyond the call keeps its
 * {@link #copy}.
 */
public interface Bar {

  /** Index of the instrument in the engine's set-up. */
  int instrument();

  /** Start of the bin, epoch nanoseconds. */
  long openTime();

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
        instrument(), openTime(), open(), high(), low(), close(), volume(), forwardFilled());
  }
}
