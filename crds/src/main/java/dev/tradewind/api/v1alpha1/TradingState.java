package dev.tradewind.api.v1alpha1;

/** The state in force, from free to strict; what of spec, halts and limits is strictest. */
public enum TradingState {
  Running,
  Paused,
  /** Never in a spec: orders are cancelled, the position and its protective stops are held. */
  Halted,
  Flat,
  /** Only without position and orders; until then the strategy counts as Paused. */
  Suspended
}
