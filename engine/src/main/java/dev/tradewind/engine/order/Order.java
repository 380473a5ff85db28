package dev.tradewind.engine.order;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * One order. The {@link OrderBook} changes it and reuses the object some time after its end, so
 * listeners take from it what they keep. Used by the engine's thread.
 */
public final class Order {

  private final OrderTicket ticket = new OrderTicket();
  private long number;
  private int epoch;
  private int instrument;
  private OrderOrigin origin = OrderOrigin.STRATEGY;
  private OrderRole role = OrderRole.NONE;
  private long parent;
  private long otherLeg;
  private long targetQuantity;
  private long filledQuantity;
  private long submitTime;
  private OrderState state = OrderState.Pending.PENDING;

  /** Of the state: it is asked for far more often than it changes. */
  private OrderStatus status = OrderStatus.PENDING;

  private CancelReason cancelReason;
  private long reservePrice;
  private long reservedCash;
  private final PendingChange change = new PendingChange();

  /** Neighbours by age among the working orders of the instrument; see {@link WorkingOrders}. */
  Order older;

  Order younger;

  /** The next one in the {@link OrderPool}. */
  Order spare;

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

  /** What is wanted. To be read only. */
  public OrderTicket ticket() {
    return ticket;
  }

  /** Buy or sell. */
  public Side side() {
    return ticket.side();
  }

  /** How its price is found. */
  public OrderType type() {
    return ticket.type();
  }

  /** Who wanted it. */
  public OrderOrigin origin() {
    return origin;
  }

  /** What it is to its {@link #parent}. */
  public OrderRole role() {
    return role;
  }

  /** Number of the order whose bracket it belongs to; 0 for none. */
  public long parent() {
    return parent;
  }

  /** Number of the order that ends when this one fills; 0 for none. */
  public long otherLeg() {
    return otherLeg;
  }

  /**
   * What its quantity is to become as soon as the venue takes a change; 0 where it stays as it is.
   */
  public long targetQuantity() {
    return targetQuantity;
  }

  /** Whether it may only bring the position towards zero. */
  public boolean reduceOnly() {
    return ticket.isReduceOnly();
  }

  /** Whether it protects a position: a reduce-only stop, also a trailing one. */
  public boolean isProtectiveStop() {
    return reduceOnly() && type().hasStop();
  }

  /** Wanted quantity, at the instrument's scale. */
  public long quantity() {
    return ticket.quantity();
  }

  /** The limit, at the instrument's price scale; 0 without one. */
  public long limitPrice() {
    return ticket.limitPrice();
  }

  /** The stop, at the instrument's price scale; 0 without one. */
  public long stopPrice() {
    return ticket.stopPrice();
  }

  /** What was filled so far. */
  public long filledQuantity() {
    return filledQuantity;
  }

  /** What is not filled. */
  public long remainingQuantity() {
    return ticket.quantity() - filledQuantity;
  }

  /** Market time of submission, epoch nanoseconds. It matches no bar that opened before. */
  public long submitTime() {
    return submitTime;
  }

  /** Where it stands. */
  public OrderStatus status() {
    return status;
  }

  /** Whether it may still be filled. */
  public boolean isOpen() {
    return status.isOpen();
  }

  /** Why it was cancelled, or is to be; empty in any other status. */
  public Optional<CancelReason> cancelReason() {
    return Optional.ofNullable(cancelReason);
  }

  /** Price at which its worst-case cost is reckoned; 0 for an exit. */
  public long reservePrice() {
    return reservePrice;
  }

  /** {@link #cancelReason}; {@code null} for none. */
  CancelReason reason() {
    return cancelReason;
  }

  /** What it holds back of the free cash. */
  public long reservedCash() {
    return reservedCash;
  }

  /** Whether new terms are the present ones with at most the same quantity. */
  public boolean isOnlySmaller(long newQuantity, long limit, long stop) {
    return newQuantity <= quantity() && limit == limitPrice() && stop == stopPrice();
  }

  /** Whether the venue was asked for other terms and has not answered. */
  public boolean isChanging() {
    return change.isPending();
  }

  /** The quantity that the venue was asked for and has not answered; 0 where nothing was. */
  public long requestedQuantity() {
    return change.quantity();
  }

  /** The limit that goes with {@link #requestedQuantity}. */
  public long requestedLimit() {
    return change.limit();
  }

  /** The stop that goes with {@link #requestedQuantity}. */
  public long requestedStop() {
    return change.stop();
  }

  /**
   * Its quantity as soon as the venue has answered all that it was asked and will be: what it is to
   * become, or what was asked for, or what it has.
   */
  public long wantedQuantity() {
    if (targetQuantity != 0) {
      return targetQuantity;
    }
    return change.isPending() ? change.quantity() : quantity();
  }

  /** What is unfilled of it by the terms that it has or was to have; a copy. */
  public OrderTicket wantedRest() {
    OrderTicket wanted = new OrderTicket().copyOf(ticket).cutTo(wantedQuantity() - filledQuantity);
    return change.isPending() ? wanted.reprice(change.limit(), change.stop()) : wanted;
  }

  /** What may be unfilled of it at most: of the terms asked for, where that is more. */
  public long worstRemaining() {
    return Math.max(remainingQuantity(), changedRemaining());
  }

  /** What is unfilled of the quantity asked for; 0 where nothing was. */
  public long changedRemaining() {
    return Math.max(0, change.quantity() - filledQuantity);
  }

  /** {@link #reservePrice} of the terms asked for; 0 where nothing was. */
  public long changedReservePrice() {
    return change.reservePrice();
  }

  /**
   * The limit that reaches furthest to the other side: of the terms asked for, where that is so.
   */
  public long widestLimit() {
    if (change.limit() == 0) {
      return limitPrice();
    }
    return side() == Side.BUY
        ? Math.max(limitPrice(), change.limit())
        : Math.min(limitPrice(), change.limit());
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
    role = OrderRole.NONE;
    parent = 0;
    otherLeg = 0;
    targetQuantity = 0;
    filledQuantity = 0;
    moveTo(OrderState.Pending.PENDING);
    cancelReason = null;
    reservePrice = 0;
    reservedCash = 0;
    if (change.isPending()) {
      change.clear();
    }
  }

  PendingChange change() {
    return change;
  }

  void want(OrderOrigin from, OrderTicket wanted) {
    origin = from;
    ticket.copyOf(wanted);
  }

  void belongTo(long parentNumber, OrderRole as) {
    parent = parentNumber;
    role = as;
  }

  void pairWith(long other) {
    otherLeg = other;
  }

  void aimAt(long target) {
    targetQuantity = target;
  }

  OrderTicket terms() {
    return ticket;
  }

  OrderState state() {
    return state;
  }

  // One for each kind of state: a call that may be of any kind is slow, and left to what is rare.
  void moveTo(OrderState.Pending next) {
    move(next, next.status());
  }

  void moveTo(OrderState.Sent next) {
    move(next, next.status());
  }

  void moveTo(OrderState.Open next) {
    move(next, next.status());
  }

  void moveTo(OrderState.Finished next) {
    move(next, next.status());
  }

  void moveTo(OrderState.Closed next) {
    move(next, next.status());
  }

  void moveTo(OrderState next) {
    move(next, next.status());
  }

  private void move(OrderState next, OrderStatus nextStatus) {
    state = next;
    status = nextStatus;
  }

  void addFill(long fill) {
    filledQuantity += fill;
  }

  void giveReason(CancelReason reason) {
    cancelReason = reason;
  }

  void reserve(long price, long cash) {
    reservePrice = price;
    reservedCash = cash;
  }

  void snapshot(DataOutput out) throws IOException {
    out.writeLong(number);
    out.writeInt(epoch);
    out.writeInt(instrument);
    out.writeUTF(origin.name());
    ticket.snapshot(out);
    out.writeUTF(role.name());
    out.writeLong(parent);
    out.writeLong(otherLeg);
    out.writeLong(targetQuantity);
    out.writeLong(filledQuantity);
    out.writeLong(submitTime);
    out.writeUTF(OrderStates.name(state));
    out.writeUTF(cancelReason == null ? "" : cancelReason.name());
    out.writeLong(reservePrice);
    out.writeLong(reservedCash);
  }

  /** Reads what an engine of market and limit orders wrote, all of them working. */
  void restoreVersion2(DataInput in) throws IOException {
    reset(in.readLong(), in.readInt(), in.readInt(), 0);
    Side side = Side.valueOf(in.readUTF());
    boolean limit = OrderType.valueOf(in.readUTF()) == OrderType.LIMIT;
    origin = OrderOrigin.valueOf(in.readUTF());
    boolean exit = in.readBoolean();
    long quantity = in.readLong();
    long price = in.readLong();
    if (limit) {
      ticket.limit(side, quantity, price);
    } else {
      ticket.market(side, quantity);
    }
    if (exit) {
      ticket.reduceOnly();
    }
    filledQuantity = in.readLong();
    submitTime = in.readLong();
    reservePrice = in.readLong();
    reservedCash = in.readLong();
    moveTo(filledQuantity == 0 ? OrderState.Open.WORKING : OrderState.Open.PARTIALLY_FILLED);
  }

  void restore(DataInput in) throws IOException {
    change.clear();
    number = in.readLong();
    epoch = in.readInt();
    instrument = in.readInt();
    origin = OrderOrigin.valueOf(in.readUTF());
    ticket.restore(in);
    role = OrderRole.valueOf(in.readUTF());
    parent = in.readLong();
    otherLeg = in.readLong();
    targetQuantity = in.readLong();
    filledQuantity = in.readLong();
    submitTime = in.readLong();
    moveTo(OrderStates.of(in.readUTF()));
    String reason = in.readUTF();
    cancelReason = reason.isEmpty() ? null : CancelReason.valueOf(reason);
    reservePrice = in.readLong();
    reservedCash = in.readLong();
  }
}
