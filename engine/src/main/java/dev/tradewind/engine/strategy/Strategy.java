package dev.tradewind.engine.strategy;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BookLevel;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.CustomEvent;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.Quote;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.building.TimeBins;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.util.List;

/**
 * A trading rule, for one instrument or for all of an account; see {@link StrategyScope}. The
 * engine calls it from one thread and never concurrently; it must be deterministic: no clock, no
 * randomness without a seed, no state outside itself.
 *
 * <p>Its {@link Snapshotable} state is written between events, and a restored strategy answers
 * every later event as the undisturbed one would.
 */
public interface Strategy extends Snapshotable {

  /**
   * Bars that it needs before its signals mean anything. Until so many are in, {@link #onBar} is
   * called but only orders that reduce the position are accepted.
   */
  int warmupBars();

  /**
   * Longer bars of an instrument that it wants beside those of the data, such as those of five
   * minutes beside those of one; called once for each instrument, before anything else. They come
   * to {@link #onBar} as time frames 1, 2, … in this order, each made of the bars of the data or,
   * where there are none, of its trades. One is told when the event that ends it or comes after its
   * end is there, just before that event itself: whoever sees a bar has seen all longer ones that
   * had closed by then.
   *
   * @return what the bars of the data divide; a bar that lies in two bins is refused
   */
  default List<TimeBins> timeFrames(Instrument instrument) {
    return List.of();
  }

  /**
   * A bar has closed. Orders submitted here are active from the next bar.
   *
   * @param bar of the data, unless its {@link Bar#timeFrame} is another
   */
  void onBar(Context context, Bar bar);

  /** Somebody traded. Orders submitted here are active from the next event. */
  default void onTrade(Context context, Trade trade) {}

  /** The best prices have changed. */
  default void onQuote(Context context, Quote quote) {}

  /** A level of the order book has changed. */
  default void onBookLevel(Context context, BookLevel level) {}

  /** Something else has become known. */
  default void onCustomEvent(Context context, CustomEvent event) {}

  /** A corporate action has taken effect; position and last price are in new shares. */
  default void onCorporateAction(Context context, CorporateAction action) {}

  /**
   * One of its orders was filled, wholly or in part. Called before the bar in which that happened
   * is told.
   *
   * @param order valid during the call
   * @param quantity of this fill
   * @param price of this fill
   */
  default void onFill(Context context, Order order, long quantity, long price) {}

  /**
   * One of its orders has ended without being filled in whole: it was cancelled, expired, refused
   * by the venue, or lost.
   *
   * @param order valid during the call
   */
  default void onOrderEnded(Context context, Order order) {}
}
