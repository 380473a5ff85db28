package dev.tradewind.engine.market;

import java.util.ArrayList;
import java.util.List;

/** Keeps a copy of everything that a feed brings. */
public final class Heard implements MarketListener {

  public final List<Object> events = new ArrayList<>();

  /** All that is left of a feed. */
  public static List<Object> all(MarketFeed feed) {
    Heard heard = new Heard();
    while (feed.advance()) {
      feed.dispatch(heard);
    }
    return heard.events;
  }

  @Override
  public void onBar(Bar bar) {
    events.add(bar.copy());
  }

  @Override
  public void onTrade(Trade trade) {
    events.add(trade.copy());
  }

  @Override
  public void onQuote(Quote quote) {
    events.add(quote.copy());
  }

  @Override
  public void onBookLevel(BookLevel level) {
    events.add(level.copy());
  }

  @Override
  public void onCustomEvent(CustomEvent event) {
    events.add(event.copy());
  }

  @Override
  public void onCorporateAction(CorporateAction action) {
    events.add(action);
  }
}
