package dev.tradewind.engine.order;

import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * All orders of one account, and the only place where an order changes. Used by the engine's
 * thread.
 *
 * <p>An order's life: {@link #create}, then {@link #accept} or {@link #reject}; accepted, any
 * number of {@link #fill}s, and {@link #cancel} if it is not filled in whole. A rejected order is
 * given back by {@link #discard}, an ended one by {@link #sweep}.
 */
public final class OrderBook implements Snapshotable {

  private final WorkingOrders[] working;
  private final OrderPool pool = new OrderPool();
  private final int epoch;
  private long lastNumber;

  /**
   * An empty book.
   *
   * @param instruments how many there are
   * @param epoch of this process
   */
  public OrderBook(int instruments, int epoch) {
    this.epoch = epoch;
    working = new WorkingOrders[instruments];
    for (int i = 0; i < instruments; i++) {
      working[i] = new WorkingOrders();
    }
  }

  /** A pending order with the next number. */
  public Order create(
      OrderOrigin origin,
      int instrument,
      Side side,
      long quantity,
      OrderType type,
      long limitPrice,
      long time) {
    Order order = pool.take();
    order.reset(++lastNumber, epoch, instrument, time);
    order.want(origin, side, quantity, type, limitPrice);
    return order;
  }

  /** Makes a pending order reduce-only, for at most {@code quantity}. */
  public void cutToExit(Order order, long quantity) {
    order.cutToExit(Math.min(order.quantity(), quantity));
  }

  /**
   * Puts a pending order to work.
   *
   * @param reservePrice price of its worst case, see {@link Order#reservePrice}
   * @param reservedCash what it holds back of the free cash
   */
  public void accept(Order order, long reservePrice, long reservedCash) {
    if (!(order.state() instanceof OrderState.Pending pending)) {
      throw illegal(order, "accepted");
    }
    order.moveTo(pending.accept());
    order.reserve(reservePrice, reservedCash);
    working[order.instrument()].add(order);
  }

  /** Refuses a pending order. */
  public void reject(Order order) {
    if (!(order.state() instanceof OrderState.Pending pending)) {
      throw illegal(order, "rejected");
    }
    order.moveTo(pending.reject());
  }

  /**
   * Books a fill on a working order.
   *
   * @param quantity positive, at most what remains
   * @param newReserve what the rest holds back of the free cash
   */
  public void fill(Order order, long quantity, long newReserve) {
    if (!(order.state() instanceof OrderState.Open open)
        || quantity <= 0
        || quantity > order.remainingQuantity()) {
      throw illegal(order, "filled by " + quantity);
    }
    boolean whole = quantity == order.remainingQuantity();
    WorkingOrders orders = working[order.instrument()];
    if (whole) {
      orders.end(order);
    } else {
      orders.reduce(order, quantity, newReserve);
    }
    order.addFill(quantity);
    order.moveTo(whole ? open.fillRest() : open.fillPart());
  }

  /** Ends a working order. */
  public void cancel(Order order, CancelReason reason) {
    if (!(order.state() instanceof OrderState.Open open)) {
      throw illegal(order, "cancelled");
    }
    working[order.instrument()].end(order);
    order.giveReason(reason);
    order.moveTo(open.cancel());
  }

  /** Takes back a rejected order's object. */
  public void discard(Order order) {
    pool.giveBack(order);
  }

  /**
   * Forgets the ended orders of an instrument; call it when nobody holds one or walks through them.
   */
  public void sweep(int instrument) {
    working[instrument].sweep(pool);
  }

  /**
   * How many places {@link #order} has: the working orders and those that ended since the last
   * sweep.
   */
  public int places(int instrument) {
    return working[instrument].size();
  }

  /** The order at a place, oldest first; look at its status. */
  public Order order(int instrument, int place) {
    return working[instrument].get(place);
  }

  /** Working orders of all instruments. */
  public int openOrders() {
    int open = 0;
    for (WorkingOrders orders : working) {
      open += orders.open();
    }
    return open;
  }

  /** Working orders of one instrument. */
  public int openOrders(int instrument) {
    return working[instrument].open();
  }

  /** Unfilled quantity of the working orders on one side. */
  public long workingQuantity(int instrument, Side side) {
    return working[instrument].quantity(side);
  }

  /** What the working orders of an instrument hold back of the free cash. */
  public long reservedCash(int instrument) {
    return working[instrument].reservedCash();
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(lastNumber);
    for (int i = 0; i < working.length; i++) {
      out.writeInt(working[i].open());
      for (int place = 0; place < places(i); place++) {
        if (order(i, place).status().isOpen()) {
          order(i, place).snapshot(out);
        }
      }
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    lastNumber = in.readLong();
    for (int i = 0; i < working.length; i++) {
      working[i] = new WorkingOrders();
      for (int left = in.readInt(); left > 0; left--) {
        Order order = pool.take();
        order.restore(in);
        working[i].add(order);
      }
    }
  }

  private static IllegalStateException illegal(Order order, String move) {
    return new IllegalStateException(
        "Order "
            + order.number()
            + " is "
            + order.status().label()
            + ": it cannot be "
            + move
            + ".");
  }
}
