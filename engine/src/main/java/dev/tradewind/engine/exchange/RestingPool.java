package dev.tradewind.engine.exchange;

import java.util.Arrays;

/**
 * Ended orders that wait to be used again. One that ended within an event is used again only after
 * it, for whoever works on the event may still hold it.
 */
final class RestingPool {

  /** First those that are free, then those that ended within the event. */
  private RestingOrder[] orders = new RestingOrder[16];

  private int free;
  private int size;

  RestingOrder take() {
    if (free == 0) {
      return new RestingOrder();
    }
    RestingOrder order = orders[--free];
    orders[free] = orders[--size];
    orders[size] = null;
    return order;
  }

  void giveBack(RestingOrder order) {
    if (size == orders.length) {
      orders = Arrays.copyOf(orders, size * 2);
    }
    orders[size++] = order;
  }

  /** An event is over. */
  void endEvent() {
    free = size;
  }
}
