package dev.tradewind.engine.order;

/**
 * Ended orders that wait to be used again, so that trading allocates nothing once it is under way.
 * One that ended within an event is used again only after it.
 */
final class OrderPool {

  /** Those that are free, each with the next one. */
  private Order free;

  /** Those that ended within the event, the last one first, and the one that ended first. */
  private Order ended;

  private Order endedFirst;

  Order take() {
    Order order = free;
    if (order == null) {
      return new Order();
    }
    free = order.spare;
    return order;
  }

  void giveBack(Order order) {
    if (ended == null) {
      endedFirst = order;
    }
    order.spare = ended;
    ended = order;
  }

  /** An event is over. */
  void endEvent() {
    if (ended != null) {
      endedFirst.spare = free;
      free = ended;
      ended = null;
    }
  }
}
