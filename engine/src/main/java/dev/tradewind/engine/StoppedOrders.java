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
 * asked for them once and will not ask again, so the Start puts their rest back. One that starts
 * afresh inherits the position, and with it what reduces it, but no entry.
 *
 * <p>A fill that was under way is heard of after the Stop: it is taken off here, and what it would
 * have brought then comes with the Start.
 */
final class StoppedOrders implements Snapshotable {

  private final List<Rest> rests = new ArrayList<>();

  /**
   * The unfilled rest of an order, by the terms that it has or was to have.
   *
   * @param number of the order; negative for a leg that no order was sent for yet
   * @param parent of its bracket; 0 for none
   * @param otherLeg of its bracket; 0 for none
   */
  record Rest(
      int instrument, OrderTicket ticket, long number, OrderRole role, long parent, long otherLeg) {

    /** The same, for another quantity. */
    Rest of(long quantity) {
      OrderTicket changed = new OrderTicket().rest(ticket, ticket.quantity() - quantity);
      return new Rest(instrument, changed, number, role, parent, otherLeg);
    }

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
            order.wantedRest(),
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

  /** Forgets the entries. */
  void keepExits() {
    rests.removeIf(rest -> !rest.ticket().isReduceOnly());
  }

  /** A fill of an order was heard of: it is not wanted again, nor is the other leg. */
  void onFill(long order, long quantity) {
    Rest filled = find(order);
    if (filled == null) {
      // A stop that was left at the venue: as ever, its other leg goes with the first share.
      rests.removeIf(rest -> rest.otherLeg() == order);
    } else {
      Rest other = filled.otherLeg() == 0 ? null : find(filled.otherLeg());
      reduce(filled, quantity);
      if (other != null) {
        reduce(other, filled.role() == OrderRole.STOP_LOSS ? Long.MAX_VALUE : quantity);
      }
    }
  }

  /** A fill of an entry with a bracket was heard of: its legs come for it, too. */
  void protect(Order parent, long quantity) {
    OrderTicket wanted = parent.ticket();
    Side side = parent.side().opposite();
    long stop = 0;
    long target = 0;
    if (wanted.stopLossPrice() != 0) {
      OrderTicket ticket = new OrderTicket().stop(side, quantity, wanted.stopLossPrice());
      stop = grow(parent, OrderRole.STOP_LOSS, ticket.reduceOnly());
    }
    if (wanted.takeProfitPrice() != 0) {
      OrderTicket ticket = new OrderTicket().limit(side, quantity, wanted.takeProfitPrice());
      target = grow(parent, OrderRole.TAKE_PROFIT, ticket.reduceOnly());
    }
    if (stop != 0 && target != 0) {
      pair(stop, target);
      pair(target, stop);
    }
  }

  /** The leg that is remembered grows; else there is a new one. Returns its number. */
  private long grow(Order parent, OrderRole role, OrderTicket ticket) {
    for (int i = 0; i < rests.size(); i++) {
      Rest rest = rests.get(i);
      if (rest.parent() == parent.number() && rest.role() == role) {
        rests.set(i, rest.of(rest.ticket().quantity() + ticket.quantity()));
        return rest.number();
      }
    }
    long number = -2 * parent.number() - (role == OrderRole.STOP_LOSS ? 0 : 1);
    rests.add(new Rest(parent.instrument(), ticket, number, role, parent.number(), 0));
    return number;
  }

  private Rest find(long number) {
    for (Rest rest : rests) {
      if (rest.number() == number) {
        return rest;
      }
    }
    return null;
  }

  private void pair(long number, long other) {
    Rest rest = find(number);
    rests.set(
        rests.indexOf(rest),
        new Rest(rest.instrument(), rest.ticket(), number, rest.role(), rest.parent(), other));
  }

  private void reduce(Rest rest, long quantity) {
    if (quantity >= rest.ticket().quantity()) {
      rests.remove(rest);
    } else {
      rests.set(rests.indexOf(rest), rest.of(rest.ticket().quantity() - quantity));
    }
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
