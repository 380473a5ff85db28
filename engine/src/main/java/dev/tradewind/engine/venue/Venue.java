package dev.tradewind.engine.venue;

import dev.tradewind.engine.order.Order;

/**
 * Takes orders to a market. What becomes of them is told by {@link ExecutionReports}, now or later;
 * a call means only that the request is on its way. Called by the engine's thread.
 */
public interface Venue {

  /** Sends a new order; take from the object what is kept. */
  void submit(Order order);

  /** Asks to end an order; one that has ended is refused or not heard of again. */
  void cancel(Order order);

  /**
   * Asks to change a working order.
   *
   * @param quantity the whole new quantity, what was filled included
   * @param limitPrice 0 for a type without a limit
   * @param stopPrice 0 for a type without a stop
   */
  void replace(Order order, long quantity, long limitPrice, long stopPrice);

  /** Asks what became of an order that nothing was heard of. */
  void query(Order order);
}
