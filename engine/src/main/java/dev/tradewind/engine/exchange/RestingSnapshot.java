package dev.tradewind.engine.exchange;

import dev.tradewind.engine.order.OrderIndex;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.collections.LongHashSet;

/** Writes and reads the orders at the exchange, those first that came first. */
final class RestingSnapshot {

  private final SimulatedMarket[] markets;
  private final OrderIndex<RestingOrder> resting;
  private final LongHashSet lost;

  RestingSnapshot(SimulatedMarket[] markets, OrderIndex<RestingOrder> resting, LongHashSet lost) {
    this.markets = markets;
    this.resting = resting;
    this.lost = lost;
  }

  void write(DataOutput out) throws IOException {
    List<RestingOrder> all = new ArrayList<>();
    for (SimulatedMarket market : markets) {
      market.orders.forEach(all::add);
    }
    all.sort(Comparator.comparingLong(order -> order.sequence));
    out.writeInt(all.size());
    for (RestingOrder order : all) {
      order.snapshot(out);
      out.writeBoolean(order.heap == markets[order.instrument].orders.arriving);
    }
    long[] numbers = lost.stream().mapToLong(Long::longValue).sorted().toArray();
    out.writeInt(numbers.length);
    for (long number : numbers) {
      out.writeLong(number);
    }
  }

  void read(DataInput in) throws IOException {
    resting.clear();
    lost.clear();
    for (int left = in.readInt(); left > 0; left--) {
      RestingOrder order = new RestingOrder();
      order.restore(in);
      order.market = markets[order.instrument];
      resting.put(order.number, order);
      InstrumentOrders its = markets[order.instrument].orders;
      if (in.readBoolean()) {
        its.arriving.add(order, order.activeFrom);
      } else {
        its.restRestored(order);
      }
    }
    for (int left = in.readInt(); left > 0; left--) {
      lost.add(in.readLong());
    }
  }
}
