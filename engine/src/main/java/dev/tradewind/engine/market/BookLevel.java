package dev.tradewind.engine.market;

/**
 * What one price level of an order book has become, or that the book is empty.
 *
 * <p>Feeds may hand out one object again and again: who keeps a level beyond the call keeps its
 * {@link #copy}.
 */
public interface BookLevel {

  /** Index of the instrument in the engine's set-up. */
  int instrument();

  /** When it became visible, epoch nanoseconds. */
  long time();

  /** Whose level it is, or that the whole book is emptied; price and quantity are 0 then. */
  BookEntry entry();

  /** At the instrument's price scale, positive. */
  long price();

  /** All that stands there now, at the instrument's quantity scale; 0 removes the level. */
  long quantity();

  /** An immutable level of the same values. */
  default RecordedBookLevel copy() {
    return new RecordedBookLevel(instrument(), time(), entry(), price(), quantity());
  }
}
