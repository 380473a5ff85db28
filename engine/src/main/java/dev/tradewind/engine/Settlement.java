package dev.tradewind.engine;

import dev.tradewind.engine.exchange.SimulatedExchange;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderOrigin;

/**
 * Closes positions after the end of the data: at the last close with the costs of any fill.
 *
 * @param isOwn whether that is the book's to do; a venue outside is sent an order as ever
 */
record Settlement(
    Books books, SimulatedExchange exchange, OrderEntry entry, Execution execution, boolean isOwn) {

  void settle(int instrument) {
    Order order = entry.close(OrderOrigin.SETTLEMENT, instrument);
    long last = books.portfolio.lastPrice(instrument);
    execution.settle(order, exchange.slipped(instrument, order.side(), order.quantity(), last));
    exchange.setPosition(instrument, books.portfolio.quantity(instrument));
  }
}
