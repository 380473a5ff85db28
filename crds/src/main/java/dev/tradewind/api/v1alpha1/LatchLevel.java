package dev.tradewind.api.v1alpha1;

/** What a latch holds a pod at least in. */
public enum LatchLevel {
  /** No entries. */
  Paused,
  /** Nothing but protective stops. */
  Halted,
  /** The position is closed, too. */
  Flat;

  /** The state that a latched strategy is at least in. */
  public TradingState state() {
    return TradingState.valueOf(name());
  }
}
