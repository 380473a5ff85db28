package dev.tradewind.engine.market.building;

/** What becomes of a bin in which nothing traded. */
public enum Gaps {
  /** No bar. */
  NONE,
  /** A forward-filled bar at the last price, once there has been one. */
  FORWARD_FILLED
}
