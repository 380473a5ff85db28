package dev.tradewind.engine.order;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * One order. The {@link OrderBook} changes it and reuses the object after its end, so listeners
 * take from it what they keep. Used by the engine's thread.
 */
public final class Order {

  private long number;
  private int epoch;
  private int instrument;
  private Side side = Side.BUY;
  private OrderType type = OrderType.MARKET;
  private OrderOrigin origin = OrderOrigin.STRATEGY;
  private boolean reduceOnly;
  private long quantity;
  private long limitPrice;
  private long filledQuantity;
  private long submitTime;
  private OrderState state = OrderState.Pending.PENDING;
  private CancelReason cancelReason;
  private long reservePrice;
  private long reservedCash;

  Order() {}

  /** Its number in the book, from 1, growing; never reused, not even across restarts. */
  public long number() {
    return number;
  }

  /** The epoch of the process that submitted it. */
  public int epoch() {
    return epoch;
  }

  /** Index of the instrument. */
  public int instrument() {
    return instrument;
  }

  /** Buy or sell. */
  public Side side() {
    return side;
  }

  /** Market or limit. */
  public OrderType type() {
    return type;
  }

  /** Who wanted it. */
  public OrderOrigin origin() {
    return origin;
  }

  /** Whether it may only bring the position towards zero. */
  public boolean reduceOnly() {
    return reduceOnly;
  }

  /** Wanted quantity, at the instrument's scale. */
  public long quantity() {
    return quantity;
  }

  /** The limit, at the instrument's price scale; 0 for a market order. */
  public long limitPrice() {
    return limitPrice;
  }

  /** What was filled so far. */
  public long filledQuantity() {
    return filledQuantity;
  }

  /** What is not filled. */
  public long remainingQuantity() {
    return quantity - filledQuantity;
  }

  /** Market time of submission, epoch nanoseconds. It matches no bar that opened before. */
  public long submitTime() {
    return submitTime;
  }

  /** Where it stands. */
  public OrderStatus status() {
    return state.status();
  }

  /** Why it was cancelled; empty in any other status. */
  public Optional<CancelReason> cancelReason() {
    return Optional.ofNullable(cancelReason);
  }

  /** Price at which its worst-case cost is reckoned; 0 for an exit. */
  public long reservePrice() {
    return reservePrice;
  }

  /** The id that a venue knows it by. */
  public String clientOrderId(String strategyKey) {
    return ClientOrderId.of(strategyKey, epoch, number);
  }

  void reset(long newNumber, int newEpoch, int newInstrument, long time) {
    number = newNumber;
    epoch = newEpoch;
    instrument = newInstrument;
    submitTime = time;
    filledQuantity = 0;
    state = OrderState.Pending.PENDING;
    cancelReason = null;
    reservePrice = 0;
    reservedCash = 0;
  }

  void want(OrderOrigin from, Side wantedSide, long wantedQuantity, OrderType as, long limit) {
    origin = from;
    side = wantedSide;
    quantity = wantedQuantity;
    type = as;
    limitPrice = limit;
    reduceOnly = false;
  }

  void cutToExit(long toQuantity) {
    reduceOnly = true;
    quantity = toQuantity;
  }

  OrderState state() {
    return state;
  }

  void moveTo(OrderState next) {
    state = next;
  }

  void addFill(long fill) {
    filledQuantity += fill;
  }

  void giveReason(CancelReason reason) {
    cancelReason = reason;
  }

  long reservedCash() {
    return reservedCash;
  }

  void reserve(long price, long cash) {
    reservePrice = price;
    reservedCash = cash;
  }

  void snapshot(DataOutput out) throws IOException {
    out.writeLong(number);
    out.writeInt(epoch);
    out.writeInt(instrument);
    out.writeUTF(side.name());
    out.writeUTF(type.name());
    out.writeUTF(origin.name());
    out.writeBoolean(reduceOnly);
    out.writeLong(quantity);
    out.writeLong(limitPrice);
    out.writeLong(filledQuantity);
    out.writeLong(submitTime);
    out.writeLong(reservePrice);
    out.writeLong(reservedCash);
  }

  /** Only working orders are written, so the state follows from what was filled. */
  void restore(DataInput in) throws IOException {
    number = in.readLong();
    epoch = in.readInt();
    instrument = in.readInt();
    side = Side.valueOf(in.readUTF());
    type = OrderType.valueOf(in.readUTF());
    origin = OrderOrigin.valueOf(in.readUTF());
    reduceOnly = in.readBoolean();
    quantity = in.readLong();
    limitPrice = in.readLong();
    filledQuantity = in.readLong();
    submitTime = in.readLong();
    reservePrice = in.readLong();
    reservedCash = in.readLong();
    cancelReason = null;
    state = filledQuantity == 0 ? OrderState.Open.WORKING : OrderState.Open.PARTIALLY_FILLED;
  }
}
