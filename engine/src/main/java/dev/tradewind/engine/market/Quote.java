package dev.tradewind.engine.market;

/**
 * The best prices that an instrument can be sold and bought at.
 *
 * <p>Feeds may hand out one object again and again: who keeps a quote beyond the call keeps its
 * {@link #copy}.
 */
public interface Quote {

  /** Index of the instrument in the engine's set-up. */
  int instrument();

  /** When it became visible, epoch nanoseconds. */
  long time();

  /** Highest price that is bid, at the instrument's price scale, positive. */
  long bid();

  /** Quantity bid at it; 0 if it is not told. */
  long bidQuantity();

  /** Lowest price that is asked, not below the bid. */
  long ask();

  /** Quantity asked at it; 0 if it is not told. */
  long askQuantity();

  /** An immutable quote of the same values. */
  default RecordedQuote copy() {
    return new RecordedQuote(instrument(), time(), bid(), bidQuantity(), ask(), askQuantity());
  }
}
