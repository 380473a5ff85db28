package dev.tradewind.engine;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Orders and cancels at random, from a seed that is its state; it respects nothing. */
final class RandomStrategy implements Strategy {

  private long seed;
  private long lastOrder;

  RandomStrategy(long seed) {
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
    long away = price + below(200) - 100;
    OrderTicket ticket = context.ticket();
    switch (below(11)) {
      case 0 -> context.cancel(lastOrder);
      case 1 -> context.cancelAll();
      case 2, 3 -> submit(context, ticket.market(side, quantity));
      case 4 -> submit(context, ticket.stop(side, quantity, away));
      case 5 -> submit(context, ticket.stopLimit(side, quantity, away, away + below(100) - 50));
      case 6 -> submit(context, ticket.trailingStop(side, quantity, 1 + below(300)));
      case 7 -> context.replace(lastOrder, quantity, away, 0);
      case 8 ->
          submit(
              context,
              ticket.market(side, quantity).bracket(price - below(200), price + below(200)));
      default -> submit(context, ticket.limit(side, quantity, away));
    }
  }

  private void submit(Context context, OrderTicket ticket) {
    switch (below(8)) {
      case 0 -> ticket.immediateOrCancel();
      case 1 -> ticket.fillOrKill();
      case 2 -> ticket.day();
      case 3 -> ticket.goodTill(context.time() + below(100) * 1_000_000_000L);
      case 4 -> ticket.reduceOnly();
      case 5 -> ticket.postOnly();
      default -> {}
    }
    lastOrder = context.submit(ticket);
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
