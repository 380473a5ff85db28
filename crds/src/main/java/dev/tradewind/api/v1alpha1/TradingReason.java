package dev.tradewind.api.v1alpha1;

/** What a strategy is doing. */
public enum TradingReason {
  /** It may open positions. */
  Trading,
  /** It opens nothing new; exits go on. */
  Paused,
  /** It opens and closes nothing; the position and its protective stops are held. */
  Halted,
  /** The position is being closed. */
  Flattening,
  /** The position is closed, and stays so. */
  Flat,
  /** It waits for its hours. Kept for schedules. */
  OutsideSchedule,
  /** Data or ledger are not there; see Ready. */
  Unavailable,
  /** It has no pod. */
  Suspended,
  /** Suspended is asked for and comes when the position is closed. */
  PositionOpen,
  /** The finite replay has ended. */
  Completed
}
