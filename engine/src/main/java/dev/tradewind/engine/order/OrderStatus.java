package dev.tradewind.engine.order;

/** Where an order stands, in FIX's words. */
public enum OrderStatus {
  /** Wanted, not yet checked. */
  PENDING("Pending", false),
  /** Accepted, nothing filled. */
  WORKING("Working", true),
  /** Accepted, partly filled. */
  PARTIALLY_FILLED("PartiallyFilled", true),
  /** Filled in whole. */
  FILLED("Filled", false),
  /** Ended before it was filled in whole. */
  CANCELLED("Cancelled", false),
  /** Refused by the pre-trade check. */
  REJECTED("Rejected", false);

  private final String label;
  private final boolean open;

  OrderStatus(String label, boolean open) {
    this.label = label;
    this.open = open;
  }

  /** The word used in documents and as a metric's label. */
  public String label() {
    return label;
  }

  /** Whether the order may still be filled. */
  public boolean isOpen() {
    return open;
  }
}
