package dev.tradewind.engine.order;

/** How an order's price is found. */
public enum OrderType {
  /** At the next price, plus slippage. */
  MARKET("Market", false, false),
  /** At the limit or better. */
  LIMIT("Limit", true, false),
  /** A market order once the market touches its stop. */
  STOP("Stop", false, true),
  /** A limit order once the market touches its stop. */
  STOP_LIMIT("StopLimit", true, true),
  /** A stop that follows the market at a fixed distance, and never back. */
  TRAILING_STOP("TrailingStop", false, true);

  private final String label;
  private final boolean limited;
  private final boolean triggered;

  OrderType(String label, boolean limited, boolean triggered) {
    this.label = label;
    this.limited = limited;
    this.triggered = triggered;
  }

  /** The word used in documents. */
  public String label() {
    return label;
  }

  /** Whether it has a limit. */
  public boolean hasLimit() {
    return limited;
  }

  /** Whether it waits for a stop to be touched. */
  public boolean hasStop() {
    return triggered;
  }
}
