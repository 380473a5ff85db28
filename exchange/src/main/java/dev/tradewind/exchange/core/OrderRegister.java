package dev.tradewind.exchange.core;

import dev.tradewind.exchange.protocol.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All orders that an account ever sent, by the ids that it gave them. Used by one thread. */
final class OrderRegister {

  private static final int LEAST_SWEPT = 64;

  /** With one id the oldest first. */
  private final Map<String, List<TrackedOrder>> orders = new HashMap<>();

  /** Some of them may have ended. */
  private final Set<TrackedOrder> open = new LinkedHashSet<>();

  private int mostOpen = LEAST_SWEPT;

  void add(TrackedOrder order) {
    orders.computeIfAbsent(order.clientOrderId, _ -> new ArrayList<>(1)).add(order);
    open.add(order);
    if (open.size() > mostOpen) {
      sweep();
    }
  }

  private void sweep() {
    open.removeIf(order -> !order.isOpen());
    mostOpen = Math.max(LEAST_SWEPT, 2 * open.size());
  }

  boolean knows(String clientOrderId) {
    return orders.containsKey(clientOrderId);
  }

  /** Of the orders with an id the youngest that works; {@code null} for none. */
  TrackedOrder open(String clientOrderId) {
    List<TrackedOrder> all = orders.getOrDefault(clientOrderId, List.of());
    for (TrackedOrder order : all.reversed()) {
      if (order.isOpen()) {
        return order;
      }
    }
    return null;
  }

  /** Of the orders with an id the youngest that works, else the youngest; {@code null} for none. */
  TrackedOrder find(String clientOrderId) {
    TrackedOrder working = open(clientOrderId);
    return working != null || !knows(clientOrderId) ? working : orders.get(clientOrderId).getLast();
  }

  /** Those that work, oldest first. */
  List<Report.OrderState> open() {
    sweep();
    return open.stream().map(TrackedOrder::report).toList();
  }
}
