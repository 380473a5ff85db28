package dev.tradewind.engine.strategy;

/** What one strategy of an account trades. */
public enum StrategyScope {
  /** One instrument, with an equal share of the capital; there are as many strategies. */
  INSTRUMENT,
  /** All instruments, with all of the capital; there is one strategy. */
  ACCOUNT
}
