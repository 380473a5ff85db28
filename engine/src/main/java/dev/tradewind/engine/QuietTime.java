package dev.tradewind.engine;

import dev.tradewind.engine.exchange.SimulatedExchange;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BarStream;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.TradeStream;
import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.order.OrderBook;

/**
 * The time in which nothing can happen but that prices change: no order works, nothing is due, no
 * day ends, and the data has not ended. Most events of most strategies come in such a time. It ends
 * with the first order; what is left out until then changes nothing that anybody could see.
 */
final class QuietTime {

  private final Books books;
  private final OrderBook orders;
  private final Counts counts;
  private final SimulatedExchange exchange;
  private final Schedule schedule;
  private final EventCheck events;
  private final Valuation valuation;
  private final Lull lull;

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
    counts = books.counts;
    this.exchange = exchange;
    this.schedule = schedule;
    this.events = events;
    this.valuation = valuation;
    lull = books.lull;
  }

  /** Something has come from outside the market: the next event looks at everything. */
  void wake() {
    end = Long.MIN_VALUE;
    valuation.disturb();
  }

  /** Looks, after an event of a trader that has left no open order, how far it reaches. */
  void lookAhead(Trader trader) {
    lastOrder = orders.lastNumber();
    orders.endEvent();
    exchange.endEvent();
    boolean quiet = valuation.isKnown() && !exchange.hasOrders() && events.isOpen();
    end = quiet ? Math.min(schedule.next(), Limits.LATEST) : Long.MIN_VALUE;
    rest(trader, false);
  }

  /** A bar in it has led to nothing: perhaps the next ones will not, either. */
  void restAfterBar(Trader trader) {
    rest(trader, valuation.isCalm());
  }

  /**
   * Where trades move what is held, orders come too often: only where nothing is held is a lull.
   */
  void restAfterTrade(Trader trader) {
    rest(trader, false);
  }

  private void rest(Trader trader, boolean alsoHolding) {
    if (end != Long.MIN_VALUE) {
      lull.beginLull(trader, end, alsoHolding);
    }
  }

  /** Whether a time is in it; not once a strategy has ordered something, even if it failed then. */
  boolean covers(long time) {
    return time < end && !isDisturbed();
  }

  /** Whether an event of that highest price is in it, and can be valued. */
  boolean covers(Trader trader, long time, long highest) {
    return covers(time) && highest <= trader.holding().mostPrice();
  }

  /** Whether something was ordered in it. */
  boolean isDisturbed() {
    return orders.lastNumber() != lastOrder;
  }

  /** Begins an event in it. */
  void begin(long time) {
    counts.add(1, 0);
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
    counts.add(0, 1);
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
    if (lull.isIdle()) {
      return lull.takeBars(bars, atMost, before);
    }
    long until = Math.min(before, end);
    int taken = 0;
    while (taken < atMost && bars.advance(until)) {
      taken++;
      if (!lull.takeBar(bars)) {
        lull.endLull();
        onBar(bars, trader, bars.closeTime());
        if (!isDisturbed()) {
          restAfterBar(trader);
        }
      }
      if (isDisturbed()) {
        break;
      }
    }
    return taken;
  }

  /** {@link #onBars} of trades. */
  int onTrades(TradeStream trades, Trader trader, int atMost, long before) {
    if (lull.isIdle()) {
      return lull.takeTrades(trades, atMost, before);
    }
    lull.endLull();
    long until = Math.min(before, end);
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
}
