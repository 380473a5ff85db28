package dev.tradewind.engine;

import dev.tradewind.engine.exchange.FillGate;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderOrigin;
import dev.tradewind.engine.order.OrderStatus;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.risk.PreTradeCheck;
import dev.tradewind.engine.venue.ExecutionReports;
import dev.tradewind.engine.venue.VenueRejection;

/** Hears what the venue did to orders and books it. */
final class Execution implements ExecutionReports, FillGate {

  private final Books books;
  private final FillBooking booking;
  private final EngineListener listener;
  private PreTradeCheck check;
  private Aftermath aftermath;

  Execution(Books books, FillBooking booking, EngineListener listener) {
    this.books = books;
    this.booking = booking;
    this.listener = listener;
  }

  /** Says who is asked before and told after; once, before the first report. */
  void then(PreTradeCheck before, Aftermath after) {
    check = before;
    aftermath = after;
  }

  @Override
  public void onAccepted(long orderNumber) {
    Order order = books.orders.find(orderNumber);
    if (order != null && books.orders.acknowledge(order)) {
      listener.onOrderStatus(order);
      aftermath.onAnswer(order);
    }
  }

  @Override
  public void onRejected(long orderNumber, VenueRejection reason) {
    Order order = books.orders.find(orderNumber);
    if (order != null && !isSent(order)) {
      // A venue that has taken it before ends it so all the same.
      onCancelled(orderNumber, CancelReason.VENUE);
    } else if (order != null) {
      books.orders.refuse(order);
      books.counts.rejects++;
      listener.onRejection(
          order, reason == VenueRejection.POST_ONLY ? RejectReason.POST_ONLY : RejectReason.VENUE);
      aftermath.onEnd(order);
    }
  }

  private static boolean isSent(Order order) {
    return order.status() == OrderStatus.PENDING_NEW || order.status() == OrderStatus.UNKNOWN;
  }

  @Override
  public void onFill(
      long orderNumber,
      int instrument,
      Side side,
      long quantity,
      long price,
      Liquidity liquidity,
      long time) {
    if (books.gate.remembersOrders()) {
      books.stopped.onFill(orderNumber, quantity);
    }
    Order order = books.orders.find(orderNumber);
    if (order == null || order.side() != side || order.instrument() != instrument) {
      Order ended = bookLate(orderNumber, instrument, side, quantity, price, liquidity, time);
      aftermath.onLateFill(ended, instrument, quantity);
      return;
    }
    book(order, quantity, price, liquidity, time);
    aftermath.onFill(order, quantity, price);
  }

  @Override
  public void onCancelled(long orderNumber, CancelReason reason) {
    Order order = books.orders.find(orderNumber);
    if (order != null) {
      books.orders.cancel(order, reason);
      listener.onOrderStatus(order);
      aftermath.onEnd(order);
    }
  }

  @Override
  public void onExpired(long orderNumber) {
    Order order = books.orders.find(orderNumber);
    if (order != null) {
      books.orders.expire(order);
      listener.onOrderStatus(order);
      aftermath.onEnd(order);
    }
  }

  @Override
  public void onReplaced(long orderNumber, long quantity, long limitPrice, long stopPrice) {
    Order order = books.orders.find(orderNumber);
    if (order != null) {
      // What is replaced was accepted, whether or not that was heard.
      books.orders.acknowledge(order);
      long price = check.worstPrice(order, limitPrice, stopPrice);
      long reserve = check.reserve(order, quantity - order.filledQuantity(), price);
      books.orders.replace(order, quantity, limitPrice, stopPrice, price, reserve);
      listener.onOrderStatus(order);
      aftermath.onReplaced(order);
    }
  }

  @Override
  public void onRequestRejected(long orderNumber) {
    Order order = books.orders.find(orderNumber);
    if (order != null) {
      long reserve = check.reserve(order, order.remainingQuantity(), order.reservePrice());
      books.orders.refuseRequest(order, reserve);
      listener.onOrderStatus(order);
      aftermath.onAnswer(order);
    }
  }

  @Override
  public void onUnknownOrder(long orderNumber) {
    // It stays unknown until the timer of lost orders ends it: a fill may still be under way.
  }

  /** A price may have jumped since the order was checked. */
  @Override
  public long payable(long orderNumber, int instrument, Side side, long quantity, long price) {
    return check.payable(instrument, side, quantity, price);
  }

  /** The venue knows neither the order nor a fill of it. */
  void lose(Order order) {
    books.orders.lose(order);
    listener.onOrderStatus(order);
    aftermath.onEnd(order);
  }

  /** Books the close of a position after the end of the data. */
  void settle(Order order, long price) {
    book(order, order.quantity(), price, Liquidity.TAKER, books.time);
    books.statistics.onEquity(books.time, books.portfolio.equity());
  }

  private void book(Order order, long quantity, long price, Liquidity liquidity, long time) {
    boolean settlement = order.origin() == OrderOrigin.SETTLEMENT;
    booking.post(
        order.number(),
        order.instrument(),
        order.side(),
        quantity,
        price,
        liquidity,
        time,
        settlement);
    // What a venue fills beyond the order is real too; the order has no more than its quantity.
    long ofOrder = Math.min(quantity, order.remainingQuantity());
    books.orders.fill(order, ofOrder, check.reserveAfter(order, ofOrder));
    listener.onOrderStatus(order);
    booking.endTrips(order.instrument(), order.side(), quantity, time, settlement);
  }

  /**
   * A fill of an order that has ended, that nobody remembers, or that wanted something else: it is
   * real all the same.
   */
  private Order bookLate(
      long orderNumber,
      int instrument,
      Side side,
      long quantity,
      long price,
      Liquidity liquidity,
      long time) {
    booking.post(orderNumber, instrument, side, quantity, price, liquidity, time, false);
    Order ended = books.orders.fillLate(orderNumber, quantity);
    if (ended != null) {
      listener.onOrderStatus(ended);
    }
    booking.endTrips(instrument, side, quantity, time, false);
    return ended;
  }
}
