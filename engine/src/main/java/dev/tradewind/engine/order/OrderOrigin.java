package dev.tradewind.engine.order;

/** Who wanted an order. */
public enum OrderOrigin {
  /** The strategy. */
  STRATEGY,
  /** The engine, to close a position in state Flat. */
  FLATTEN,
  /** The engine, to close a position after the end of the data. */
  SETTLEMENT
}
