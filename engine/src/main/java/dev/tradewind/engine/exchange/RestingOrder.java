package dev.tradewind.engine.exchange;

import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderRole;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.order.TimeInForce;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** An order as the simulated exchange has it; reused after its end. */
final class RestingOrder {

  long number;
  int instrument;
  Side side = Side.BUY;
  OrderType type = OrderType.MARKET;
  TimeInForce timeInForce = TimeInForce.GTC;
  boolean reduceOnly;
  boolean postOnly;
  boolean stopLoss;
  long quantity;
  long filled;
  long limit;
  long stop;
  long offset;
  long expireTime;

  /** What stands in the queue before it, where the book is known. */
  long ahead;

  /** Whether it rests as a limit and has met no event yet. */
  boolean fresh;

  /** Where the market was when it came into the present bar; 0 if it was there before. */
  long enteredAt;

  /**
   * Whose list of fresh ones it is in; {@code null} for none. It may be there still when it is used
   * again, also for another instrument.
   */
  InstrumentOrders listedIn;

  /** Whether it would have taken more of the present event than there was. */
  boolean unserved;

  /** Order of arrival at the exchange. */
  long sequence;

  /** From when it may be matched. */
  long activeFrom;

  /** Where it waits, {@code null} where nowhere, and its place there; see {@link OrderHeap}. */
  OrderHeap heap;

  int place;
  long key;

  /** The next one in the {@link RestingPool}. */
  RestingOrder spare;

  /** Where it trades, from its arrival on. */
  SimulatedMarket market;

  void take(Order order) {
    number = order.number();
    instrument = order.instrument();
    side = order.side();
    type = order.type();
    timeInForce = order.ticket().timeInForce();
    reduceOnly = order.reduceOnly();
    postOnly = order.ticket().isPostOnly();
    stopLoss = order.role() == OrderRole.STOP_LOSS;
    quantity = order.quantity();
    filled = order.filledQuantity();
    limit = order.limitPrice();
    stop = order.stopPrice();
    offset = order.ticket().trailingOffset();
    expireTime = order.ticket().expireTime();
    ahead = 0;
    fresh = false;
    enteredAt = 0;
    unserved = false;
    sequence = 0;
    activeFrom = 0;
    heap = null;
  }

  long leaves() {
    return quantity - filled;
  }

  boolean isBuy() {
    return side == Side.BUY;
  }

  void snapshot(DataOutput out) throws IOException {
    out.writeLong(number);
    out.writeInt(instrument);
    out.writeUTF(side.name());
    out.writeUTF(type.name());
    out.writeUTF(timeInForce.name());
    out.writeBoolean(reduceOnly);
    out.writeBoolean(postOnly);
    out.writeBoolean(stopLoss);
    out.writeLong(quantity);
    out.writeLong(filled);
    out.writeLong(limit);
    out.writeLong(stop);
    out.writeLong(offset);
    out.writeLong(expireTime);
    out.writeLong(ahead);
    out.writeBoolean(fresh);
    out.writeLong(sequence);
    out.writeLong(activeFrom);
  }

  void restore(DataInput in) throws IOException {
    number = in.readLong();
    instrument = in.readInt();
    side = Side.valueOf(in.readUTF());
    type = OrderType.valueOf(in.readUTF());
    timeInForce = TimeInForce.valueOf(in.readUTF());
    reduceOnly = in.readBoolean();
    postOnly = in.readBoolean();
    stopLoss = in.readBoolean();
    quantity = in.readLong();
    filled = in.readLong();
    limit = in.readLong();
    stop = in.readLong();
    offset = in.readLong();
    expireTime = in.readLong();
    ahead = in.readLong();
    fresh = in.readBoolean();
    sequence = in.readLong();
    activeFrom = in.readLong();
    heap = null;
  }
}
