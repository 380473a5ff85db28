package dev.tradewind.operator.strategy;

/** Where a change of the spec is. */
enum Progress {
  /** Nothing is under way. */
  None,
  /** The old pod is being stopped. */
  StoppingOld,
  /** The new pod is coming up. */
  StartingNew,
  /** A newer spec has failed, and the one before trades again. */
  RolledBack
}
