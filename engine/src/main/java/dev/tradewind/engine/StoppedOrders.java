package dev.tradewind.engine;

import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderRole;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a Stop has taken off the market of a strategy's own orders. A strategy that goes on has
 * asked for them once and will not ask again, so the Start puts their rest back; one that starts
 * afresh knows nothing of them.
 */
final class StoppedOrders implements Snapshotable {

  private final List<Rest> rests = new ArrayList<>();

  /**
   * The unfilled rest of an order.
   *
   * @param number of the order
   * @param parent of its bracket; 0 for none
   * @param otherLeg of its bracket; 0 for none
   */
  record Rest(
      int instrument, OrderTicket ticket, long number, OrderRole role, long parent, long otherLeg) {

    void snapshot(DataOutput out) throws IOException {
      out.writeInt(instrument);
      ticket.snapshot(out);
      out.writeLong(number);
      out.writeUTF(role.name());
      out.writeLong(parent);
      out.writeLong(otherLeg);
    }

    static Rest restore(DataInput in) throws IOException {
      int instrument = in.readInt();
      OrderTicket ticket = new OrderTicket();
      ticket.restore(in);
      return new Rest(
          instrument,
          ticket,
          in.readLong(),
          OrderRole.valueOf(in.readUTF()),
          in.readLong(),
          in.readLong());
    }
  }

  void add(Order order) {
    rests.add(
        new Rest(
            order.instrument(),
            new OrderTicket().rest(order.ticket(), order.filledQuantity()),
            order.number(),
            order.role(),
            order.parent(),
            order.otherLeg()));
  }

  /** All of them, the oldest of each instrument first, and forgets them. */
  List<Rest> take() {
    List<Rest> taken = List.copyOf(rests);
    rests.clear();
    return taken;
  }

  void clear() {
    rests.clear();
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeInt(rests.size());
    for (Rest rest : rests) {
      rest.snapshot(out);
    }
  }

  /** Reads what an engine of market and limit orders wrote, up to version 2 of the snapshot. */
  void restoreVersion2(DataInput in) throws IOException {
    rests.clear();
    for (int left = in.readInt(); left > 0; left--) {
      int instrument = in.readInt();
      Side side = Side.valueOf(in.readUTF());
      boolean limit = OrderType.valueOf(in.readUTF()) == OrderType.LIMIT;
      long quantity = in.readLong();
      long price = in.readLong();
      OrderTicket ticket = new OrderTicket();
      rests.add(
          new Rest(
              instrument,
              limit ? ticket.limit(side, quantity, price) : ticket.market(side, quantity),
              0,
              OrderRole.NONE,
              0,
              0));
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    rests.clear();
    for (int left = in.readInt(); left > 0; left--) {
      rests.add(Rest.restore(in));
    }
  }
}
