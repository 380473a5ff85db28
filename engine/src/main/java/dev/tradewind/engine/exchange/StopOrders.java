package dev.tradewind.engine.exchange;

import java.util.ArrayList;
import java.util.List;

/** Touches and trails the stops of one instrument by prices that are known one after the other. */
final class StopOrders {

  private final InstrumentOrders orders;
  private final List<RestingOrder> walk = new ArrayList<>();

  StopOrders(InstrumentOrders orders) {
    this.orders = orders;
  }

  /**
   * Touches those that a price is at or beyond.
   *
   * @param up price that buy stops look at: what they would have to pay
   * @param down price that sell stops look at: what they would get
   */
  void touch(long up, long down) {
    while (!orders.buyStops.isEmpty() && orders.buyStops.first().stop <= up) {
      orders.trigger(orders.buyStops.first());
    }
    while (!orders.sellStops.isEmpty() && orders.sellStops.first().stop >= down) {
      orders.trigger(orders.sellStops.first());
    }
    if (orders.trailing.isEmpty()) {
      return;
    }
    List<RestingOrder> trailing = trailing();
    for (int i = 0; i < trailing.size(); i++) {
      RestingOrder order = trailing.get(i);
      if (isTouched(order, up, down)) {
        orders.trigger(order);
      }
    }
  }

  /** Moves trailing stops after the market, never back. */
  void trail(long up, long down) {
    if (orders.trailing.isEmpty()) {
      return;
    }
    List<RestingOrder> trailing = trailing();
    for (int i = 0; i < trailing.size(); i++) {
      RestingOrder order = trailing.get(i);
      order.stop =
          order.isBuy()
              ? Math.min(order.stop, up + order.offset)
              : Math.max(order.stop, down - order.offset);
    }
  }

  /** Trailing stops at this moment; some may end while the list is walked through. */
  private List<RestingOrder> trailing() {
    walk.clear();
    orders.trailing.forEach(walk::add);
    return walk;
  }

  /** Trailing stops at this moment, the oldest first; some may end meanwhile. */
  List<RestingOrder> trailingInTurn() {
    orders.trailing.copyTo(walk);
    return walk;
  }

  static boolean isTouched(RestingOrder order, long up, long down) {
    return order.isBuy() ? up >= order.stop : down <= order.stop;
  }
}
