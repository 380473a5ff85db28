package dev.tradewind.engine.order;

import java.util.Arrays;

/**
 * Ended orders that wait to be used again, so that trading allocates nothing once it is under way.
 * One that ended within an event is used again only after it.
 */
final class OrderPool {

  /** First those that are free, then those that ended within the event. */
  private Order[] orders = new Order[16];

  private int free;
  private int size;

  Order take() {
    if (free == 0) {
      return new Order();
    }
    Order order = orders[--free];
    orders[free] = orders[--size];
    orders[size] = null;
    return order;
  }

  void giveBack(Order order) {
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
