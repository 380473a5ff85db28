package dev.tradewind.engine;

import dev.tradewind.engine.exchange.BarExchange;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderOrigin;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Fill;
import dev.tradewind.engine.portfolio.RoundTrip;

/** Lets the exchange fill working orders and books what it filled. */
final class Execution {

  private final Books books;
  private final BarExchange exchange;
  private final OrderEntry entry;
  private final String strategyKey;
  private final EngineListener listener;
  private final boolean heard;

  Execution(
      Books books,
      BarExchange exchange,
      OrderEntry entry,
      String strategyKey,
      EngineListener listener) {
    this.books = books;
    this.exchange = exchange;
    this.entry = entry;
    this.strategyKey = strategyKey;
    this.listener = listener;
    heard = !listener.equals(EngineListener.NONE);
  }

  /** Fills what the bar fills, oldest order first. */
  void match(Bar bar, Trader trader) {
    int instrument = bar.instrument();
    // Orders that a strategy submits from within onFill come after these and are not yet active.
    int places = books.orders.places(instrument);
    if (places == 0) {
      return;
    }
    long fillable = exchange.fillable(bar);
    for (int place = 0; place < places && fillable > 0; place++) {
      Order order = books.orders.order(instrument, place);
      if (order.status().isOpen()) {
        fillable -= match(order, bar, fillable, trader);
      }
    }
    books.orders.sweep(instrument);
  }

  /** Closes a position after the end of the data: at the last close with the costs of any fill. */
  void settle(int instrument) {
    Order order = entry.close(OrderOrigin.SETTLEMENT, instrument);
    long price =
        exchange.slipped(order.side(), books.portfolio.lastPrice(instrument), tickSize(instrument));
    book(order, order.quantity(), price, books.time);
    books.statistics.onEquity(books.time, books.portfolio.equity());
    books.orders.sweep(instrument);
  }

  private long match(Order order, Bar bar, long fillable, Trader trader) {
    long price = exchange.fillPrice(order, bar, tickSize(order.instrument()));
    if (price == BarExchange.NO_FILL) {
      return 0;
    }
    long wanted = Math.min(order.remainingQuantity(), fillable);
    long quantity = order.reduceOnly() ? heldOf(order, wanted) : paidOf(order, wanted, price);
    if (quantity > 0) {
      boolean atOpen = price == bar.open() || isMarket(order);
      if (!atOpen) {
        books.roundTrips[order.instrument()].onTouch(bar, price);
      }
      book(order, quantity, price, atOpen ? bar.openTime() : books.time);
      trader.onFill(order, quantity, price);
    }
    if (quantity < wanted && order.status().isOpen()) {
      entry.cancel(
          order,
          order.reduceOnly() ? CancelReason.POSITION_CLOSED : CancelReason.INSUFFICIENT_CASH);
    }
    return quantity;
  }

  private static boolean isMarket(Order order) {
    return order.limitPrice() == 0;
  }

  private long heldOf(Order order, long quantity) {
    return Math.min(quantity, Math.abs(books.portfolio.quantity(order.instrument())));
  }

  /** A price may have jumped since the order was checked, and there is no margin. */
  private long paidOf(Order order, long quantity, long price) {
    int instrument = order.instrument();
    long cash = Math.min(books.portfolio.shareCash(instrument), books.portfolio.cash());
    return order.side() == Side.SELL || books.portfolio.cost(instrument, quantity, price) <= cash
        ? quantity
        : books.portfolio.affordable(instrument, cash, price);
  }

  private void book(Order order, long quantity, long price, long time) {
    int instrument = order.instrument();
    long notional = books.portfolio.notional(instrument, quantity, price);
    long fee = books.portfolio.fee(notional);
    long gain = books.portfolio.fill(instrument, order.side(), quantity, price, fee);
    books.orders.fill(order, quantity, reserveOfRest(order, quantity));
    books.statistics.onFill(notional);
    books.counts.fills++;
    if (heard) {
      listener.onFill(fill(order, quantity, price, fee, gain, time));
    }
    listener.onOrderStatus(order);
    boolean settlement = order.origin() == OrderOrigin.SETTLEMENT;
    RoundTrip trip = books.roundTrips[instrument];
    if (trip.add(order.side(), quantity, price, gain, fee, time, settlement)) {
      endTrade(instrument, trip);
    }
  }

  private void endTrade(int instrument, RoundTrip trip) {
    books.counts.trades++;
    books.statistics.onTrade(trip.grossPnl() - trip.fees());
    if (heard) {
      listener.onTrade(trip.trade(books.counts.trades, instrument));
    }
  }

  private long reserveOfRest(Order order, long quantity) {
    long rest = order.remainingQuantity() - quantity;
    return rest == 0 || order.reduceOnly()
        ? 0
        : books.portfolio.cost(order.instrument(), rest, order.reservePrice());
  }

  private Fill fill(Order order, long quantity, long price, long fee, long gain, long time) {
    return new Fill(
        books.counts.fills,
        order.number(),
        order.clientOrderId(strategyKey),
        order.instrument(),
        time,
        order.side(),
        quantity,
        price,
        fee,
        gain,
        order.origin() == OrderOrigin.SETTLEMENT);
  }

  private long tickSize(int instrument) {
    Instrument traded = books.portfolio.instruments().get(instrument);
    return traded.tickSize();
  }
}
