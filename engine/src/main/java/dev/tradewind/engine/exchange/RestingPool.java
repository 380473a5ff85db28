package dev.tradewind.engine.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * Ended orders that wait to be used again. One that ended within an event is used again only after
 * it, for whoever works on the event may still hold it.
 */
final class RestingPool {

  private final List<RestingOrder> free = new ArrayList<>();
  private final List<RestingOrder> ended = new ArrayList<>();

  RestingOrder take() {
    return free.isEmpty() ? new RestingOrder() : free.removeLast();
  }

  void giveBack(RestingOrder order) {
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
