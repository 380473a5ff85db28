package dev.tradewind.engine.market;

/**
 * Somebody traded with somebody else.
 *
 * <p>Feeds may hand out one object again and again: who keeps a trade beyond the call keeps its
 * {@link #copy}.
 */
public interface Trade {

  /** Index of the instrument in the engine's set-up. */
  int instrument();

  /** When it became visible, epoch nanoseconds. */
  long time();

  /** At the instrument's price scale, positive. */
  long price();

  /** At the instrument's quantity scale, positive. */
  long quantity();

  /** Who crossed the spread. */
  Aggressor aggressor();

  /** An immutable trade of the same values. */
  default RecordedTrade copy() {
    return new RecordedTrade(instrument(), time(), price(), quantity(), aggressor());
  }
}
