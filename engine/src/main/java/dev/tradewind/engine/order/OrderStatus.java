package dev.tradewind.engine.order;

/** Where an order stands, in FIX's words. */
public enum OrderStatus {
  /** Wanted, not yet checked. */
  PENDING("Pending", false),
  /** Sent to the venue, not yet acknowledged. */
  PENDING_NEW("PendingNew", true),
  /** Acknowledged, nothing filled. */
  WORKING("Working", true),
  /** Acknowledged, partly filled. */
  PARTIALLY_FILLED("PartiallyFilled", true),
  /** A cancel is on its way; it may still be filled. */
  PENDING_CANCEL("PendingCancel", true),
  /** A replacement is on its way; it may still be filled. */
  PENDING_REPLACE("PendingReplace", true),
  /** Nothing was heard of it in time; the venue is asked. */
  UNKNOWN("Unknown", true),
  /** Filled in whole. */
  FILLED("Filled", false),
  /** Ended before it was filled in whole. */
  CANCELLED("Cancelled", false),
  /** Its time in force ended before it was filled in whole. */
  EXPIRED("Expired", false),
  /** Refused by the pre-trade check or by the venue. */
  REJECTED("Rejected", false),
  /** The venue knows neither it nor a fill of it. */
  LOST("Lost", false);

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
