package dev.tradewind.api.v1alpha1;

/** How strict a halt is. */
public enum HaltLevel {
  /** No entries, working orders cancelled but protective stops, the position is held. */
  Halted,
  /** The position is closed, too. */
  Flat;

  /** The state that a halted strategy is at least in. */
  public TradingState state() {
    return this == Flat ? TradingState.Flat : TradingState.Halted;
  }
}
