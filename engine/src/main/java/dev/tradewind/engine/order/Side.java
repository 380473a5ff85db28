package dev.tradewind.engine.order;

/** Side of an order. */
public enum Side {
  /** Increases the position. */
  BUY("Buy", 1),
  /** Decreases it. */
  SELL("Sell", -1);

  private final String label;
  private final int sign;

  Side(String label, int sign) {
    this.label = label;
    this.sign = sign;
  }

  /** The word used in documents: {@code Buy} or {@code Sell}. */
  public String label() {
    return label;
  }

  /** +1 for a buy, −1 for a sell. */
  public int sign() {
    return sign;
  }

  /** The other side. */
  public Side opposite() {
    return this == BUY ? SELL : BUY;
  }
}
