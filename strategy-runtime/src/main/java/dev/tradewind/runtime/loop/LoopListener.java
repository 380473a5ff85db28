package dev.tradewind.runtime.loop;

import dev.tradewind.runtime.ledger.Turn;

/** Hears how the loop runs, on its thread; it must not take long. */
public interface LoopListener {

  /** Hears nothing. */
  LoopListener NONE = new LoopListener() {};

  /**
   * A turn is durable.
   *
   * @param turn what it changed
   * @param commitNanos how long the ledger took
   */
  default void onCommit(Turn turn, long commitNanos) {}

  /** A bar is durable so many nanoseconds after it was due. */
  default void onBar(long latencyNanos) {}

  /** An order has its first answer, durably, so many nanoseconds after it was wanted. */
  default void onAnswer(long roundTripNanos) {}
}
