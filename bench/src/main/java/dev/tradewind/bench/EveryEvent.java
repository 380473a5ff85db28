package dev.tradewind.bench;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;

/**
 * Orders on every bar and every trade, or on every so many: it buys one share and sells it again,
 * by turns, so that every event that makes an order is followed by one that makes a fill. Before
 * the first it may leave limit orders that never fill.
 */
public final class EveryEvent implements Strategy {

  private static final long LOWEST_PRICE = 1;

  private final int period;
  private int resting;
  private int passed;

  /**
   * The strategy.
   *
   * @param resting how many limit orders work all the time
   */
  public EveryEvent(int resting) {
    this(resting, 1);
  }

  /**
   * The strategy.
   *
   * @param resting how many limit orders work all the time
   * @param period from an event with an order to the next one, in events; the first has one
   */
  public EveryEvent(int resting, int period) {
    this.resting = resting;
    this.period = period;
    passed = period - 1;
  }

  @Override
  public int warmupBars() {
    return 0;
  }

  @Override
  public void onBar(Context context, Bar bar) {
    order(context);
  }

  @Override
  public void onTrade(Context context, Trade trade) {
    order(context);
  }

  private void order(Context context) {
    if (++passed < period) {
      return;
    }
    passed = 0;
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
