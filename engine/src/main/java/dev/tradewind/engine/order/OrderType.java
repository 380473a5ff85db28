package dev.tradewind.engine.order;

/** How an order's price is found. */
public enum OrderType {
  /** At the next open, plus slippage. */
  MARKET("Market"),
  /** At the limit or better. */
  LIMIT("Limit");

  private final String label;

  OrderType(String label) {
    this.label = label;
  }

  /** The word used in documents. */
  public String label() {
    return label;
  }
}
