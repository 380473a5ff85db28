package dev.tradewind.engine.order;

/**
 * The open orders of one instrument by age, with their sums; adding and ending one takes the same
 * time however many there are.
 *
 * <p>They are a chain through the orders themselves. An order that ends keeps its way to the
 * younger one until the {@link OrderBook} uses it again, so that orders may end while somebody
 * walks along.
 */
final class WorkingOrders {

  private Order oldest;
  private Order youngest;
  private int size;

  /** Buys, then sells: to look one up is no branch, and sides are hard to foresee. */
  private final Sums[] sums = {new Sums(), new Sums()};

  private long reservedCash;

  Order oldest() {
    return oldest;
  }

  int size() {
    return size;
  }

  /** Unfilled quantity of a side. */
  long quantity(Side side) {
    return sums(side).quantity;
  }

  /** Unfilled quantity of a side that may increase the position. */
  long entryQuantity(Side side) {
    return sums(side).entries;
  }

  /** The same with what the venue was asked for where that is more. */
  long worstEntryQuantity(Side side) {
    return sums(side).entries + sums(side).moreEntries;
  }

  /**
   * Unfilled quantity of a side that is on its way out, without what only protects; with what the
   * venue was asked for where that is more.
   */
  long exitQuantity(Side side) {
    return sums(side).exits + sums(side).moreExits;
  }

  long reservedCash() {
    return reservedCash;
  }

  void add(Order order) {
    order.older = youngest;
    order.younger = null;
    if (youngest == null) {
      oldest = order;
    } else {
      youngest.younger = order;
    }
    youngest = order;
    size++;
    count(order, order.remainingQuantity());
    reservedCash += order.reservedCash();
  }

  /** Takes a part out of the sums. */
  void reduce(Order order, long quantity, long newReserve) {
    count(order, -quantity);
    reservedCash += newReserve - order.reservedCash();
    order.reserve(order.reservePrice(), newReserve);
  }

  /** The venue is asked for other terms, or has answered where none are wanted any more. */
  void change(
      Order order, long quantity, long limit, long stop, long reservePrice, long newReserve) {
    countMore(order, -more(order));
    order.change().set(quantity, limit, stop, reservePrice);
    countMore(order, more(order));
    reduce(order, 0, newReserve);
  }

  /** How much more may be unfilled of an order than of its present quantity. */
  private static long more(Order order) {
    return Math.max(0, order.change().quantity() - order.quantity());
  }

  void end(Order order) {
    if (order.isChanging()) {
      countMore(order, -more(order));
      order.change().clear();
    }
    reduce(order, order.remainingQuantity(), 0);
    if (order.older == null) {
      oldest = order.younger;
    } else {
      order.older.younger = order.younger;
    }
    if (order.younger == null) {
      youngest = order.older;
    } else {
      order.younger.older = order.older;
    }
    size--;
  }

  private void count(Order order, long change) {
    Sums sums = sums(order.side());
    sums.quantity += change;
    if (!order.reduceOnly()) {
      sums.entries += change;
    } else if (isExit(order)) {
      sums.exits += change;
    }
  }

  private void countMore(Order order, long change) {
    Sums sums = sums(order.side());
    if (!order.reduceOnly()) {
      sums.moreEntries += change;
    } else if (isExit(order)) {
      sums.moreExits += change;
    }
  }

  private static boolean isExit(Order order) {
    return order.role() == OrderRole.NONE && !order.type().hasStop();
  }

  private Sums sums(Side side) {
    return sums[(1 - side.sign()) >> 1];
  }

  /** Unfilled quantities of one side; see the methods that tell them. */
  private static final class Sums {

    private long quantity;
    private long entries;
    private long exits;
    private long moreEntries;
    private long moreExits;
  }
}
