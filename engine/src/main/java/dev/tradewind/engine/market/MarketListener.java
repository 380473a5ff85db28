package dev.tradewind.engine.market;

/**
 * Takes what a {@link MarketFeed} brings. The objects are valid during the call only: who keeps one
 * keeps its copy.
 */
public interface MarketListener {

  /** A bar has closed. */
  void onBar(Bar bar);

  /**
   * Bars of one instrument have closed: the one that the stream stands at, and those behind it that
   * it reaches. Who has no use for that is told them one by one.
   *
   * @param atMost how many to take, positive
   * @param before when the later ones must have become visible
   * @return how many were taken; the stream stands at the last of them
   */
  default int onBars(BarStream bars, int atMost, long before) {
    int taken = 0;
    do {
      onBar(bars);
      taken++;
    } while (taken < atMost && bars.advance(before));
    return taken;
  }

  /** Somebody traded. */
  void onTrade(Trade trade);

  /** {@link #onBars} of trades. */
  default int onTrades(TradeStream trades, int atMost, long before) {
    int taken = 0;
    do {
      onTrade(trades);
      taken++;
    } while (taken < atMost && trades.advance(before));
    return taken;
  }

  /** The best prices have changed. */
  void onQuote(Quote quote);

  /** A level of an order book has changed. */
  void onBookLevel(BookLevel level);

  /** Something else has become known. */
  void onCustomEvent(CustomEvent event);

  /** A corporate action takes effect. */
  void onCorporateAction(CorporateAction action);
}
