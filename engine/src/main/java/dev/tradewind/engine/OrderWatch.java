package dev.tradewind.engine;

import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderOrigin;
import dev.tradewind.engine.order.OrderRole;
import dev.tradewind.engine.order.OrderStatus;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.snapshot.Snapshotable;
import dev.tradewind.engine.venue.Venue;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The timers of orders. Nothing heard in time: the order is unknown, and the venue is asked; still
 * nothing: it is lost. Working too long: the rest of an entry is cancelled, that of an exit goes to
 * market once its cancel is confirmed. What waits for its price by its nature, a stop or the target
 * of a bracket, may work as long as it likes.
 */
final class OrderWatch implements Snapshotable {

  private final OrderTimers timers;
  private final Books books;
  private final OrderEntry entry;
  private final Venue venue;
  private final Execution execution;
  private final EngineListener listener;
  private final AlarmQueue acknowledge = new AlarmQueue();
  private final AlarmQueue lost = new AlarmQueue();
  private final AlarmQueue stale = new AlarmQueue();
  private long nextTime = Long.MAX_VALUE;

  OrderWatch(
      OrderTimers timers,
      Books books,
      OrderEntry entry,
      Venue venue,
      Execution execution,
      EngineListener listener) {
    this.timers = timers;
    this.books = books;
    this.entry = entry;
    this.venue = venue;
    this.execution = execution;
    this.listener = listener;
  }

  /** When the next one goes off; {@link Long#MAX_VALUE} for never. */
  long nextTime() {
    return nextTime;
  }

  private void look() {
    nextTime = Math.min(acknowledge.nextTime(), Math.min(lost.nextTime(), stale.nextTime()));
  }

  /** An order was sent. */
  void onSent(Order order) {
    if (order.status() == OrderStatus.PENDING_NEW) {
      set(acknowledge, timers.acknowledge(), order);
    }
    if (timers.stale() != OrderTimers.NEVER
        && !order.type().hasStop()
        && order.role() != OrderRole.TAKE_PROFIT
        && !isExitAtMarket(order)) {
      set(stale, timers.stale(), order);
    }
  }

  /** It is already where a stale exit goes; sent anew it would only begin to wait again. */
  private static boolean isExitAtMarket(Order order) {
    return order.type() == OrderType.MARKET && order.reduceOnly();
  }

  /** An order was cancelled; where that was for its age, the rest of an exit goes to market. */
  void onCancelled(Order order) {
    if (order.cancelReason().orElse(null) == CancelReason.STALE
        && order.reduceOnly()
        && order.origin() == OrderOrigin.STRATEGY) {
      entry.exitAtMarket(order.instrument(), order.side(), order.remainingQuantity());
    }
  }

  /** Lets the next one go off; there must be one. */
  void fire() {
    long next = nextTime();
    if (acknowledge.nextTime() == next) {
      doubt(books.orders.find(take(acknowledge)));
    } else if (lost.nextTime() == next) {
      lose(books.orders.find(take(lost)));
    } else {
      end(books.orders.find(take(stale)));
    }
  }

  private long take(AlarmQueue queue) {
    long order = queue.take();
    look();
    return order;
  }

  /** Nothing was heard of an order in time; {@code null} is none. */
  void doubt(Order order) {
    if (order != null && order.status() == OrderStatus.PENDING_NEW) {
      books.orders.doubt(order);
      listener.onOrderStatus(order);
      set(lost, timers.lost(), order);
      venue.query(order);
    }
  }

  /** Nothing was heard of an unknown order for long enough; {@code null} is none. */
  void lose(Order order) {
    if (order != null && order.status() == OrderStatus.UNKNOWN) {
      execution.lose(order);
    }
  }

  private void end(Order order) {
    if (order != null) {
      entry.cancel(order, CancelReason.STALE);
    }
  }

  private void set(AlarmQueue queue, long delay, Order order) {
    long time = books.time + delay;
    // What is beyond the end of time is never, too.
    if (delay != OrderTimers.NEVER && time > books.time && order.isOpen()) {
      queue.set(time, order.number());
      look();
    }
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    acknowledge.snapshot(out);
    lost.snapshot(out);
    stale.snapshot(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    acknowledge.restore(in);
    lost.restore(in);
    stale.restore(in);
    look();
  }
}
