package dev.tradewind.engine.order;

/** What an order is to another one. */
public enum OrderRole {
  /** It stands for itself. */
  NONE,
  /** It is the stop of a bracket: it closes what the entry opened, at a loss. */
  STOP_LOSS,
  /** It is the target of a bracket: it closes what the entry opened, at a profit. */
  TAKE_PROFIT
}
