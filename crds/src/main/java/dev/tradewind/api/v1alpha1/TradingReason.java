package dev.tradewind.api.v1alpha1;

/** What a strategy is doing. */
public enum TradingReason {
  Trading,
  Paused,
  Halted,
  Flattening,
  Flat,
  OutsideSchedule,
  Suspended,
  PositionOpen,
  Completed
}
