package dev.tradewind.engine.market;

/**
 * Bars in the order in which the engine takes them: by closing time, then by instrument. Used by
 * one thread.
 */
public interface BarFeed {

  /**
   * Steps to the next bar.
   *
   * @return whether there is one
   */
  boolean advance();

  /** The bar stepped to; valid until the next {@link #advance}. */
  Bar bar();
}
