package dev.tradewind.engine;

import dev.tradewind.engine.order.Order;

/**
 * What follows from what was booked: legs of brackets come and go, orders that have nothing left to
 * reduce end, the strategy is told, and Flat closes what came too late.
 */
final class Aftermath {

  private final Books books;
  private final RiskGuard guard;
  private final Brackets brackets;
  private final StateControl control;
  private final OrderWatch watch;
  private final OrderEntry entry;
  private final ExitSizes exits;
  private final Trader[] traders;

  Aftermath(
      Books books,
      RiskGuard guard,
      StateControl control,
      OrderWatch watch,
      OrderEntry entry,
      Trader[] traders) {
    this.books = books;
    this.guard = guard;
    brackets = new Brackets(books, entry);
    this.control = control;
    this.watch = watch;
    this.entry = entry;
    exits = new ExitSizes(books, entry);
    this.traders = traders;
  }

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
    traders[order.instrument()].onFill(order, quantity, price);
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
    if (order != null && books.gate.remembersOrders()) {
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

  /**
   * The venue has changed an order; meanwhile there may be less to reduce than it was asked for.
   */
  void onReplaced(Order order) {
    entry.onAnswer(order);
    if (order.reduceOnly()) {
      exits.fit(order.instrument());
    }
  }

  /** An order ended before it was filled in whole. */
  void onEnd(Order order) {
    watch.onCancelled(order);
    traders[order.instrument()].onOrderEnded(order);
  }
}
