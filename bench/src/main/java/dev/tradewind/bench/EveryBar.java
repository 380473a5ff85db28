package dev.tradewind.bench;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;

/**
 * Orders on every bar: it buys one share and sells it again, by turns, so that every event makes an
 * order and, from the second on, a fill. Before the first it may leave limit orders that never
 * fill.
 */
public final class EveryBar implements Strategy {

  private static final long LOWEST_PRICE = 1;

  private int resting;

  /**
   * The strategy.
   *
   * @param resting how many limit orders work all the time
   */
  public EveryBar(int resting) {
    this.resting = resting;
  }

  @Override
  public int warmupBars() {
    return 0;
  }

  @Override
  public void onBar(Context context, Bar bar) {
    for (; resting > 0; resting--) {
      context.submitLimit(Side.BUY, 1, LOWEST_PRICE);
    }
    context.submitMarket(context.position() == 0 ? Side.BUY : Side.SELL, 1);
  }

  /** A benchmark is never taken up again. */
  @Override
  public void snapshot(DataOutput out) {
    throw new UnsupportedOperationException("A benchmark is never taken up again.");
  }

  @Override
  public void restore(DataInput in) {
    throw new UnsupportedOperationException("A benchmark is never taken up again.");
  }
}
