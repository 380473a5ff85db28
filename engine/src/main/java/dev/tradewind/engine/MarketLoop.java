package dev.tradewind.engine;

import dev.tradewind.engine.exchange.Activation;
import dev.tradewind.engine.exchange.SimulatedExchange;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BookEntry;
import dev.tradewind.engine.market.BookLevel;
import dev.tradewind.engine.market.BookRules;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.CustomEvent;
import dev.tradewind.engine.market.MarketListener;
import dev.tradewind.engine.market.Quote;
import dev.tradewind.engine.market.QuoteRules;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.TradeFeed;
import dev.tradewind.engine.market.TradeRules;
import dev.tradewind.engine.market.quality.Violation;
import dev.tradewind.engine.order.OrderBook;
import dev.tradewind.engine.portfolio.Portfolio;
import dev.tradewind.engine.statistics.StatisticsTracker;

/**
 * What one event of the market leads to, in this order: what is due before it happens (reports of
 * the exchange, then timers), it fills orders, it becomes the last price, equity and limits follow,
 * its strategy sees it.
 */
final class MarketLoop implements MarketListener {

  private final Books books;
  private final Portfolio portfolio;
  private final OrderBook orders;
  private final StatisticsTracker statistics;
  private final Counts counts;
  private final SimulatedExchange exchange;
  private final Schedule schedule;
  private final FillBooking booking;
  private final RiskGuard guard;
  private final StateControl control;
  private final Trader[] traders;
  private final EventCheck events;
  private final CorporateActions corporateActions;
  private final boolean reportsAtOnce;
  private final boolean sameEvent;

  /**
   * Before then nothing can happen but that prices change: no order works, nothing is due, no day
   * ends, and the data has not ended. Most events of most strategies come in such a time, and cost
   * less.
   */
  private long quietBefore = Long.MIN_VALUE;

  /** Whether in a quiet time nothing follows from an equity that passes no limit. */
  private boolean calm;

  /** Whether the statistics know the equity after the last event that was not quiet. */
  private boolean valued;

  /** Number of the last order that a look ahead has seen. */
  private long lastOrder;

  MarketLoop(
      EngineSetup setup,
      Books books,
      SimulatedExchange exchange,
      Schedule schedule,
      FillBooking booking,
      RiskGuard guard,
      StateControl control,
      CorporateActions corporateActions,
      Trader[] traders) {
    this.books = books;
    portfolio = books.portfolio;
    orders = books.orders;
    statistics = books.statistics;
    counts = books.counts;
    this.exchange = exchange;
    this.schedule = schedule;
    this.booking = booking;
    this.guard = guard;
    this.control = control;
    this.corporateActions = corporateActions;
    this.traders = traders;
    events = new EventCheck(books, exchange, traders);
    reportsAtOnce = exchange.reportsAtOnce();
    sameEvent = setup.exchange().activation() == Activation.SAME_EVENT;
  }

  @Override
  public void onBar(Bar bar) {
    Trader trader = events.trader(bar.instrument());
    long closeTime = bar.closeTime();
    boolean quiet = closeTime < quietBefore;
    events.check(bar, trader, closeTime, quiet);
    long price = bar.close();
    boolean unmoved = quiet && trader.holding().isUnmoved();
    boolean plain = unmoved || (quiet && bar.high() <= trader.holding().mostPrice());
    if (!plain) {
      events.checkRoom(bar, trader.index());
    }
    if (quiet) {
      beginQuietly(closeTime);
      trader.market().setLastPrice(price);
    } else {
      fill(bar, trader, closeTime);
    }
    if (unmoved) {
      markUnmoved(trader, price, closeTime);
    } else {
      trader.roundTrip().onBar(bar);
      if (plain) {
        markQuietly(trader, price, closeTime);
      } else {
        mark(trader, price, closeTime);
      }
    }
    counts.bars++;
    trader.onBar(bar, closeTime);
    if (!isOver(quiet)) {
      if (sameEvent && !bar.forwardFilled()) {
        end(trader, price, bar.volume());
      } else {
        end();
      }
    }
  }

  /** Lets a bar fill what it fills, and all happen that is due until its end. */
  private void fill(Bar bar, Trader trader, long closeTime) {
    long openTime = bar.openTime();
    begin(openTime);
    schedule.runTo(openTime);
    // Reports that take no time come within the bar's end; others find the way there themselves.
    schedule.passTo(reportsAtOnce ? closeTime : openTime);
    if (trader.market().hasOrders()) {
      booking.begin(bar);
      books.isMatching = true;
      exchange.onBar(bar, closeTime);
      books.isMatching = false;
      booking.end();
    }
    trader.market().setLastPrice(bar.close());
    schedule.runTo(closeTime);
    books.overnight.onClose(trader.index(), closeTime);
    if (!reportsAtOnce) {
      schedule.passTo(closeTime);
    }
  }

  @Override
  public void onTrade(Trade trade) {
    Trader trader = events.trader(trade.instrument());
    long time = trade.time();
    long price = trade.price();
    boolean quiet = isQuiet(trader, time, price);
    if (quiet) {
      check(trade, trader, time, true);
      beginQuietly(time);
      trader.market().setLastPrice(price);
    } else {
      begin(trade, trader, time, price);
    }
    if (!trader.market().isQuoted()) {
      markAt(trader, price, time, quiet);
    }
    trader.onTrade(trade);
    if (!isOver(quiet)) {
      end(trader, price, volume(trader, trade));
    }
  }

  private void check(Trade trade, Trader trader, long time, boolean quiet) {
    // A series has looked at its trades when it was made, as one of bars has.
    if (!quiet || !(trade instanceof TradeFeed)) {
      Violation violation =
          trade instanceof TradeFeed ? null : TradeRules.violation(trade.price(), trade.quantity());
      events.check("trade", trader, time, violation, quiet);
    }
    trader.check(trade);
  }

  /** Lets a trade fill what it fills, and all happen that is due until then. */
  private void begin(Trade trade, Trader trader, long time, long price) {
    check(trade, trader, time, false);
    events.checkRoom(trader, price, price, price, false);
    beginAt(time);
    books.isMatching = !trader.market().isQuoted();
    exchange.onTrade(trader.index(), price, volume(trader, trade));
    books.isMatching = false;
  }

  /** Where nobody looks at it it is not read: the quantity of a trade is far away in memory. */
  private static long volume(Trader trader, Trade trade) {
    return trader.market().looksAtVolume() ? trade.quantity() : 0;
  }

  @Override
  public void onQuote(Quote quote) {
    Trader trader = events.trader(quote.instrument());
    long time = quote.time();
    boolean quiet = isQuiet(trader, time, Math.max(quote.bid(), quote.ask()));
    events.check(
        "quote",
        trader,
        time,
        QuoteRules.violation(quote.bid(), quote.bidQuantity(), quote.ask(), quote.askQuantity()),
        quiet);
    long middle = QuoteRules.middle(quote.bid(), quote.ask());
    events.checkRoom(trader, quote.bid(), quote.ask(), middle, quiet);
    begin(time, quiet);
    books.isMatching = true;
    exchange.onQuote(
        trader.index(), quote.bid(), quote.bidQuantity(), quote.ask(), quote.askQuantity());
    books.isMatching = false;
    if (!trader.market().isDeep()) {
      markAt(trader, middle, time, quiet);
    }
    trader.strategy().onQuote(trader, quote);
    if (!isOver(quiet)) {
      end(trader, 0, 0);
    }
  }

  @Override
  public void onBookLevel(BookLevel level) {
    int instrument = level.instrument();
    Trader trader = events.trader(instrument);
    long time = level.time();
    boolean quiet = time < quietBefore;
    events.check(
        "book level",
        trader,
        time,
        BookRules.violation(level.entry(), level.price(), level.quantity()),
        quiet);
    events.checkRoom(trader, level.price(), level.price(), EventCheck.NO_MARK, quiet);
    begin(time, quiet);
    long fills = counts.fills;
    books.isMatching = true;
    if (level.entry() == BookEntry.EMPTY_BOOK) {
      exchange.onEmptyBook(instrument);
    } else {
      exchange.onBookLevel(
          instrument, level.entry() == BookEntry.BID, level.price(), level.quantity());
    }
    books.isMatching = false;
    if (exchange.hasTouch(instrument)) {
      long middle = QuoteRules.middle(exchange.bid(instrument), exchange.ask(instrument));
      markAt(trader, middle, time, quiet && middle <= trader.holding().mostPrice());
    } else if (counts.fills != fills) {
      guard.onFill();
    }
    trader.strategy().onBookLevel(trader, level);
    if (!isOver(quiet)) {
      end();
    }
  }

  @Override
  public void onCustomEvent(CustomEvent event) {
    boolean general = event.instrument() == CustomEvent.NO_INSTRUMENT;
    Trader only = general ? null : events.trader(event.instrument());
    events.checkTime("custom event", event.time());
    wake();
    beginAt(event.time());
    if (only != null) {
      only.strategy().onCustomEvent(only, event);
      return;
    }
    for (Trader trader : traders) {
      if (trader.isFirstSeat()) {
        trader.strategy().onCustomEvent(trader, event);
      }
    }
  }

  @Override
  public void onCorporateAction(CorporateAction action) {
    Trader trader = events.trader(action.instrument());
    events.checkTime("corporate action", action.time());
    events.check(action);
    wake();
    beginAt(action.time());
    corporateActions.apply(action);
    guard.onEquity(books.portfolio.equity());
    trader.strategy().onCorporateAction(trader, action);
  }

  /** Something has come from outside the market: the next event looks at everything. */
  void wake() {
    quietBefore = Long.MIN_VALUE;
    calm = false;
  }

  /** Whether an event of that highest price comes in a quiet time, and can be valued. */
  private boolean isQuiet(Trader trader, long time, long highest) {
    return time < quietBefore && time >= books.time && highest <= trader.holding().mostPrice();
  }

  private void begin(long time, boolean quiet) {
    if (quiet) {
      beginQuietly(time);
    } else {
      beginAt(time);
    }
  }

  private void beginQuietly(long time) {
    counts.events++;
    books.time = time;
    exchange.setTime(time);
  }

  /** Begins an event that is nothing but a moment. */
  private void beginAt(long time) {
    begin(time);
    schedule.runTo(time);
    schedule.passTo(time);
  }

  private void begin(long time) {
    counts.events++;
    valued = false;
    orders.endEvent();
    books.overnight.onTime(time);
  }

  /** Whether nothing has come of an event: in a quiet time that is, nothing was ordered. */
  private boolean isOver(boolean quiet) {
    return quiet && orders.lastNumber() == lastOrder;
  }

  /** Ends an event that may itself fill what it has caused; a price of 0 means the last quote. */
  private void end(Trader trader, long price, long quantity) {
    if (sameEvent && trader.market().hasOrders()) {
      exchange.onSameEvent(trader.index(), price, quantity);
      calm = false;
    }
    trader.market().endEvent();
    end();
  }

  private void end() {
    if (orders.openOrders() != 0) {
      wake();
    } else {
      lookAhead();
    }
  }

  private void lookAhead() {
    lastOrder = orders.lastNumber();
    orders.endEvent();
    exchange.endEvent();
    boolean quiet = valued && !exchange.hasOrders() && events.isOpen();
    quietBefore = quiet ? schedule.next() : Long.MIN_VALUE;
  }

  private void markAt(Trader trader, long price, long time, boolean quiet) {
    if (quiet && trader.holding().isUnmoved()) {
      markUnmoved(trader, price, time);
    } else {
      trader.roundTrip().onPrice(price);
      if (quiet) {
        markQuietly(trader, price, time);
      } else {
        mark(trader, price, time);
      }
    }
  }

  /** The price of what is not held moves no money. */
  private void markUnmoved(Trader trader, long price, long time) {
    trader.holding().setLastPrice(price);
    statistics.onUnmoved(time);
  }

  private void markQuietly(Trader trader, long price, long time) {
    trader.holding().move(price);
    long equity = portfolio.equity();
    statistics.onBar(time, equity, trader.holding().quantity() != 0);
    books.monitor.onEquity(equity);
    if (!calm || books.monitor.isBreached(equity)) {
      onEquity(trader, equity);
    }
  }

  private void mark(Trader trader, long price, long time) {
    trader.holding().mark(price);
    long equity = portfolio.equity();
    statistics.onBar(time, equity, trader.holding().quantity() != 0);
    onEquity(trader, equity);
  }

  private void onEquity(Trader trader, long equity) {
    valued = true;
    guard.onEquity(equity);
    control.closeAgain(trader.index());
    calm = guard.isCalm() && books.gate.state() != TradingState.FLAT;
  }
}
