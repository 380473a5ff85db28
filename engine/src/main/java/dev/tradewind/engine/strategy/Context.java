package dev.tradewind.engine.strategy;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.order.Side;

/**
 * What a strategy sees and can do. Valid only inside the strategy's callbacks.
 *
 * <p>An account that trades several instruments gives each strategy an equal share of its capital:
 * {@link #cash} and {@link #equity} are those of the share. Cash is at the account's cash scale,
 * see {@link #cashScale}.
 */
public interface Context {

  /** Returned instead of an order's number when the order was rejected. */
  long REJECTED = -1;

  /** Market time: when the event became visible, epoch nanoseconds. */
  long time();

  /** What is traded. */
  Instrument instrument();

  /** Close of the last bar, at the price scale; 0 before the first. */
  long lastPrice();

  /** Quantity held; negative when short. */
  long position();

  /** Decimals of {@link #cash} and {@link #equity}. */
  int cashScale();

  /** Cash of this strategy's share. */
  long cash();

  /** Cash plus the position at the last price. */
  long equity();

  /**
   * Whether an order that opens or increases a position would now be let through by state and
   * warm-up.
   */
  boolean entriesAllowed();

  /** The largest quantity whose worst-case cost at the last price the free cash covers. */
  long affordableQuantity();

  /** What is held and not yet offered by working exits. */
  long reducibleQuantity();

  /** Unfilled quantity of working orders on one side. */
  long workingQuantity(Side side);

  /**
   * Submits an order to trade at the next bar's open. An order against the position is an exit: it
   * becomes reduce-only and is cut to what is held.
   *
   * @param quantity at the quantity scale, positive
   * @return the order's number, or {@link #REJECTED}
   */
  long submitMarket(Side side, long quantity);

  /**
   * Submits an order to trade at the limit or better; it works until filled or cancelled.
   *
   * @param quantity at the quantity scale, positive
   * @param limitPrice at the price scale, a positive multiple of the tick
   * @return the order's number, or {@link #REJECTED}
   */
  long submitLimit(Side side, long quantity, long limitPrice);

  /**
   * Cancels a working order of this strategy.
   *
   * @return whether there was one of that number
   */
  boolean cancel(long orderNumber);

  /** Cancels all working orders of this strategy. */
  void cancelAll();
}
