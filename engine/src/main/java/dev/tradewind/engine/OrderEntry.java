package dev.tradewind.engine;

import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderOrigin;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.risk.PreTradeCheck;
import dev.tradewind.engine.strategy.Context;
import java.util.function.Predicate;

/** The way of an order from a wish to the book, or out of it again. */
final class OrderEntry {

  private final Books books;
  private final PreTradeCheck check;
  private final EngineListener listener;

  OrderEntry(Books books, PreTradeCheck check, EngineListener listener) {
    this.books = books;
    this.check = check;
    this.listener = listener;
  }

  /** Submits a strategy's order; returns its number or {@link Context#REJECTED}. */
  long submit(
      int instrument, Side side, long quantity, OrderType type, long limitPrice, boolean warm) {
    Order order = create(OrderOrigin.STRATEGY, instrument, side, quantity, type, limitPrice);
    RejectReason reason = judge(order, warm);
    if (reason != null) {
      reject(order, reason);
      return Context.REJECTED;
    }
    accept(order);
    return order.number();
  }

  /**
   * Submits the rest of an order that a Stop took off the market, unless the present state would
   * have cancelled it. The strategy was warm when it asked for it.
   */
  void resume(StoppedOrders.Rest rest) {
    boolean exit = Long.signum(books.portfolio.quantity(rest.instrument())) == -rest.side().sign();
    RejectReason closed = exit ? books.gate.closedFor() : books.gate.closedForEntries();
    if (closed == null) {
      submit(rest.instrument(), rest.side(), rest.quantity(), rest.type(), rest.limitPrice(), true);
    }
  }

  /** Submits the engine's own order to close a position; no limit and no state holds it up. */
  Order close(OrderOrigin origin, int instrument) {
    long quantity = books.portfolio.quantity(instrument);
    Side side = quantity > 0 ? Side.SELL : Side.BUY;
    Order order = create(origin, instrument, side, Math.abs(quantity), OrderType.MARKET, 0);
    books.orders.cutToExit(order, Math.abs(quantity));
    accept(order);
    return order;
  }

  void cancel(Order order, CancelReason reason) {
    books.orders.cancel(order, reason);
    listener.onOrderStatus(order);
  }

  /** Cancels the working orders of an instrument that match; returns how many did. */
  int cancelIf(int instrument, CancelReason reason, Predicate<Order> condition) {
    int cancelled = 0;
    for (int place = 0; place < books.orders.places(instrument); place++) {
      Order order = books.orders.order(instrument, place);
      if (order.status().isOpen() && condition.test(order)) {
        cancel(order, reason);
        cancelled++;
      }
    }
    return cancelled;
  }

  /** Cancels all working orders of all instruments. */
  void cancelAll(CancelReason reason) {
    for (int i = 0; i < books.portfolio.instruments().size(); i++) {
      cancelIf(i, reason, _ -> true);
    }
  }

  private Order create(
      OrderOrigin origin, int instrument, Side side, long quantity, OrderType type, long limit) {
    Order order = books.orders.create(origin, instrument, side, quantity, type, limit, books.time);
    listener.onOrderIntent(order);
    return order;
  }

  private RejectReason judge(Order order, boolean warm) {
    RejectReason closed = books.gate.closedFor();
    if (closed != null) {
      return closed;
    }
    RejectReason malformed = check.malformed(order);
    if (malformed != null) {
      return malformed;
    }
    return isExit(order) ? judgeExit(order) : judgeEntry(order, warm);
  }

  private boolean isExit(Order order) {
    return Long.signum(books.portfolio.quantity(order.instrument())) == -order.side().sign();
  }

  private RejectReason judgeExit(Order order) {
    long reducible = check.reducible(order.instrument());
    if (reducible == 0) {
      return RejectReason.SHORT_SELLING;
    }
    books.orders.cutToExit(order, reducible);
    return null;
  }

  private RejectReason judgeEntry(Order order, boolean warm) {
    RejectReason closed = books.gate.closedForEntries();
    if (closed != null) {
      return closed;
    }
    return warm ? check.entry(order) : RejectReason.WARMING_UP;
  }

  private void accept(Order order) {
    if (order.reduceOnly()) {
      books.orders.accept(order, 0, 0);
    } else {
      long price = check.worstPrice(order);
      books.orders.accept(
          order, price, books.portfolio.cost(order.instrument(), order.quantity(), price));
    }
    books.rate.add(books.time);
    books.counts.orders++;
    listener.onOrderStatus(order);
  }

  private void reject(Order order, RejectReason reason) {
    books.orders.reject(order);
    books.counts.rejects++;
    listener.onRejection(order, reason);
    books.orders.discard(order);
  }
}
