package dev.tradewind.exchange.protocol;

/** Which orders the exchange finds by their client order id. */
public enum Lookup {
  /** None: every one that is asked for is unknown. */
  None,
  /** Those that work. */
  OpenOrders,
  /** Those too that have ended, and those that were rejected. */
  All
}
