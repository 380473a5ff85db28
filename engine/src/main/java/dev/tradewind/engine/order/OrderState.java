package dev.tradewind.engine.order;

/**
 * The life of an order: {@code Pending → Open → Ended}. Each state has exactly the moves that are
 * legal in it; an ended order has none.
 */
sealed interface OrderState {

  /** The state's name. */
  OrderStatus status();

  /** Wanted, not yet checked. */
  enum Pending implements OrderState {
    PENDING;

    Open accept() {
      return Open.WORKING;
    }

    Ended reject() {
      return Ended.REJECTED;
    }

    @Override
    public OrderStatus status() {
      return OrderStatus.PENDING;
    }
  }

  /** May be filled or cancelled. */
  enum Open implements OrderState {
    WORKING(OrderStatus.WORKING),
    PARTIALLY_FILLED(OrderStatus.PARTIALLY_FILLED);

    private final OrderStatus status;

    Open(OrderStatus status) {
      this.status = status;
    }

    Open fillPart() {
      return PARTIALLY_FILLED;
    }

    Ended fillRest() {
      return Ended.FILLED;
    }

    Ended cancel() {
      return Ended.CANCELLED;
    }

    @Override
    public OrderStatus status() {
      return status;
    }
  }

  /** Over. */
  enum Ended implements OrderState {
    FILLED(OrderStatus.FILLED),
    CANCELLED(OrderStatus.CANCELLED),
    REJECTED(OrderStatus.REJECTED);

    private final OrderStatus status;

    Ended(OrderStatus status) {
      this.status = status;
    }

    @Override
    public OrderStatus status() {
      return status;
    }
  }
}
