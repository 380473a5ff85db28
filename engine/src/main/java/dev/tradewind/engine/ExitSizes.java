package dev.tradewind.engine;

import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderRole;
import dev.tradewind.engine.order.Side;

/**
 * Keeps what works to reduce a position within it, at venues too that know no reduce-only orders:
 * each such order is at most what is held, and those that are on their way out are so together, the
 * oldest first.
 */
record ExitSizes(Books books, OrderEntry entry) {

  /** The position has changed. */
  void fit(int instrument) {
    if (books.orders.openOrders(instrument) == 0) {
      return;
    }
    long held = books.portfolio.quantity(instrument);
    fit(instrument, Side.SELL, Math.max(0, held));
    fit(instrument, Side.BUY, Math.max(0, -held));
  }

  private void fit(int instrument, Side side, long held) {
    if (books.orders.reduceOnlyQuantity(instrument, side) <= held) {
      return;
    }
    long left = held;
    Order order = books.orders.oldest(instrument);
    while (order != null) {
      if (order.isOpen() && order.reduceOnly() && order.side() == side) {
        boolean standsBy = order.type().hasStop() || order.role() != OrderRole.NONE;
        long most = standsBy ? held : left;
        if (order.remainingQuantity() > most) {
          entry.resize(order, order.filledQuantity() + most, CancelReason.POSITION_CLOSED);
        }
        left -= standsBy ? 0 : Math.min(left, order.remainingQuantity());
      }
      order = books.orders.younger(order);
    }
  }
}
