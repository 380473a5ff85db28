package dev.tradewind.exchange.core;

import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import dev.tradewind.exchange.protocol.Status;
import java.math.BigDecimal;

/** What the exchange knows of an order, also after its end. Used by one thread. */
final class TrackedOrder {

  final String clientOrderId;
  private final String symbol;
  private final Side side;
  private final OrderType type;
  private BigDecimal quantity;
  private BigDecimal filled = BigDecimal.ZERO;
  private BigDecimal limit;
  private BigDecimal stop;
  private Status status = Status.Working;
  private long time;

  /** The engine's object while it works; {@code null} before and after. */
  Order working;

  TrackedOrder(Request.NewOrder wanted, long time) {
    clientOrderId = wanted.clientOrderId();
    symbol = wanted.symbol();
    side = wanted.side();
    type = wanted.orderType();
    quantity = wanted.quantity();
    limit = wanted.limitPrice();
    stop = wanted.stopPrice();
    this.time = time;
  }

  boolean isOpen() {
    return status.isOpen();
  }

  void end(Status as, long at) {
    status = as;
    time = at;
    working = null;
  }

  /** Adds a fill; returns what is filled since. */
  BigDecimal fill(BigDecimal part, long at) {
    filled = filled.add(part);
    time = at;
    status = Status.PartiallyFilled;
    if (filled.compareTo(quantity) >= 0) {
      end(Status.Filled, at);
    }
    return filled;
  }

  void replace(BigDecimal newQuantity, BigDecimal newLimit, BigDecimal newStop, long at) {
    quantity = newQuantity;
    limit = newLimit;
    stop = newStop;
    time = at;
  }

  Report.OrderState report() {
    return new Report.OrderState(
        clientOrderId, time, symbol, side, type, quantity, filled, limit, stop, status);
  }
}
