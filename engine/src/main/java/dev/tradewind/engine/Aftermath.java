package dev.tradewind.engine;

import dev.tradewind.engine.order.Order;
import java.util.List;

/**
 * What follows from what was booked: legs of brackets come and go, orders that have nothing left to
 * reduce end, the strategy is told, and Flat closes what came too late.
 */
record Aftermath(
    Books books,
    RiskGuard guard,
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
    coolDown(order, quantity);
    guard.onFill();
    brackets.onFill(order, quantity);
    exits.fit(order.instrument());
    control.closeIfFlat();
    traders.get(order.instrument()).onFill(order, quantity, price);
  }

  /**
   * A fill of an order that had ended was booked.
   *
   * @param order {@code null} if it is forgotten
   */
  void onLateFill(Order order, int instrument, long quantity) {
    if (order != null) {
      coolDown(order, quantity);
    }
    guard.onFill();
    if (order != null && books.gate.isStopped()) {
      brackets.onFill(order, quantity);
    }
    exits.fit(instrument);
    control.closeIfFlat();
  }

  /** Comes before anything that the strategy is told, for it may answer with an entry. */
  private void coolDown(Order order, long quantity) {
    if (order.type().hasStop()) {
      int instrument = order.instrument();
      int side = order.side().sign();
      long before = books.portfolio.quantity(instrument) - side * quantity;
      if (Long.signum(before) == -side) {
        books.cooldown.begin(instrument, books.time);
      }
    }
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
