package dev.tradewind.engine.order;

/**
 * The terms that a venue was asked to give an order and has not answered yet: until it has, the
 * order may have these or its old ones.
 */
final class PendingChange {

  private long quantity;
  private long limit;
  private long stop;
  private long reservePrice;

  /** Nothing was asked for. */
  void clear() {
    set(0, 0, 0, 0);
  }

  /**
   * That was asked for.
   *
   * @param wanted whole quantity, positive
   * @param wantedLimit 0 for a type without one
   * @param wantedStop 0 for a type without one
   * @param price of the worst case; 0 for an exit
   */
  void set(long wanted, long wantedLimit, long wantedStop, long price) {
    quantity = wanted;
    limit = wantedLimit;
    stop = wantedStop;
    reservePrice = price;
  }

  boolean isPending() {
    return quantity != 0;
  }

  long quantity() {
    return quantity;
  }

  long limit() {
    return limit;
  }

  long stop() {
    return stop;
  }

  long reservePrice() {
    return reservePrice;
  }
}
