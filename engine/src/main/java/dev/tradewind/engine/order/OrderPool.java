package dev.tradewind.engine.order;

import java.util.Arrays;

/**
 * Ended orders that wait to be used again, so that trading allocates nothing once it is under way.
 */
final class OrderPool {

  private Order[] free = new Order[4];
  private int size;

  Order take() {
    return size == 0 ? new Order() : free[--size];
  }

  void giveBack(Order order) {
    if (size == free.length) {
      free = Arrays.copyOf(free, size * 2);
    }
    free[size++] = order;
  }
}
