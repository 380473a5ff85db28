package dev.tradewind.engine.market.adjustment;

/** What is done about cash dividends when prices are adjusted. */
public enum Dividends {
  /** Prices stay as they were traded: a strategy is paid the dividend in cash. */
  LEAVE,
  /**
   * Prices before a dividend are lowered in the ratio of it to the last price before it, so that
   * returns are those of who reinvests.
   */
  ADJUST
}
