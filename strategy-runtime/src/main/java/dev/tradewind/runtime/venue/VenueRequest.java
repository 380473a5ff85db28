package dev.tradewind.runtime.venue;

import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.order.TimeInForce;
import java.math.BigDecimal;

/** What a venue is asked. Immutable; any thread. */
public sealed interface VenueRequest {

  /** A request about one order. */
  sealed interface OfOrder extends VenueRequest {

    /** The id that the venue knows the order by. */
    String clientOrderId();
  }

  /**
   * A new order.
   *
   * @param expireTime epoch nanoseconds; null where the time in force has none
   * @param limitPrice null for a type without a limit
   * @param stopPrice null for a type without a stop, and for one that trails
   * @param trailingOffset null but for a trailing stop
   */
  record NewOrder(
      String clientOrderId,
      String symbol,
      Side side,
      OrderType type,
      TimeInForce timeInForce,
      Long expireTime,
      BigDecimal quantity,
      BigDecimal limitPrice,
      BigDecimal stopPrice,
      BigDecimal trailingOffset,
      boolean reduceOnly,
      boolean postOnly)
      implements OfOrder {

    /** Whether it protects a position: a reduce-only stop. */
    public boolean isProtectiveStop() {
      return reduceOnly && type.hasStop();
    }
  }

  /** End an order. */
  record CancelOrder(String clientOrderId) implements OfOrder {}

  /**
   * Give an order other terms.
   *
   * @param quantity the whole new one, what was filled included
   * @param limitPrice null for a type without a limit
   * @param stopPrice null for a type without a stop, and for one that trails
   */
  record ReplaceOrder(
      String clientOrderId, BigDecimal quantity, BigDecimal limitPrice, BigDecimal stopPrice)
      implements OfOrder {}

  /** What became of an order. */
  record OrderStatus(String clientOrderId) implements OfOrder {}

  /** All orders that work. */
  record OpenOrders() implements VenueRequest {}

  /**
   * All fills after one.
   *
   * @param after the {@link VenueEvent.Filled#cursor} of it; empty for all
   */
  record Fills(String after) implements VenueRequest {}

  /** What is held. */
  record Positions() implements VenueRequest {}

  /** All until a market time was taken, and the orders on it are sent; for venues with a clock. */
  record Passed(long marketTime) implements VenueRequest {}
}
