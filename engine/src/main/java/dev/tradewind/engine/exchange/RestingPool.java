package dev.tradewind.engine.exchange;

/**
 * Ended orders that wait to be used again. One that ended within an event is used again only after
 * it, for whoever works on the event may still hold it.
 */
final class RestingPool {

  /** Those that are free, each with the next one. */
  private RestingOrder free;

  /** Those that ended within the event, the last one first, and the one that ended first. */
  private RestingOrder ended;

  private RestingOrder endedFirst;

  RestingOrder take() {
    RestingOrder order = free;
    if (order == null) {
      return new RestingOrder();
    }
    free = order.spare;
    return order;
  }

  void giveBack(RestingOrder order) {
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
