package dev.tradewind.engine.order;

import java.util.Arrays;

/**
 * The accepted orders of one instrument, oldest first, with their sums. Orders that ended stay in
 * their place until {@link #sweep}, so that an order may end while the list is walked through.
 */
final class WorkingOrders {

  private Order[] orders = new Order[4];
  private int size;
  private int open;
  private long buyQuantity;
  private long sellQuantity;
  private long reservedCash;

  int size() {
    return size;
  }

  Order get(int index) {
    return orders[index];
  }

  int open() {
    return open;
  }

  long quantity(Side side) {
    return side == Side.BUY ? buyQuantity : sellQuantity;
  }

  long reservedCash() {
    return reservedCash;
  }

  void add(Order order) {
    if (size == orders.length) {
      orders = Arrays.copyOf(orders, size * 2);
    }
    orders[size++] = order;
    open++;
    addQuantity(order.side(), order.remainingQuantity());
    reservedCash += order.reservedCash();
  }

  void reduce(Order order, long quantity, long newReserve) {
    addQuantity(order.side(), -quantity);
    reservedCash += newReserve - order.reservedCash();
    order.reserve(order.reservePrice(), newReserve);
  }

  void end(Order order) {
    reduce(order, order.remainingQuantity(), 0);
    open--;
  }

  void sweep(OrderPool pool) {
    if (open == size) {
      return;
    }
    int kept = 0;
    for (int i = 0; i < size; i++) {
      Order order = orders[i];
      if (order.status().isOpen()) {
        orders[kept++] = order;
      } else {
        pool.giveBack(order);
      }
    }
    Arrays.fill(orders, kept, size, null);
    size = kept;
  }

  private void addQuantity(Side side, long quantity) {
    if (side == Side.BUY) {
      buyQuantity += quantity;
    } else {
      sellQuantity += quantity;
    }
  }
}
