package dev.tradewind.engine.exchange;

/** From which event on an order may be filled. */
public enum Activation {
  /** The one after the event that caused it: what can be had in the world. */
  NEXT_EVENT,
  /**
   * That very event, at the price that caused it: what many published examples and benchmarks
   * assume. Nobody can have it, so no option of the runtime offers it: only who sets up an engine
   * by its API can ask for it.
   */
  SAME_EVENT
}
