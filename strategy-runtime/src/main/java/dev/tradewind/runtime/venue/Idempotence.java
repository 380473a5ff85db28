package dev.tradewind.runtime.venue;

/** For how long a venue remembers a client order id, so that the same order again is no second. */
public enum Idempotence {
  /** Not at all: what is sent twice is two orders. */
  NONE,
  /** While an order of that id works. */
  OPEN_ORDERS,
  /** While the session lasts. */
  LOGON,
  /** For ever. */
  PERMANENT
}
