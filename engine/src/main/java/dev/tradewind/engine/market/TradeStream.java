package dev.tradewind.engine.market;

/**
 * A feed of trades of one instrument that is itself the trade that it stands at, so that who takes
 * many of them in a row is told so once. Used by one thread.
 */
public interface TradeStream extends MarketFeed, Trade {

  /**
   * Steps to the next trade, if it became visible before then; it stays where it is if not.
   *
   * @param before epoch nanoseconds
   * @return whether there is one
   */
  boolean advance(long before);

  @Override
  default void dispatch(MarketListener to) {
    to.onTrade(this);
  }

  @Override
  default int dispatch(MarketListener to, int atMost, long before) {
    return to.onTrades(this, atMost, before);
  }
}
