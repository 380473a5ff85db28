package dev.tradewind.engine;

import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderStatus;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;

/** An order as somebody knows it who only hears of it. */
final class ObservedOrder {

  final int instrument;
  final Side side;
  final OrderType type;
  final boolean reduceOnly;
  final long trailingOffset;
  long quantity;
  long filled;
  long limit;
  long stop;

  /** The price of its worst case when it was accepted, or last changed. */
  long price;

  boolean open = true;

  /** Whether its cancel is on its way. */
  boolean isLeaving;

  /** What the venue was asked for and has not answered; 0 for nothing. */
  long askedQuantity;

  long askedLimit;
  long askedPrice;
  private OrderStatus status = OrderStatus.PENDING;

  ObservedOrder(Order order) {
    instrument = order.instrument();
    side = order.side();
    type = order.type();
    reduceOnly = order.reduceOnly();
    trailingOffset = order.ticket().trailingOffset();
    hear(order);
  }

  /** Takes what is told of it. */
  void hear(Order order) {
    boolean told =
        order.quantity() != quantity
            || order.limitPrice() != limit
            || order.stopPrice() != stop
            || (order.status() == status && order.filledQuantity() == filled)
            || order.status() == OrderStatus.WORKING
            || order.status() == OrderStatus.PARTIALLY_FILLED;
    if (told && status != OrderStatus.PENDING) {
      price = askedQuantity != 0 && order.quantity() == askedQuantity ? askedPrice : price;
      askedQuantity = 0;
    }
    status = order.status();
    quantity = order.quantity();
    filled = order.filledQuantity();
    limit = order.limitPrice();
    stop = order.stopPrice();
    open = order.isOpen();
    isLeaving = order.cancelReason().isPresent();
  }

  void ask(long wanted, long wantedLimit, long worstPrice) {
    askedQuantity = wanted;
    askedLimit = wantedLimit;
    askedPrice = worstPrice;
  }

  boolean isEntry() {
    return open && !reduceOnly;
  }

  /** The largest quantity that may still be filled. */
  long rest() {
    return Math.max(quantity, askedQuantity) - filled;
  }

  /** Whether an order of the other side with that limit could trade with it; 0 for any price. */
  boolean meets(long otherLimit) {
    if (otherLimit == 0 || reaches(limit, otherLimit)) {
      return true;
    }
    return askedQuantity != 0 && reaches(askedLimit, otherLimit);
  }

  private boolean reaches(long own, long otherLimit) {
    return side == Side.BUY ? own >= otherLimit : own <= otherLimit;
  }
}
