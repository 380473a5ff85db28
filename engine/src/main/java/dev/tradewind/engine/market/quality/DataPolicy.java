package dev.tradewind.engine.market.quality;

/** What is done about a row or an event that cannot be right. */
public enum DataPolicy {
  /** The data is refused as a whole, with one sentence about the first fault. */
  REJECT,

  /** The row is left out and counted; the others stay as they are. */
  SKIP
}
