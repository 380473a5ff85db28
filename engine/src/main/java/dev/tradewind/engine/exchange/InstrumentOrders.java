package dev.tradewind.engine.exchange;

import dev.tradewind.engine.order.OrderType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * All orders of one instrument at the exchange, each in the heap of what it waits for, so that an
 * event looks at those only that it moves. Trailing stops are the exception: each event moves all
 * of them.
 */
final class InstrumentOrders {

  private static final Comparator<RestingOrder> BY_ARRIVAL =
      (one, other) -> Long.compare(one.sequence, other.sequence);

  /** Not yet active, by when they will be. */
  final OrderHeap arriving = new OrderHeap();

  /** Market orders and touched stops, oldest first. */
  final OrderHeap market = new OrderHeap();

  /** Best price first. */
  final OrderHeap buyLimits = new OrderHeap();

  final OrderHeap sellLimits = new OrderHeap();

  /** The first to be touched first. */
  final OrderHeap buyStops = new OrderHeap();

  final OrderHeap sellStops = new OrderHeap();

  /** Oldest first. */
  final OrderHeap trailing = new OrderHeap();

  /** The active ones that must not rest beyond the event that they meet first. */
  private final List<RestingOrder> immediate = new ArrayList<>();

  /** Limits that have met no event yet, or no event that had enough for them. */
  private final List<RestingOrder> fresh = new ArrayList<>();

  private long sequence;
  private int active;

  boolean isEmpty() {
    return active == 0 && arriving.isEmpty();
  }

  boolean hasActive() {
    return active != 0;
  }

  /** Shows those that have met their first event and still wait, and forgets them. */
  void endImmediate(Consumer<RestingOrder> action) {
    if (immediate.isEmpty()) {
      return;
    }
    for (int i = 0; i < immediate.size(); i++) {
      RestingOrder order = immediate.get(i);
      if (order.heap != null && order.heap != arriving) {
        action.accept(order);
      }
    }
    immediate.clear();
  }

  /** Makes those active whose time has come. */
  void activate(long time) {
    while (!arriving.isEmpty() && arriving.first().activeFrom <= time) {
      RestingOrder order = arriving.first();
      arriving.remove(order);
      rest(order);
    }
  }

  /** Limits that have met no event yet, the oldest first; some may have ended. */
  List<RestingOrder> fresh() {
    if (fresh.size() > 1) {
      fresh.sort(BY_ARRIVAL);
    }
    return fresh;
  }

  /** Whether an order rests as a limit. */
  boolean isResting(RestingOrder order) {
    return order.heap == buyLimits || order.heap == sellLimits;
  }

  /** The event that fresh orders have met is over; those that it left unserved stay so. */
  void endFresh() {
    if (fresh.isEmpty()) {
      return;
    }
    int kept = 0;
    for (int i = 0; i < fresh.size(); i++) {
      RestingOrder order = fresh.get(i);
      // It may have ended and be another one by now, elsewhere or here.
      if (order.listedIn != this) {
        continue;
      }
      order.listedIn = null;
      order.fresh = order.unserved && isResting(order);
      order.unserved = false;
      if (order.fresh) {
        fresh.set(kept++, order);
      }
    }
    fresh.subList(kept, fresh.size()).clear();
    for (int i = 0; i < kept; i++) {
      fresh.get(i).listedIn = this;
    }
  }

  /** Gives an order its place behind all others. */
  void number(RestingOrder order) {
    order.sequence = ++sequence;
  }

  /** The place of the youngest order. */
  long sequence() {
    return sequence;
  }

  /** Numbers on behind that place. */
  void numberFrom(long place) {
    sequence = place;
  }

  /** Puts an active order where it waits. */
  void rest(RestingOrder order) {
    order.fresh = order.type == OrderType.LIMIT;
    restRestored(order);
  }

  /** Puts an order where it waited when it was written down. */
  void restRestored(RestingOrder order) {
    active++;
    if (order.fresh && order.listedIn != this) {
      order.listedIn = this;
      fresh.add(order);
    }
    if (order.timeInForce.isImmediate()) {
      immediate.add(order);
    }
    switch (order.type) {
      case MARKET -> market.add(order, 0);
      case LIMIT -> limits(order).add(order, order.isBuy() ? -order.limit : order.limit);
      case STOP, STOP_LIMIT -> stops(order).add(order, order.isBuy() ? order.stop : -order.stop);
      case TRAILING_STOP -> trailing.add(order, 0);
    }
  }

  /** An order's stop was touched: it is a market or limit order from now on. */
  void trigger(RestingOrder order) {
    remove(order);
    become(order);
    rest(order);
  }

  /** Like {@link #trigger}, but it is active only from a later time. */
  void triggerLater(RestingOrder order, long time) {
    remove(order);
    become(order);
    order.activeFrom = time;
    arriving.add(order, time);
  }

  /** What becomes a limit order stands behind those that are. */
  private void become(RestingOrder order) {
    if (order.type == OrderType.STOP_LIMIT) {
      order.type = OrderType.LIMIT;
      number(order);
    } else {
      order.type = OrderType.MARKET;
    }
  }

  /** Takes an order out to wait elsewhere, behind all others; the stop of one that trails stays. */
  void reprice(RestingOrder order, long limit, long stop) {
    remove(order);
    order.limit = limit;
    number(order);
    if (order.type != OrderType.TRAILING_STOP) {
      order.stop = stop;
    }
  }

  /** Takes an order out of wherever it waits. */
  void remove(RestingOrder order) {
    if (order.heap == null) {
      return;
    }
    if (order.heap != arriving) {
      active--;
    }
    order.heap.remove(order);
  }

  void clear() {
    arriving.clear();
    market.clear();
    buyLimits.clear();
    sellLimits.clear();
    buyStops.clear();
    sellStops.clear();
    trailing.clear();
    immediate.clear();
    fresh.clear();
    active = 0;
  }

  /** Shows all of them, in no order that means anything but always the same. */
  void forEach(Consumer<RestingOrder> action) {
    arriving.forEach(action);
    market.forEach(action);
    buyLimits.forEach(action);
    sellLimits.forEach(action);
    buyStops.forEach(action);
    sellStops.forEach(action);
    trailing.forEach(action);
  }

  private OrderHeap limits(RestingOrder order) {
    return order.isBuy() ? buyLimits : sellLimits;
  }

  private OrderHeap stops(RestingOrder order) {
    return order.isBuy() ? buyStops : sellStops;
  }
}
