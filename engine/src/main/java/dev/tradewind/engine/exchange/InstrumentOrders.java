package dev.tradewind.engine.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * All orders of one instrument at the exchange, each in the heap of what it waits for, so that an
 * event looks at those only that it moves. Trailing stops are the exception: each event moves all
 * of them.
 */
final class InstrumentOrders {

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

  /** Limits that have met no event yet. */
  private final List<RestingOrder> fresh = new ArrayList<>();

  private int active;

  boolean isEmpty() {
    return active == 0 && arriving.isEmpty();
  }

  boolean hasActive() {
    return active != 0;
  }

  /** Shows those that have met their first event and still wait, and forgets them. */
  void endImmediate(Consumer<RestingOrder> action) {
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

  /** Limits that have met no event yet; some may have ended. */
  List<RestingOrder> fresh() {
    return fresh;
  }

  /** Whether an order rests as a limit. */
  boolean isResting(RestingOrder order) {
    return order.heap == buyLimits || order.heap == sellLimits;
  }

  /** The event that fresh orders have met is over. */
  void endFresh() {
    fresh.clear();
  }

  /** Puts an active order where it waits. */
  void rest(RestingOrder order) {
    active++;
    if (order.timeInForce.isImmediate()) {
      immediate.add(order);
    }
    switch (order.type) {
      case MARKET -> market.add(order, 0);
      case LIMIT -> {
        limits(order).add(order, order.isBuy() ? -order.limit : order.limit);
        fresh.add(order);
      }
      case STOP, STOP_LIMIT -> stops(order).add(order, order.isBuy() ? order.stop : -order.stop);
      case TRAILING_STOP -> trailing.add(order, 0);
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
