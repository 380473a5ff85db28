package dev.tradewind.engine.strategy;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BookLevel;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.CustomEvent;
import dev.tradewind.engine.market.Quote;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.snapshot.Snapshotable;

/**
 * A trading rule for one instrument. The engine calls it from one thread and never concurrently; it
 * must be deterministic: no clock, no randomness without a seed, no state outside itself.
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

  /** A bar has closed. Orders submitted here are active from the next bar. */
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
