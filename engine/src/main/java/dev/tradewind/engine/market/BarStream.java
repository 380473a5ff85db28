package dev.tradewind.engine.market;

/**
 * A feed of bars of one instrument that is itself the bar that it stands at, so that who takes many
 * of them in a row is told so once. Used by one thread.
 */
public interface BarStream extends MarketFeed, Bar {

  /**
   * Steps to the next bar, if it closed before then; it stays where it is if not.
   *
   * @param before epoch nanoseconds
   * @return whether there is one
   */
  boolean advance(long before);

  @Override
  default long time() {
    return closeTime();
  }

  @Override
  default void dispatch(MarketListener to) {
    to.onBar(this);
  }

  @Override
  default int dispatch(MarketListener to, int atMost, long before) {
    return to.onBars(this, atMost, before);
  }
}
