package dev.tradewind.runtime.loop;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Orders of all kinds, changes and cancels, one or two a bar, from a seed that is its state. */
final class Restless implements Strategy {

  private final long[] orders = new long[3];
  private long seed;

  Restless(long seed) {
    this.seed = seed;
  }

  @Override
  public int warmupBars() {
    return 0;
  }

  @Override
  public void onBar(Context context, Bar bar) {
    for (int i = below(3); i > 0; i--) {
      act(context, bar.close());
    }
  }

  private void act(Context context, long close) {
    long tick = context.instrument().tickSize();
    long near = Math.max(tick, (close / tick + below(201) - 100) * tick);
    Side side = below(2) == 0 ? Side.BUY : Side.SELL;
    long quantity = 1L + below(60);
    int slot = below(orders.length);
    switch (below(9)) {
      case 0 -> context.cancel(orders[slot]);
      case 1 -> context.replace(orders[slot], quantity, near, 0);
      case 2, 3, 4 -> orders[slot] = context.submit(context.ticket().market(side, quantity));
      case 5 -> orders[slot] = context.submit(context.ticket().limit(side, quantity, near));
      case 6 -> orders[slot] = context.submit(context.ticket().stop(side, quantity, near));
      case 7 ->
          orders[slot] =
              context.submit(context.ticket().limit(side, quantity, near).immediateOrCancel());
      default ->
          orders[slot] =
              context.submit(
                  context
                      .ticket()
                      .market(side, quantity)
                      .bracket(near - side.sign() * 150L * tick, near + side.sign() * 150L * tick));
    }
  }

  private int below(int bound) {
    seed = seed * 6364136223846793005L + 1442695040888963407L;
    return (int) Math.floorMod(seed >>> 33, (long) bound);
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(seed);
    for (long order : orders) {
      out.writeLong(order);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    seed = in.readLong();
    for (int i = 0; i < orders.length; i++) {
      orders[i] = in.readLong();
    }
  }
}
