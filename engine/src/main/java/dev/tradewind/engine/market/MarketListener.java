package dev.tradewind.engine.market;

/**
 * Takes what a {@link MarketFeed} brings. The objects are valid during the call only: who keeps one
 * keeps its copy.
 */
public interface MarketListener {

  /** A bar has closed. */
  void onBar(Bar bar);

  /** Somebody traded. */
  void onTrade(Trade trade);

  /** The best prices have changed. */
  void onQuote(Quote quote);

  /** A level of an order book has changed. */
  void onBookLevel(BookLevel level);

  /** Something else has become known. */
  void onCustomEvent(CustomEvent event);

  /** A corporate action takes effect. */
  void onCorporateAction(CorporateAction action);
}
