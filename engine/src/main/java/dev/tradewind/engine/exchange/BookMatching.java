package dev.tradewind.engine.exchange;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Fills orders against a market's order book of which the levels are known.
 *
 * <p>Who takes walks through the levels, and what was taken is gone until the market says what
 * stands there now. Who rests has a place in the queue: all that stood at the price on arrival is
 * ahead. A trade at the price takes from what is ahead first, then fills; one beyond the price
 * fills. When a level shrinks without a trade, those behind are taken to have left, as long as
 * there are any: that is the slowest way forward.
 */
final class BookMatching {

  /** No limit. */
  private static final long ANY = 0;

  private static final long NONE = 0;

  private final SimulatedExchange exchange;
  private final InstrumentOrders orders;
  private final Filler filler;
  private final Instrument instrument;
  private final StopOrders stops;
  private final DepthSide bids;
  private final DepthSide asks;
  private final Consumer<RestingOrder> notImmediate;
  private final List<RestingOrder> walk = new ArrayList<>();
  private final List<RestingOrder> queue = new ArrayList<>();

  /** Price of the trade that is told at this moment. */
  private long traded = NONE;

  BookMatching(
      SimulatedExchange exchange,
      InstrumentOrders orders,
      Filler filler,
      Instrument instrument,
      DepthSide bids,
      DepthSide asks) {
    this.exchange = exchange;
    this.orders = orders;
    this.filler = filler;
    this.instrument = instrument;
    this.bids = bids;
    stops = new StopOrders(orders);
    notImmediate = order -> exchange.cancel(order, CancelReason.NOT_IMMEDIATE);
    this.asks = asks;
  }

  /** The book has changed: who arrived since the last event takes, and queues move up. */
  void onBook(long time) {
    boolean twoSided = !asks.isEmpty() && !bids.isEmpty();
    if (twoSided) {
      stops.touch(asks.price(0), bids.price(0));
    }
    arrive(time);
    if (twoSided) {
      stops.trail(
          asks.isEmpty() ? Long.MAX_VALUE / 2 : asks.price(0), bids.isEmpty() ? 0 : bids.price(0));
    }
  }

  /** A level has another quantity; a queue is never longer than its level. */
  void onLevel(boolean bid, long price, long quantity) {
    OrderHeap limits = bid ? orders.buyLimits : orders.sellLimits;
    if (limits.isEmpty()) {
      return;
    }
    queue.clear();
    limits.forEach(queue::add);
    for (int i = 0; i < queue.size(); i++) {
      RestingOrder order = queue.get(i);
      if (order.limit == price) {
        order.ahead = Math.min(order.ahead, quantity);
      }
    }
  }

  /**
   * Somebody traded: who arrived since the last event was there before, then queues at the price
   * move up by the quantity, and better prices are filled.
   */
  void onTrade(long price, long quantity, long time) {
    // Beyond the best level it tells that the book is of before: nobody gets its price any more.
    traded = price;
    arrive(time);
    traded = NONE;
    filler.begin(instrument, quantity, quantity);
    fillQueue(orders.buyLimits, true, price, time);
    fillQueue(orders.sellLimits, false, price, time);
    stops.touch(price, price);
    stops.trail(price, price);
  }

  private void fillQueue(OrderHeap limits, boolean buys, long price, long time) {
    while (!limits.isEmpty() && !filler.isExhausted()) {
      RestingOrder order = limits.first();
      boolean beyond = buys ? order.limit > price : order.limit < price;
      if (!beyond && order.limit != price) {
        return;
      }
      if (!beyond && order.ahead > 0) {
        // What is ahead trades first; those who came later have at least as much ahead.
        long passed = Math.min(order.ahead, filler.budget());
        moveUp(limits, price, passed);
        filler.spend(passed);
        if (order.ahead > 0) {
          return;
        }
        continue;
      }
      filler.fillAt(order, order.limit, Liquidity.MAKER, time);
    }
  }

  private void moveUp(OrderHeap limits, long price, long quantity) {
    queue.clear();
    limits.forEach(queue::add);
    for (int i = 0; i < queue.size(); i++) {
      RestingOrder order = queue.get(i);
      if (order.limit == price) {
        order.ahead = Math.max(0, order.ahead - quantity);
      }
    }
  }

  private void takeMarket(long time) {
    orders.market.copyTo(walk);
    for (int i = 0; i < walk.size(); i++) {
      RestingOrder order = walk.get(i);
      if (order.heap == orders.market) {
        sweep(order, ANY, time);
      }
    }
  }

  private void takeFresh(long time) {
    List<RestingOrder> fresh = orders.fresh();
    for (int i = 0; i < fresh.size(); i++) {
      RestingOrder order = fresh.get(i);
      if (orders.isResting(order) && !order.postOnly) {
        sweep(order, order.limit, time);
      }
      if (orders.isResting(order)) {
        order.ahead = (order.isBuy() ? bids : asks).at(order.limit);
      }
    }
  }

  /** Whether all of an order can be had, and paid for at the worst price that it takes. */
  private boolean isWhole(RestingOrder order, DepthSide levels, long limit) {
    long worst = levels.reaching(order.leaves(), limit, instrument.lotSize());
    return worst != 0 && filler.allows(order, worse(order, worst));
  }

  private long worse(RestingOrder order, long price) {
    if (traded == NONE) {
      return price;
    }
    return order.isBuy() ? Math.max(price, traded) : Math.min(price, traded);
  }

  /** Walks through the levels on the other side that are good enough. */
  private void sweep(RestingOrder order, long limit, long time) {
    DepthSide levels = order.isBuy() ? asks : bids;
    if (order.timeInForce == TimeInForce.FOK && !isWhole(order, levels, limit)) {
      exchange.cancel(order, CancelReason.NOT_IMMEDIATE);
      return;
    }
    int level = 0;
    while (level < levels.size() && order.heap != null && order.leaves() > 0) {
      long price = levels.price(level);
      long paid = worse(order, price);
      boolean good = limit == ANY || (order.isBuy() ? paid <= limit : paid >= limit);
      if (!good) {
        return;
      }
      long before = order.leaves();
      long number = order.number;
      filler.begin(instrument, levels.quantity(level), levels.quantity(level));
      long offered = filler.budget();
      if (offered == 0) {
        // Less than a lot is left where it is.
        level++;
        continue;
      }
      filler.takeLevel(order, paid, time);
      takeOff(levels, price, offered - filler.budget());
      if (order.number != number || order.heap == null || order.leaves() == before) {
        return;
      }
    }
  }

  /**
   * The other side has come to resting orders: whoever stands there would have traded with them
   * first, at their price. How much more has come and gone is not told, so it gives what it shows.
   */
  private void meet(OrderHeap limits, DepthSide levels, long time) {
    int level = 0;
    while (!limits.isEmpty() && level < levels.size()) {
      RestingOrder order = limits.first();
      long price = levels.price(level);
      if (order.isBuy() ? order.limit < price : order.limit > price) {
        return;
      }
      filler.begin(instrument, levels.quantity(level), levels.quantity(level));
      long offered = filler.budget();
      if (offered == 0) {
        level++;
        continue;
      }
      filler.fillAt(order, order.limit, Liquidity.MAKER, time);
      takeOff(levels, price, offered - filler.budget());
    }
  }

  /** What was taken stood before own orders at that price. */
  private void takeOff(DepthSide levels, long price, long quantity) {
    levels.take(price, quantity);
    onLevel(levels == bids, price, levels.at(price));
  }

  /** Who arrived since the last event meets the book, and the book meets who rests. */
  private void arrive(long time) {
    takeMarket(time);
    takeFresh(time);
    meet(orders.buyLimits, asks, time);
    meet(orders.sellLimits, bids, time);
    orders.endImmediate(notImmediate);
    orders.endFresh();
  }
}
