package dev.tradewind.engine;

import dev.tradewind.engine.exchange.SimulatedExchange;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BarStream;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.TradeStream;
import dev.tradewind.engine.order.OrderBook;
import dev.tradewind.engine.statistics.StatisticsTracker;

/**
 * The time in which nothing can happen but that prices change: no order works, nothing is due, no
 * day ends, and the data has not ended. Most events of most strategies come in such a time. It ends
 * with the first order; what is left out until then changes nothing that anybody could see.
 */
final class QuietTime {

  private final Books books;
  private final OrderBook orders;
  private final StatisticsTracker statistics;
  private final Counts counts;
  private final SimulatedExchange exchange;
  private final Schedule schedule;
  private final EventCheck events;
  private final Valuation valuation;

  /** Its end; {@link Long#MIN_VALUE} while there is none. */
  private long end = Long.MIN_VALUE;

  /** Number of the last order before it. */
  private long lastOrder;

  QuietTime(
      Books books,
      SimulatedExchange exchange,
      Schedule schedule,
      EventCheck events,
      Valuation valuation) {
    this.books = books;
    orders = books.orders;
    statistics = books.statistics;
    counts = books.counts;
    this.exchange = exchange;
    this.schedule = schedule;
    this.events = events;
    this.valuation = valuation;
  }

  /** Something has come from outside the market: the next event looks at everything. */
  void wake() {
    end = Long.MIN_VALUE;
    valuation.disturb();
  }

  /** Looks, after an event that has left no open order, how far it reaches. */
  void lookAhead() {
    lastOrder = orders.lastNumber();
    orders.endEvent();
    exchange.endEvent();
    boolean quiet = valuation.isKnown() && !exchange.hasOrders() && events.isOpen();
    end = quiet ? schedule.next() : Long.MIN_VALUE;
  }

  /** Whether a time is in it. */
  boolean covers(long time) {
    return time < end;
  }

  /** Whether an event of that highest price is in it, and can be valued. */
  boolean covers(Trader trader, long time, long highest) {
    return time < end && highest <= trader.holding().mostPrice();
  }

  /** Whether something was ordered in it. */
  boolean isDisturbed() {
    return orders.lastNumber() != lastOrder;
  }

  /** Begins an event in it. */
  void begin(long time) {
    counts.events++;
    moveTo(time);
  }

  private void moveTo(long time) {
    books.time = time;
    exchange.setTime(time);
  }

  /** Takes a bar in it. */
  void onBar(Bar bar, Trader trader, long closeTime) {
    events.check(bar, trader, closeTime, true);
    long price = bar.close();
    boolean unmoved = trader.holding().isUnmoved();
    boolean plain = unmoved || bar.high() <= trader.holding().mostPrice();
    if (!plain) {
      events.checkRoom(bar, trader.index());
    }
    begin(closeTime);
    counts.bars++;
    trader.market().setLastPrice(price);
    if (unmoved) {
      valuation.markUnmoved(trader, price, closeTime);
    } else {
      trader.roundTrip().onBar(bar);
      valuation.markHeld(trader, price, closeTime, plain);
    }
    trader.onBar(bar, closeTime);
  }

  /** Takes a trade in it. */
  void onTrade(Trade trade, Trader trader, long time, long price) {
    events.check(trade, trader, time, true);
    boolean plain = price <= trader.holding().mostPrice();
    if (!plain) {
      events.checkRoom(trader, price, price, price, false);
    }
    begin(time);
    trader.market().setLastPrice(price);
    if (!trader.market().isQuoted()) {
      valuation.mark(trader, price, time, plain);
    }
    trader.onTrade(trade);
  }

  /**
   * Takes the next bars, until it ends, or one has led to an order.
   *
   * @return how many; the stream stands at the last of them
   */
  int onBars(BarStream bars, Trader trader, int atMost, long before) {
    long until = Math.min(before, end);
    if (trader.holding().isUnmoved()) {
      return onUnmoved(bars, trader, atMost, until);
    }
    int taken = 0;
    while (taken < atMost && bars.advance(until)) {
      taken++;
      onBar(bars, trader, bars.closeTime());
      if (isDisturbed()) {
        break;
      }
    }
    return taken;
  }

  /** Nothing is held: what only counts is counted at the end. */
  private int onUnmoved(BarStream bars, Trader trader, int atMost, long until) {
    int taken = 0;
    try {
      while (taken < atMost && bars.advance(until)) {
        long closeTime = bars.closeTime();
        events.check(bars, trader, closeTime, true);
        taken++;
        moveTo(closeTime);
        long price = bars.close();
        trader.market().setLastPrice(price);
        trader.holding().setLastPrice(price);
        trader.onBar(bars, closeTime);
        if (isDisturbed()) {
          break;
        }
      }
    } finally {
      counts.bars += taken;
      count(taken);
    }
    return taken;
  }

  /** {@link #onBars} of trades. */
  int onTrades(TradeStream trades, Trader trader, int atMost, long before) {
    long until = Math.min(before, end);
    if (trader.holding().isUnmoved() && !trader.market().isQuoted()) {
      return onUnmoved(trades, trader, atMost, until);
    }
    int taken = 0;
    while (taken < atMost && trades.advance(until)) {
      taken++;
      onTrade(trades, trader, trades.time(), trades.price());
      if (isDisturbed()) {
        break;
      }
    }
    return taken;
  }

  private int onUnmoved(TradeStream trades, Trader trader, int atMost, long until) {
    int taken = 0;
    try {
      while (taken < atMost && trades.advance(until)) {
        long time = trades.time();
        events.check(trades, trader, time, true);
        taken++;
        moveTo(time);
        long price = trades.price();
        trader.market().setLastPrice(price);
        trader.holding().setLastPrice(price);
        trader.onTrade(trades);
        if (isDisturbed()) {
          break;
        }
      }
    } finally {
      count(taken);
    }
    return taken;
  }

  private void count(int taken) {
    if (taken > 0) {
      counts.events += taken;
      statistics.onUnmoved(books.time, taken);
    }
  }
}
