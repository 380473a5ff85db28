package dev.tradewind.engine.order;

/**
 * The life of an order: {@code Pending → Sent → Open → Finished or Closed}. Each state has exactly
 * the moves that are legal in it, so that another one does not compile.
 */
sealed interface OrderState {

  /** The state's name. */
  OrderStatus status();

  /** Wanted, not yet checked. */
  enum Pending implements OrderState {
    PENDING;

    Sent send() {
      return Sent.PENDING_NEW;
    }

    Finished reject() {
      return Finished.REJECTED;
    }

    @Override
    public OrderStatus status() {
      return OrderStatus.PENDING;
    }
  }

  /** May be filled: a fill can arrive before the acknowledgement does. */
  sealed interface Live extends OrderState {

    Open fillPart();

    default Finished fillRest() {
      return Finished.FILLED;
    }

    default Closed cancel() {
      return Closed.CANCELLED;
    }

    default Closed expire() {
      return Closed.EXPIRED;
    }
  }

  /** At the venue for all we know. */
  enum Sent implements Live {
    PENDING_NEW(OrderStatus.PENDING_NEW),
    UNKNOWN(OrderStatus.UNKNOWN);

    private final OrderStatus status;

    Sent(OrderStatus status) {
      this.status = status;
    }

    Open acknowledge() {
      return Open.WORKING;
    }

    Finished refuse() {
      return Finished.REJECTED;
    }

    /** Nothing was heard in time. */
    Sent doubt() {
      return UNKNOWN;
    }

    /** The venue knows neither the order nor a fill of it. */
    Closed lose() {
      return Closed.LOST;
    }

    @Override
    public Open fillPart() {
      return Open.PARTIALLY_FILLED;
    }

    @Override
    public OrderStatus status() {
      return status;
    }
  }

  /** Acknowledged. */
  enum Open implements Live {
    WORKING(OrderStatus.WORKING),
    PARTIALLY_FILLED(OrderStatus.PARTIALLY_FILLED),
    CANCELLING(OrderStatus.PENDING_CANCEL),
    CANCELLING_REST(OrderStatus.PENDING_CANCEL),
    REPLACING(OrderStatus.PENDING_REPLACE),
    REPLACING_REST(OrderStatus.PENDING_REPLACE),
    /** A cancel follows a replacement, which is answered first. */
    CANCELLING_REPLACED(OrderStatus.PENDING_CANCEL),
    CANCELLING_REPLACED_REST(OrderStatus.PENDING_CANCEL);

    private final OrderStatus status;

    Open(OrderStatus status) {
      this.status = status;
    }

    Open requestCancel() {
      return switch (this) {
        case WORKING, CANCELLING -> CANCELLING;
        case PARTIALLY_FILLED, CANCELLING_REST -> CANCELLING_REST;
        case REPLACING, CANCELLING_REPLACED -> CANCELLING_REPLACED;
        case REPLACING_REST, CANCELLING_REPLACED_REST -> CANCELLING_REPLACED_REST;
      };
    }

    Open requestReplace() {
      return this == WORKING ? REPLACING : REPLACING_REST;
    }

    /** The replacement is done; a cancel that was asked for since is still under way. */
    Open replaced() {
      return this == CANCELLING || this == CANCELLING_REST ? this : settleRequest();
    }

    /** The request was refused, the older one where there are two. */
    Open settleRequest() {
      return switch (this) {
        case WORKING, CANCELLING, REPLACING -> WORKING;
        case PARTIALLY_FILLED, CANCELLING_REST, REPLACING_REST -> PARTIALLY_FILLED;
        case CANCELLING_REPLACED -> CANCELLING;
        case CANCELLING_REPLACED_REST -> CANCELLING_REST;
      };
    }

    @Override
    public Open fillPart() {
      return switch (this) {
        case WORKING, PARTIALLY_FILLED -> PARTIALLY_FILLED;
        case CANCELLING, CANCELLING_REST -> CANCELLING_REST;
        case REPLACING, REPLACING_REST -> REPLACING_REST;
        case CANCELLING_REPLACED, CANCELLING_REPLACED_REST -> CANCELLING_REPLACED_REST;
      };
    }

    @Override
    public OrderStatus status() {
      return status;
    }
  }

  /** Over, and nothing can follow. */
  enum Finished implements OrderState {
    FILLED(OrderStatus.FILLED),
    REJECTED(OrderStatus.REJECTED);

    private final OrderStatus status;

    Finished(OrderStatus status) {
      this.status = status;
    }

    @Override
    public OrderStatus status() {
      return status;
    }
  }

  /** Over, but a fill that happened before may still be heard of, and is booked. */
  enum Closed implements OrderState {
    CANCELLED(OrderStatus.CANCELLED),
    EXPIRED(OrderStatus.EXPIRED),
    LOST(OrderStatus.LOST);

    private final OrderStatus status;

    Closed(OrderStatus status) {
      this.status = status;
    }

    Closed fillPartLate() {
      return this;
    }

    Finished fillRestLate() {
      return Finished.FILLED;
    }

    @Override
    public OrderStatus status() {
      return status;
    }
  }
}
