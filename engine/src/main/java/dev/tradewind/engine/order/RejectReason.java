package dev.tradewind.engine.order;

/** Why the pre-trade check refused an order; a bounded set, fit for a metric's label. */
public enum RejectReason {
  /** The quantity is not positive, or so large that its value leaves 64 bits. */
  INVALID_QUANTITY("InvalidQuantity"),
  /** The limit is not a positive multiple of the tick. */
  INVALID_PRICE("InvalidPrice"),
  /** No bar of the instrument was seen yet, so its worst-case cost is unknown. */
  NO_PRICE("NoPrice"),
  /** Fewer bars than the strategy's warm-up are in. */
  WARMING_UP("WarmingUp"),
  /** State Paused lets only exits through. */
  PAUSED("Paused"),
  /** State Halted lets nothing through. */
  HALTED("Halted"),
  /** State Flat lets only its own closing orders through. */
  FLAT("Flat"),
  /** The book was stopped. */
  STOPPED("Stopped"),
  /** The data has ended. */
  COMPLETED("Completed"),
  /** The order would sell more than is held; the account is long only. */
  SHORT_SELLING("ShortSelling"),
  /** The position could exceed {@code risk.maxPosition}. */
  MAX_POSITION("MaxPosition"),
  /** {@code risk.maxOrdersPerMinute} is used up. */
  MAX_ORDERS_PER_MINUTE("MaxOrdersPerMinute"),
  /** The worst-case cost is above the free cash; there is no margin. */
  INSUFFICIENT_CASH("InsufficientCash");

  private final String label;

  RejectReason(String label) {
    this.label = label;
  }

  /** The word used in documents and as a metric's label. */
  public String label() {
    return label;
  }
}
