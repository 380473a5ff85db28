package dev.tradewind.engine.order;

/** Why an order ended before it was filled in whole. */
public enum CancelReason {
  /** The strategy asked for it. */
  STRATEGY("Strategy"),
  /** The state became Paused: entries end. */
  PAUSED("Paused"),
  /** The state became Halted. */
  HALTED("Halted"),
  /** The state became Flat. */
  FLAT("Flat"),
  /** A closing order was withdrawn because Flat was left. */
  FLAT_LEFT("FlatLeft"),
  /** The book was stopped. */
  STOPPED("Stopped"),
  /** The data ended. */
  END_OF_DATA("EndOfData"),
  /** The next price was too high for the cash at hand; what it covered was filled. */
  INSUFFICIENT_CASH("InsufficientCash"),
  /** The company has split its shares, or paid a dividend. */
  CORPORATE_ACTION("CorporateAction"),
  /** A limit of risk was passed: entries end. */
  RISK("Risk"),
  /** An exit that goes to market could have traded with it. */
  SELF_CROSS("SelfCross"),
  /** Nothing was left to reduce. */
  POSITION_CLOSED("PositionClosed"),
  /** The other order of its bracket was filled. */
  OTHER_LEG_FILLED("OtherLegFilled"),
  /** It could not fill at once, in whole or in part, and must not rest. */
  NOT_IMMEDIATE("NotImmediate"),
  /** It worked too long without a fill. */
  STALE("Stale"),
  /** The venue ended it. */
  VENUE("Venue");

  private final String label;

  CancelReason(String label) {
    this.label = label;
  }

  /** The word used in documents. */
  public String label() {
    return label;
  }
}
