package dev.tradewind.engine.order;

import java.util.ArrayList;
import java.util.List;

/**
 * Ended orders that wait to be used again, so that trading allocates nothing once it is under way.
 * One that ended within an event is used again only after it.
 */
final class OrderPool {

  private final List<Order> free = new ArrayList<>();
  private final List<Order> ended = new ArrayList<>();

  Order take() {
    return free.isEmpty() ? new Order() : free.removeLast();
  }

  void giveBack(Order order) {
    ended.add(order);
  }

  /** An event is over. */
  void endEvent() {
    if (!ended.isEmpty()) {
      free.addAll(ended);
      ended.clear();
    }
  }
}
