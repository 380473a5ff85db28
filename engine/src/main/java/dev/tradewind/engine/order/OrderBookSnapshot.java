package dev.tradewind.engine.order;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Writes down the orders of a book: those that have ended and are known, then the open ones. */
final class OrderBookSnapshot {

  /** Reads one order of a version of the snapshot. */
  interface Reader {
    void read(Order order, DataInput in) throws IOException;
  }

  private final WorkingOrders[] working;
  private final ClosedOrders closed;

  OrderBookSnapshot(WorkingOrders[] working, ClosedOrders closed) {
    this.working = working;
    this.closed = closed;
  }

  void write(DataOutput out) throws IOException {
    List<Order> orders = new ArrayList<>();
    closed.forEach(orders::add);
    orders.addAll(open());
    out.writeInt(orders.size());
    for (Order order : orders) {
      order.snapshot(out);
    }
  }

  /** What the venue was asked for and has not answered. */
  void writeChanges(DataOutput out) throws IOException {
    List<Order> changing = open().stream().filter(Order::isChanging).toList();
    out.writeInt(changing.size());
    for (Order order : changing) {
      PendingChange change = order.change();
      out.writeLong(order.number());
      out.writeLong(change.quantity());
      out.writeLong(change.limit());
      out.writeLong(change.stop());
      out.writeLong(change.reservePrice());
    }
  }

  /**
   * Takes back what {@link #writeChanges} wrote.
   *
   * @param withStops whether it knew what stops are to become
   */
  static void readChanges(
      DataInput in, boolean withStops, LongFunction<Order> open, WorkingOrders[] working)
      throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      Order order = open.apply(in.readLong());
      if (order == null) {
        throw new IOException("The snapshot is damaged: it changes an order that is not open.");
      }
      long quantity = in.readLong();
      long limit = in.readLong();
      long stop = withStops ? in.readLong() : order.stopPrice();
      working[order.instrument()].change(
          order, quantity, limit, stop, in.readLong(), order.reservedCash());
    }
  }

  private List<Order> open() {
    List<Order> orders = new ArrayList<>();
    for (WorkingOrders its : working) {
      for (Order order = its.oldest(); order != null; order = order.younger) {
        orders.add(order);
      }
    }
    return orders;
  }
}
