package dev.tradewind.bench;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;

/**
 * Trades against a tick that is unusually far from the last hundred, and leaves when the price is
 * back among them. A rule of the benchmarks, and no algo of the product. Sums are of whole cents
 * and squares of scores are compared, so everything is exact.
 */
final class Fade implements Strategy {

  private static final int WINDOW = 100;

  /** Squares of the scores 2.0, 2.5 and 0.2, as fractions. */
  private static final long ENTER_ABOVE = 4;

  private static final long ENTER_BELOW_TIMES_4 = 25;
  private static final long LEAVE_BELOW_DIVISOR = 25;

  private final long[] window = new long[WINDOW];
  private int next;
  private int seen;
  private long sum;
  private long squares;

  @Override
  public int warmupBars() {
    return 0;
  }

  @Override
  public void onBar(Context context, Bar bar) {
    throw new UnsupportedOperationException("It trades ticks.");
  }

  @Override
  public void onTrade(Context context, Trade trade) {
    long price = trade.price();
    add(price);
    if (seen < WINDOW) {
      return;
    }
    long variance = WINDOW * squares - sum * sum;
    if (variance > 0) {
      act(context, WINDOW * price - sum, variance);
    }
  }

  private void add(long price) {
    long oldest = window[next];
    window[next] = price;
    next = next + 1 == WINDOW ? 0 : next + 1;
    sum += price - oldest;
    squares += price * price - oldest * oldest;
    if (seen < WINDOW) {
      seen++;
    }
  }

  /** The score is {@code distance / √variance}. */
  private static void act(Context context, long distance, long variance) {
    long square = distance * distance;
    long position = context.position();
    if (position == 0) {
      if (square > ENTER_ABOVE * variance && 4 * square < ENTER_BELOW_TIMES_4 * variance) {
        context.submitMarket(distance > 0 ? Side.SELL : Side.BUY, 1);
      }
    } else if (LEAVE_BELOW_DIVISOR * square < variance) {
      context.submitMarket(position > 0 ? Side.SELL : Side.BUY, 1);
    }
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
