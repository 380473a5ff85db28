package dev.tradewind.engine.sizing;

import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;

/**
 * Brings a position to where it is wanted, by market orders for the difference. What works already
 * counts as done. Where the account cannot sell short a target below zero is zero. Stateless; any
 * thread.
 */
public final class TargetPosition {

  private TargetPosition() {}

  /**
   * Trades towards a quantity.
   *
   * @param quantity signed, at the instrument's quantity scale
   * @return whether an order was submitted
   */
  public static boolean quantity(Context context, long quantity) {
    long expected =
        context.position()
            + context.workingEntries(Side.BUY)
            - context.workingEntries(Side.SELL)
            + Long.signum(-context.position()) * exits(context);
    long difference = quantity - expected;
    long lots = context.wholeLots(Math.abs(difference));
    return lots > 0
        && context.submitMarket(difference > 0 ? Side.BUY : Side.SELL, lots) != Context.REJECTED;
  }

  /**
   * Trades towards a part of the equity.
   *
   * @param weight signed; 1 is all of the equity
   * @return whether an order was submitted
   */
  public static boolean weight(Context context, double weight) {
    long part = Math.round(Math.abs(weight) * PositionSizing.WHOLE);
    long size = new PositionSizing.PercentOfEquity(part).quantity(context);
    return quantity(context, weight < 0 ? -size : size);
  }

  private static long exits(Context context) {
    return Math.abs(context.position()) - context.reducibleQuantity();
  }
}
