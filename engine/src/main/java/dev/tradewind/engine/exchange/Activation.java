package dev.tradewind.engine.exchange;

/** From which event on an order may be filled. */
public enum Activation {
  /** The one after the event that caused it: what can be had in the world. */
  NEXT_EVENT,
  /**
   * That very event, at the price that caused it: what many published examples and benchmarks
   * assume. It is refused where real money could follow, and flagged on every report.
   */
  SAME_EVENT
}
