package dev.tradewind.engine;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BookLevel;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.CustomEvent;
import dev.tradewind.engine.market.Quote;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Orders of all types, changes and cancels at random, on whatever the market tells, from a seed
 * that is its state; it respects nothing.
 */
final class RandomStrategy implements Strategy {

  private static final long SECOND = 1_000_000_000L;
  private static final OrderType[] TYPES = OrderType.values();

  private final long[] orders = new long[4];
  private final int[] types = new int[4];
  private final int warmupBars;
  private long seed;
  private int last;

  RandomStrategy(long seed) {
    this(seed, 3);
  }

  RandomStrategy(long seed, int warmupBars) {
    this.seed = seed;
    this.warmupBars = warmupBars;
  }

  @Override
  public int warmupBars() {
    return warmupBars;
  }

  @Override
  public void onBar(Context context, Bar bar) {
    for (int i = below(3); i > 0; i--) {
      act(context, bar.close());
    }
  }

  @Override
  public void onTrade(Context context, Trade trade) {
    sometimes(context, trade.price());
  }

  @Override
  public void onQuote(Context context, Quote quote) {
    sometimes(context, below(2) == 0 ? quote.bid() : quote.ask());
  }

  @Override
  public void onBookLevel(Context context, BookLevel level) {
    sometimes(context, context.lastPrice());
  }

  @Override
  public void onCorporateAction(Context context, CorporateAction action) {
    sometimes(context, context.lastPrice());
  }

  @Override
  public void onFill(Context context, Order order, long quantity, long price) {
    if (below(4) == 0) {
      act(context, price);
    }
  }

  @Override
  public void onOrderEnded(Context context, Order order) {
    if (below(8) == 0) {
      act(context, context.lastPrice());
    }
  }

  @Override
  public void onCustomEvent(Context context, CustomEvent event) {
    sometimes(context, context.lastPrice());
  }

  /** Makes all that comes depend on a number too. */
  void disturb(long number) {
    seed ^= number;
  }

  private void sometimes(Context context, long price) {
    if (below(3) == 0 && price > 0) {
      act(context, price);
    }
  }

  private void act(Context context, long price) {
    long tick = context.instrument().tickSize();
    long near = Math.max(tick, (price / tick + below(41) - 20) * tick);
    switch (below(8)) {
      case 0 -> context.cancel(orders[below(4)]);
      case 1 -> cancelAllSometimes(context);
      case 2 -> replace(context, near, tick);
      default -> submit(context, near, tick);
    }
  }

  private void cancelAllSometimes(Context context) {
    if (below(4) == 0) {
      context.cancelAll();
    }
  }

  private void replace(Context context, long near, long tick) {
    int which = below(4);
    OrderType type = TYPES[types[which]];
    context.replace(
        orders[which],
        quantity(context, Side.BUY),
        type.hasLimit() ? near : 0,
        type == OrderType.STOP || type == OrderType.STOP_LIMIT ? near + below(20) * tick : 0);
  }

  private void submit(Context context, long near, long tick) {
    Side side = below(2) == 0 ? Side.BUY : Side.SELL;
    long quantity = quantity(context, side);
    int kind = below(TYPES.length);
    OrderType type = TYPES[kind];
    OrderTicket ticket = context.ticket();
    switch (type) {
      case MARKET -> ticket.market(side, quantity);
      case LIMIT -> ticket.limit(side, quantity, near);
      case STOP -> ticket.stop(side, quantity, near);
      case STOP_LIMIT -> ticket.stopLimit(side, quantity, near, near + (below(20) - 10) * tick);
      case TRAILING_STOP -> ticket.trailingStop(side, quantity, (1 + below(30)) * tick);
    }
    last = (last + 1) % orders.length;
    types[last] = kind;
    orders[last] = context.submit(withExtras(context, ticket, near, tick));
  }

  private OrderTicket withExtras(Context context, OrderTicket ticket, long near, long tick) {
    switch (below(12)) {
      case 0 -> ticket.immediateOrCancel();
      case 1 -> ticket.fillOrKill();
      case 2 -> ticket.day();
      case 3 -> ticket.goodTill(context.time() + below(100) * SECOND);
      case 4 -> ticket.reduceOnly();
      case 5 -> ticket.postOnly();
      default -> {}
    }
    if (below(5) == 0) {
      long away = ticket.side().sign() * (1L + below(40)) * tick;
      ticket.bracket(
          below(4) == 0 ? 0 : Math.max(0, near - away),
          below(4) == 0 ? 0 : Math.max(0, near + away));
    }
    return ticket;
  }

  /** Now and then all that can be paid, or what turns the position over. */
  private long quantity(Context context, Side side) {
    return switch (below(6)) {
      case 0 ->
          context.wholeLots(
              side == Side.BUY ? context.affordableQuantity() : context.shortableQuantity());
      case 1 -> context.wholeLots(2 * Math.abs(context.position()));
      default -> below(400) * context.instrument().lotSize();
    };
  }

  /** A linear congruential generator: deterministic wherever it runs. */
  private int below(int bound) {
    seed = seed * 6364136223846793005L + 1442695040888963407L;
    return (int) Math.floorMod(seed >>> 33, (long) bound);
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(seed);
    out.writeInt(last);
    for (int i = 0; i < orders.length; i++) {
      out.writeLong(orders[i]);
      out.writeInt(types[i]);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    seed = in.readLong();
    last = in.readInt();
    for (int i = 0; i < orders.length; i++) {
      orders[i] = in.readLong();
      types[i] = in.readInt();
    }
  }
}
