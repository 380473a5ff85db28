package dev.tradewind.engine.order;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Remembers the orders that ended last without being filled in whole, for a fill of theirs may
 * still be heard of.
 */
final class ClosedOrders {

  private static final int REMEMBERED = 64;

  private final Order[] orders = new Order[REMEMBERED];
  private int next;

  /** Remembers one; returns the one that is forgotten for it, {@code null} for none. */
  Order remember(Order order) {
    Order forgotten = orders[next];
    orders[next] = order;
    next = (next + 1) % REMEMBERED;
    return forgotten;
  }

  /** Shows them, the oldest first. */
  void forEach(Consumer<Order> action) {
    for (int i = 0; i < REMEMBERED; i++) {
      Order order = orders[(next + i) % REMEMBERED];
      if (order != null) {
        action.accept(order);
      }
    }
  }

  void clear() {
    Arrays.fill(orders, null);
    next = 0;
  }
}
