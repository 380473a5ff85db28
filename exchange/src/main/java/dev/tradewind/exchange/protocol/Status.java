package dev.tradewind.exchange.protocol;

/** Where an order stands at the exchange. */
public enum Status {
  /** Nothing is filled. */
  Working(true),
  /** A part is filled. */
  PartiallyFilled(true),
  /** Filled in whole. */
  Filled(false),
  /** Ended before it was filled in whole. */
  Cancelled(false),
  /** Its time in force ended before it was filled in whole. */
  Expired(false),
  /** It was never taken. */
  Rejected(false);

  private final boolean open;

  Status(boolean open) {
    this.open = open;
  }

  /** Whether the order may still be filled. */
  public boolean isOpen() {
    return open;
  }
}
