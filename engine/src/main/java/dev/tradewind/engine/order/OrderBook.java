package dev.tradewind.engine.order;

import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * All orders of one account, and the only place where an order changes. Used by the engine's
 * thread. Every move takes the same time however many orders there are.
 *
 * <p>An order's life: {@link #create}, then {@link #send} or {@link #reject}; sent, the venue's
 * {@link #acknowledge} or {@link #refuse}, any number of {@link #fill}s, and {@link #cancel} or
 * {@link #expire} if it is not filled in whole.
 */
public final class OrderBook implements Snapshotable {

  private final WorkingOrders[] working;
  private final OrderIndex<Order> known = new OrderIndex<>();
  private final ClosedOrders closed = new ClosedOrders();
  private final OrderPool pool = new OrderPool();

  private final int epoch;
  private long lastNumber;
  private int open;

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

  /** An event is over: objects of orders that ended may be used again. */
  public void endEvent() {
    pool.endEvent();
  }

  /** A pending order with the next number. */
  public Order create(OrderOrigin origin, int instrument, OrderTicket wanted, long time) {
    Order order = pool.take();
    order.reset(++lastNumber, epoch, instrument, time);
    order.want(origin, wanted);
    return order;
  }

  /** Makes a pending order a leg of the bracket of another one. */
  public void belongTo(Order order, long parent, OrderRole role) {
    OrderStates.pending(order, "made a leg");
    order.belongTo(parent, role);
  }

  /** Says that each of two orders ends when the other one fills. */
  public void pair(Order one, Order other) {
    one.pairWith(other.number());
    other.pairWith(one.number());
  }

  /** Makes a pending order reduce-only, for at most {@code quantity}. */
  public void cutToExit(Order order, long quantity) {
    OrderStates.pending(order, "cut");
    order.terms().reduceOnly().cutTo(Math.min(order.quantity(), quantity));
  }

  /** Gives a pending order the time at which it expires. */
  public void expireAt(Order order, long time) {
    OrderStates.pending(order, "given a time");
    order.terms().expireAt(time);
  }

  /** Says what a pending order holds back once it is sent; see {@link Order#reservePrice}. */
  public void reserve(Order order, long price, long cash) {
    OrderStates.pending(order, "given a reserve");
    order.reserve(price, cash);
  }

  /** Sends a pending order. */
  public void send(Order order) {
    order.moveTo(OrderStates.pending(order, "sent").send());
    known.put(order.number(), order);
    working[order.instrument()].add(order);
    open++;
  }

  /** Refuses a pending order. Its object is used again by the next {@link #create}. */
  public void reject(Order order) {
    order.moveTo(OrderStates.pending(order, "rejected").reject());
    pool.giveBack(order);
  }

  /** The venue has it; returns whether that is news, for a fill may have told it before. */
  public boolean acknowledge(Order order) {
    if (order.state() instanceof OrderState.Sent sent) {
      order.moveTo(withCancel(order, sent.acknowledge()));
      return true;
    }
    return false;
  }

  /** The venue does not take it. */
  public void refuse(Order order) {
    end(order, OrderStates.sent(order, "refused").refuse());
  }

  /** Nothing was heard of it in time. */
  public void doubt(Order order) {
    order.moveTo(OrderStates.sent(order, "doubted").doubt());
  }

  /** The venue knows neither it nor a fill of it. */
  public void lose(Order order) {
    end(order, OrderStates.sent(order, "lost").lose());
  }

  /**
   * Books a fill on an open order.
   *
   * @param quantity positive, at most what remains
   * @param newReserve what the rest holds back of the free cash
   */
  public void fill(Order order, long quantity, long newReserve) {
    OrderState.Live live = OrderStates.live(order, "filled");
    if (quantity <= 0 || quantity > order.remainingQuantity()) {
      throw OrderStates.illegal(order, "filled by " + quantity);
    }
    if (quantity == order.remainingQuantity()) {
      order.giveReason(null);
      end(order, live.fillRest());
    } else {
      working[order.instrument()].reduce(order, quantity, newReserve);
      order.moveTo(withCancel(order, live.fillPart()));
    }
    order.addFill(quantity);
  }

  /** Books a fill that is heard of after the order's end; {@code null} if it is forgotten. */
  public Order fillLate(long number, long quantity) {
    Order order = known.get(number);
    if (order == null || !(order.state() instanceof OrderState.Closed state)) {
      return null;
    }
    order.addFill(Math.min(quantity, order.remainingQuantity()));
    order.moveTo(order.remainingQuantity() > 0 ? state.fillPartLate() : state.fillRestLate());
    return order;
  }

  /** A cancel is on its way; until then it may still be filled. */
  public void requestCancel(Order order, CancelReason reason) {
    OrderStates.live(order, "cancelled");
    order.giveReason(reason);
    if (order.state() instanceof OrderState.Open state) {
      order.moveTo(state.requestCancel());
    }
  }

  /** Says what an open order's quantity is to become; 0 if it stays as it is. */
  public void aimAt(Order order, long quantity) {
    order.aimAt(quantity);
  }

  /**
   * A replacement is on its way: until the venue has answered, the larger of old and new counts.
   *
   * @param reservedCash what the order holds back until then
   */
  public void requestReplace(
      Order order, long quantity, long limit, long stop, long reservePrice, long reservedCash) {
    order.moveTo(OrderStates.acknowledged(order, "replaced").requestReplace());
    working[order.instrument()].change(order, quantity, limit, stop, reservePrice, reservedCash);
  }

  /**
   * A cancel or replacement came to nothing, the older one where there are two.
   *
   * @param reservedCash what it holds back by its old terms
   */
  public void refuseRequest(Order order, long reservedCash) {
    if (order.state() instanceof OrderState.Open state) {
      if (order.isChanging()) {
        working[order.instrument()].change(order, 0, 0, 0, 0, reservedCash);
      }
      order.moveTo(state.settleRequest());
    }
    if (order.status() != OrderStatus.PENDING_CANCEL) {
      order.giveReason(null);
    }
  }

  /** The cancel of an order that was not acknowledged yet is on its way still. */
  private static OrderState.Open withCancel(Order order, OrderState.Open state) {
    return order.reason() != null && order.state() instanceof OrderState.Sent
        ? state.requestCancel()
        : state;
  }

  /**
   * The order has other terms from now on.
   *
   * @param quantity the whole new quantity; if no more than was filled, the order is filled
   */
  public void replace(
      Order order, long quantity, long limit, long stop, long reservePrice, long reservedCash) {
    OrderState.Open state = OrderStates.acknowledged(order, "replaced");
    WorkingOrders orders = working[order.instrument()];
    if (quantity <= order.filledQuantity()) {
      // Fills have overtaken the report: nothing of the new quantity remains.
      end(order, state.fillRest());
      order.terms().cutTo(order.filledQuantity()).reprice(limit, stop);
      return;
    }
    orders.change(order, 0, 0, 0, 0, reservedCash);
    orders.reduce(order, order.quantity() - quantity, reservedCash);
    order.terms().cutTo(quantity).reprice(limit, stop);
    order.reserve(reservePrice, reservedCash);
    order.moveTo(state.replaced());
  }

  /** Ends an open order; the reason of a request counts before the one that is given. */
  public void cancel(Order order, CancelReason reason) {
    OrderState.Live live = OrderStates.live(order, "cancelled");
    if (order.reason() == null) {
      order.giveReason(reason);
    }
    end(order, live.cancel());
  }

  /** Ends an open order whose time is over. */
  public void expire(Order order) {
    order.giveReason(null);
    end(order, OrderStates.live(order, "expired").expire());
  }

  /** The open order of that number, {@code null} if there is none. */
  public Order find(long number) {
    Order order = known.get(number);
    return order != null && order.isOpen() ? order : null;
  }

  /** Number of the order that was created last; 0 before the first. */
  public long lastNumber() {
    return lastNumber;
  }

  /** The epoch of this process. */
  public int epoch() {
    return epoch;
  }

  /** The epoch of the process that submitted an order; this one's of an order that is forgotten. */
  public int epoch(long number) {
    Order order = known.get(number);
    return order == null ? epoch : order.epoch();
  }

  /** The oldest open order of an instrument, {@code null} for none. */
  public Order oldest(int instrument) {
    return working[instrument].oldest();
  }

  /**
   * The next younger one, {@code null} for none; also of an order that has ended since it was
   * handed out, within the same event. Look at its status.
   */
  public Order younger(Order order) {
    return order.younger;
  }

  /** Open orders of all instruments. */
  public int openOrders() {
    return open;
  }

  /** Open orders of one instrument. */
  public int openOrders(int instrument) {
    return working[instrument].size();
  }

  /** Unfilled quantity of the open orders on one side. */
  public long workingQuantity(int instrument, Side side) {
    return working[instrument].quantity(side);
  }

  /** The part of {@link #workingQuantity} that may increase the position. */
  public long entryQuantity(int instrument, Side side) {
    return working[instrument].entryQuantity(side);
  }

  /** The same with what the venue was asked for where that is more. */
  public long worstEntryQuantity(int instrument, Side side) {
    return working[instrument].worstEntryQuantity(side);
  }

  /** The part of {@link #workingQuantity} that may only reduce the position. */
  public long reduceOnlyQuantity(int instrument, Side side) {
    return workingQuantity(instrument, side) - entryQuantity(instrument, side);
  }

  /** The part of {@link #workingQuantity} that is on its way out, without what only protects. */
  public long exitQuantity(int instrument, Side side) {
    return working[instrument].exitQuantity(side);
  }

  /** What the open orders of an instrument hold back of the free cash. */
  public long reservedCash(int instrument) {
    return working[instrument].reservedCash();
  }

  /** What all open orders hold back of the free cash. */
  public long reservedCash() {
    long sum = 0;
    for (WorkingOrders orders : working) {
      sum += orders.reservedCash();
    }
    return sum;
  }

  private void end(Order order, OrderState.Finished state) {
    order.moveTo(state);
    forget(leave(order));
  }

  private void end(Order order, OrderState.Closed state) {
    order.moveTo(state);
    Order forgotten = closed.remember(leave(order));
    if (forgotten != null) {
      forget(forgotten);
    }
  }

  private Order leave(Order order) {
    working[order.instrument()].end(order);
    open--;
    return order;
  }

  private void forget(Order order) {
    known.remove(order.number());
    pool.giveBack(order);
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(lastNumber);
    new OrderBookSnapshot(working, closed).write(out);
  }

  /** What snapshots have since version 4: the replacements that are on their way. */
  public void snapshotChanges(DataOutput out) throws IOException {
    new OrderBookSnapshot(working, closed).writeChanges(out);
  }

  /** Takes back what {@link #snapshotChanges} wrote. */
  public void restoreChanges(DataInput in, boolean withStops) throws IOException {
    OrderBookSnapshot.readChanges(in, withStops, this::find, working);
  }

  /** Reads what an engine of market and limit orders wrote, up to version 2 of the snapshot. */
  public void restoreVersion2(DataInput in) throws IOException {
    begin(in.readLong());
    for (int i = 0; i < working.length; i++) {
      takeBack(in, Order::restoreVersion2);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    begin(in.readLong());
    takeBack(in, Order::restore);
  }

  private void begin(long number) {
    known.clear();
    closed.clear();
    open = 0;
    Arrays.setAll(working, _ -> new WorkingOrders());
    lastNumber = number;
  }

  private void takeBack(DataInput in, OrderBookSnapshot.Reader reader) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      Order order = pool.take();
      reader.read(order, in);
      known.put(order.number(), order);
      if (order.isOpen()) {
        working[order.instrument()].add(order);
        open++;
      } else {
        closed.remember(order);
      }
    }
  }
}
