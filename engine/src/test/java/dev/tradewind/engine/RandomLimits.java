package dev.tradewind.engine;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Market and limit orders at random: the strategy of the snapshots of earlier versions. */
final class RandomLimits implements Strategy {

  private long seed;
  private long lastOrder;

  RandomLimits(long seed) {
    this.seed = seed;
  }

  @Override
  public int warmupBars() {
    return 3;
  }

  @Override
  public void onBar(Context context, Bar bar) {
    for (int i = below(3); i > 0; i--) {
      act(context, bar.close());
    }
  }

  @Override
  public void onFill(Context context, Order order, long quantity, long price) {
    if (below(4) == 0) {
      act(context, price);
    }
  }

  private void act(Context context, long price) {
    Side side = below(2) == 0 ? Side.BUY : Side.SELL;
    long quantity = below(5) == 0 ? context.affordableQuantity() : below(400);
    switch (below(6)) {
      case 0 -> context.cancel(lastOrder);
      case 1 -> context.cancelAll();
      case 2, 3 -> lastOrder = context.submitMarket(side, quantity);
      default -> lastOrder = context.submitLimit(side, quantity, price + below(200) - 100);
    }
  }

  /** A linear congruential generator: deterministic wherever it runs. */
  private int below(int bound) {
    seed = seed * 6364136223846793005L + 1442695040888963407L;
    return (int) Math.floorMod(seed >>> 33, (long) bound);
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(seed);
    out.writeLong(lastOrder);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    seed = in.readLong();
    lastOrder = in.readLong();
  }
}
