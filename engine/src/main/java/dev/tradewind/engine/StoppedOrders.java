package dev.tradewind.engine;

import dev.tradewind.engine.order.Order;
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
   * @param limitPrice 0 for a market order
   */
  record Rest(int instrument, Side side, OrderType type, long quantity, long limitPrice) {}

  void add(Order order) {
    rests.add(
        new Rest(
            order.instrument(),
            order.side(),
            order.type(),
            order.quantity() - order.filledQuantity(),
            order.limitPrice()));
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
      out.writeInt(rest.instrument());
      out.writeUTF(rest.side().name());
      out.writeUTF(rest.type().name());
      out.writeLong(rest.quantity());
      out.writeLong(rest.limitPrice());
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    rests.clear();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      rests.add(
          new Rest(
              in.readInt(),
              Side.valueOf(in.readUTF()),
              OrderType.valueOf(in.readUTF()),
              in.readLong(),
              in.readLong()));
    }
  }
}
