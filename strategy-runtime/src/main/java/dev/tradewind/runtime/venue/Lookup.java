package dev.tradewind.runtime.venue;

/** Which orders a venue finds by their client order id. */
public enum Lookup {
  /** None. */
  NONE,
  /** Those that work. */
  OPEN_ORDERS,
  /** All that it ever took. */
  ALL
}
