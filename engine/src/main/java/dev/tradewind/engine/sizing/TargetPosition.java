package dev.tradewind.engine.sizing;

import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;

/**
 * Brings a position to where it is wanted, by market orders for the difference. What works already
 * counts as done. Where the account cannot sell short a target below zero is zero. Stateless; any
 * thread.
 */
public final class TargetPosition {

  /** What the binary form of a decimal weight may lack, in millionths: 0.29 stays 0.29. */
  private static final double NOISE = 1e-6;

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
   * Trades towards a part of the equity, cut off to millionths so that weights whose sum is 1 never
   * ask for more than all. Before the instrument's first price nothing is submitted.
   *
   * @param weight signed, -1000 to 1000; 1 is all of the equity
   * @return whether an order was submitted
   * @throws IllegalArgumentException if the weight is out of range or no number
   */
  public static boolean weight(Context context, double weight) {
    SizingInput.weight(context.instrument().symbol(), weight);
    if (context.lastPrice() == 0) {
      return false;
    }
    long part = (long) (Math.abs(weight) * PositionSizing.WHOLE + NOISE);
    long size = new PositionSizing.PercentOfEquity(part).quantity(context);
    return quantity(context, weight < 0 ? -size : size);
  }

  private static long exits(Context context) {
    return Math.abs(context.position()) - context.reducibleQuantity();
  }
}
