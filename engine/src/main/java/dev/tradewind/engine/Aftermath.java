package dev.tradewind.engine;

import dev.tradewind.engine.order.Order;
import java.util.List;

/**
 * What follows from what was booked: legs of brackets come and go, orders that have nothing left to
 * reduce end, the strategy is told, and Flat closes what came too late.
 */
record Aftermath(
    Books books,
    Brackets brackets,
    StateControl control,
    OrderWatch watch,
    OrderEntry entry,
    ExitSizes exits,
    List<Trader> traders) {

  /**
   * A fill was booked.
   *
   * @param order may have ended
   */
  void onFill(Order order, long quantity, long price) {
    brackets.onFill(order, quantity);
    if (order.isProtectiveStop()) {
      books.cooldown.begin(order.instrument(), books.time);
    }
    exits.fit(order.instrument());
    control.closeIfFlat();
    traders.get(order.instrument()).onFill(order, quantity, price);
  }

  /** A fill of an order that had ended was booked. */
  void onLateFill(int instrument) {
    exits.fit(instrument);
    control.closeIfFlat();
  }

  /** The venue has answered a request. */
  void onAnswer(Order order) {
    entry.onAnswer(order);
  }

  /** An order ended before it was filled in whole. */
  void onEnd(Order order) {
    watch.onCancelled(order);
    traders.get(order.instrument()).onOrderEnded(order);
  }
}
