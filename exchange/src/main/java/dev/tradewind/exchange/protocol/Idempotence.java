package dev.tradewind.exchange.protocol;

/** How long the exchange remembers client order ids, so that none makes a second order. */
public enum Idempotence {
  /** Not at all: an order that is sent twice is two orders. */
  None,
  /** While an order of that id works. */
  OpenOrders,
  /** Until the account logs on anew. */
  Logon,
  /** For ever. */
  Permanent
}
