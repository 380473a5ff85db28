package dev.tradewind.engine;

import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderOrigin;
import dev.tradewind.engine.order.OrderRole;
import dev.tradewind.engine.order.OrderStatus;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.order.TimeInForce;
import dev.tradewind.engine.risk.PreTradeCheck;
import dev.tradewind.engine.risk.TicketCheck;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.venue.Venue;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The way of an order from a wish to the venue, and of the wish to change or end it. */
final class OrderEntry {

  private final Books books;
  private final PreTradeCheck check;
  private final TicketCheck tickets;
  private final Venue venue;
  private final EngineListener listener;
  private final OrderTicket own = new OrderTicket();
  private OrderWatch watch;

  /** The exit that waits for the cancels of what is in its way; {@code null} for none. */
  private Order leaving;

  OrderEntry(Books books, PreTradeCheck check, Venue venue, EngineListener listener) {
    this.books = books;
    this.check = check;
    tickets = new TicketCheck(books.portfolio.instruments());
    this.venue = venue;
    this.listener = listener;
  }

  /** Says who is told of every order that is sent; once, before the first. */
  void watchedBy(OrderWatch by) {
    watch = by;
  }

  /** Submits a strategy's order; returns its number or {@link Context#REJECTED}. */
  long submit(int instrument, OrderTicket ticket, boolean warm) {
    Order order = create(OrderOrigin.STRATEGY, instrument, ticket);
    RejectReason reason = judge(order, warm);
    if (reason != null) {
      reject(order, reason);
      return Context.REJECTED;
    }
    long number = order.number();
    send(order);
    return order.status() == OrderStatus.REJECTED ? Context.REJECTED : number;
  }

  /**
   * Submits the rests of orders that a Stop took off the market, but for those that the present
   * state would have cancelled. The strategy was warm when it asked for them.
   */
  void resume(List<StoppedOrders.Rest> rests) {
    SortedMap<Long, Order> resumed = new TreeMap<>();
    for (StoppedOrders.Rest rest : rests) {
      Order order = resume(rest);
      if (order != null && order.isOpen()) {
        resumed.put(rest.number(), order);
        Order other = resumed.getOrDefault(rest.otherLeg(), standing(rest.otherLeg()));
        if (other != null) {
          books.orders.pair(order, other);
        }
      }
    }
  }

  /** A stop that the Stop has left at the venue. */
  private Order standing(long number) {
    Order order = number == 0 ? null : books.orders.find(number);
    return order != null && order.isOpen() && order.isProtectiveStop() ? order : null;
  }

  private Order resume(StoppedOrders.Rest rest) {
    Order order = create(OrderOrigin.STRATEGY, rest.instrument(), rest.ticket());
    books.orders.belongTo(order, rest.parent(), rest.role());
    RejectReason reason = judgeResumed(order);
    if (reason != null) {
      reject(order, reason);
      return null;
    }
    send(order);
    return order;
  }

  /** A leg of a bracket, and a stop that a halt leaves alone, were let through before as well. */
  private RejectReason judgeResumed(Order order) {
    if (order.isProtectiveStop() && books.gate.letsStopsThrough()) {
      return judgeExit(order, true);
    }
    return order.role() == OrderRole.NONE || books.gate.closedFor() != null
        ? judge(order, true)
        : judgeExit(order, true);
  }

  /**
   * Submits what is left of a strategy's exit as a market order. Entries of its own that it could
   * trade with end before, for the position must not be without an exit.
   */
  void exitAtMarket(int instrument, Side side, long quantity) {
    Order order = create(OrderOrigin.STRATEGY, instrument, own.market(side, quantity).reduceOnly());
    RejectReason reason = books.gate.closedFor();
    if (reason == null) {
      leaving = order;
      cancelIf(instrument, CancelReason.SELF_CROSS, other -> check.refusesBeside(order, other));
      leaving = null;
      reason = judgeExit(order, true);
    }
    if (reason == null) {
      send(order);
    } else {
      reject(order, reason);
    }
  }

  /** Submits the engine's own order to close a position; no limit and no state holds it up. */
  Order close(OrderOrigin origin, int instrument) {
    long quantity = books.portfolio.quantity(instrument);
    Side side = quantity > 0 ? Side.SELL : Side.BUY;
    Order order = create(origin, instrument, own.market(side, Math.abs(quantity)).reduceOnly());
    if (origin == OrderOrigin.SETTLEMENT) {
      accept(order);
      books.orders.acknowledge(order);
      listener.onOrderStatus(order);
    } else {
      send(order);
    }
    return order;
  }

  /** Sends a leg of a bracket; it reduces only, so no limit holds it up. */
  Order leg(Order parent, OrderRole role, OrderTicket ticket) {
    Order order = create(parent.origin(), parent.instrument(), ticket);
    books.orders.belongTo(order, parent.number(), role);
    send(order);
    return order;
  }

  /** Asks the venue to change an order; returns whether the change is done or on its way. */
  boolean replace(Order order, long quantity, long limit, long stop, boolean warm) {
    if (!isSettled(order) || judgeChange(order, quantity, limit, stop, warm) != null) {
      return false;
    }
    change(order, quantity, limit, stop);
    return true;
  }

  private RejectReason judgeChange(
      Order order, long quantity, long limit, long stop, boolean warm) {
    RejectReason closed = books.gate.closedFor();
    if (closed == null && !order.reduceOnly() && !order.isOnlySmaller(quantity, limit, stop)) {
      closed = closedForEntries(warm);
    }
    if (closed != null) {
      return closed;
    }
    RejectReason violation = tickets.violation(order, quantity, limit, stop);
    return violation != null ? violation : check.change(order, quantity, limit, stop, books.time);
  }

  /**
   * Brings a reduce-only order to another quantity, now or as soon as the venue has answered what
   * was asked before; one of which nothing remains then is cancelled.
   */
  void resize(Order order, long quantity, CancelReason ifNothing) {
    if (quantity <= order.filledQuantity()) {
      cancel(order, ifNothing);
    } else if (isSettled(order)) {
      books.orders.aimAt(order, 0);
      if (quantity != order.quantity()) {
        change(order, quantity, order.limitPrice(), order.stopPrice());
      }
    } else {
      books.orders.aimAt(order, quantity);
    }
  }

  /** The venue has answered: what was put off is asked for. */
  void onAnswer(Order order) {
    if (order.targetQuantity() != 0 && order.isOpen()) {
      resize(order, order.targetQuantity(), CancelReason.POSITION_CLOSED);
    }
  }

  private static boolean isSettled(Order order) {
    return order.status() == OrderStatus.WORKING || order.status() == OrderStatus.PARTIALLY_FILLED;
  }

  private void change(Order order, long quantity, long limit, long stop) {
    long price = check.worstPrice(order, limit, stop);
    long reserve = check.reserve(order, quantity - order.filledQuantity(), price);
    books.orders.requestReplace(
        order, quantity, limit, stop, price, Math.max(order.reservedCash(), reserve));
    books.rate.add(books.time);
    venue.replace(order, quantity, limit, stop);
    if (order.status() == OrderStatus.PENDING_REPLACE) {
      listener.onOrderStatus(order);
    }
  }

  /** Asks the venue to end an order, unless that is on its way. */
  void cancel(Order order, CancelReason reason) {
    if (order.status() == OrderStatus.PENDING_CANCEL) {
      return;
    }
    books.orders.requestCancel(order, reason);
    venue.cancel(order);
    if (order.isOpen()) {
      listener.onOrderStatus(order);
    }
  }

  /**
   * Cancels the open orders of an instrument that match, but none that a strategy asks for when it
   * hears of it; returns how many did.
   */
  int cancelIf(int instrument, CancelReason reason, Predicate<Order> condition) {
    int cancelled = 0;
    long newest = books.orders.lastNumber();
    Order order = books.orders.oldest(instrument);
    while (order != null) {
      if (order.number() <= newest && order.isOpen() && condition.test(order)) {
        cancel(order, reason);
        cancelled++;
      }
      order = books.orders.younger(order);
    }
    return cancelled;
  }

  /** Cancels all open orders of all instruments. */
  void cancelAll(CancelReason reason) {
    for (int i = 0; i < books.portfolio.instruments().size(); i++) {
      cancelIf(i, reason, _ -> true);
    }
  }

  private Order create(OrderOrigin origin, int instrument, OrderTicket ticket) {
    Order order = books.orders.create(origin, instrument, ticket, books.time);
    if (ticket.timeInForce() == TimeInForce.DAY) {
      books.orders.expireAt(order, check.endOfDay(instrument, books.time));
    }
    listener.onOrderIntent(order);
    return order;
  }

  private RejectReason judge(Order order, boolean warm) {
    RejectReason closed = books.gate.closedFor();
    if (closed != null) {
      return closed;
    }
    RejectReason violation = tickets.violation(order);
    if (violation == null) {
      violation = isInTheWay(order) ? RejectReason.SELF_CROSS : check.any(order);
    }
    if (violation != null) {
      return violation;
    }
    return isExit(order) || order.reduceOnly() ? judgeExit(order, warm) : judgeEntry(order, warm);
  }

  /** A strategy may answer to the cancel of an entry with another one. */
  private boolean isInTheWay(Order order) {
    return leaving != null
        && leaving.instrument() == order.instrument()
        && check.refusesBeside(leaving, order);
  }

  private boolean isExit(Order order) {
    return Long.signum(books.portfolio.quantity(order.instrument())) == -order.side().sign();
  }

  private RejectReason judgeExit(Order order, boolean warm) {
    long reducible = check.reducible(order);
    if (check.mayFlip(order, reducible) && judgeEntry(order, warm) == null) {
      return null;
    }
    if (reducible == 0) {
      return check.nothingToReduce(order);
    }
    books.orders.cutToExit(order, reducible);
    return null;
  }

  private RejectReason judgeEntry(Order order, boolean warm) {
    RejectReason closed = closedForEntries(warm);
    return closed != null ? closed : check.entry(order);
  }

  private RejectReason closedForEntries(boolean warm) {
    RejectReason closed = books.gate.closedForEntries();
    return closed != null || warm ? closed : RejectReason.WARMING_UP;
  }

  private void send(Order order) {
    accept(order);
    venue.submit(order);
    if (order.status() == OrderStatus.PENDING_NEW) {
      listener.onOrderStatus(order);
    }
    if (order.isOpen()) {
      watch.onSent(order);
    }
  }

  private void accept(Order order) {
    books.orders.send(order);
    books.rate.add(books.time);
    books.counts.orders++;
  }

  private void reject(Order order, RejectReason reason) {
    books.counts.rejects++;
    books.orders.reject(order);
    listener.onRejection(order, reason);
  }
}
