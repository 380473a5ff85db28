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
import dev.tradewind.engine.market.TradeRules;

/**
 * What one event of the market leads to, in this order: what is due before it happens (reports of
 * the exchange, then timers), it fills orders, it becomes the last price, equity and limits follow,
 * its strategy sees it.
 */
final class MarketLoop implements MarketListener {

  private static final long NEVER = Long.MAX_VALUE;

  private final Books books;
  private final SimulatedExchange exchange;
  private final OrderWatch watch;
  private final FillBooking booking;
  private final RiskGuard guard;
  private final StateControl control;
  private final Trader[] traders;
  private final EventCheck events;
  private final CorporateActions corporateActions;
  private final boolean reportsAtOnce;
  private final boolean sameEvent;

  /**
   * Until then nothing can happen but that prices change: no order works, nothing is due, and no
   * day ends. Most events of most strategies come in such a time, and cost less.
   */
  private long quietUntil = Long.MIN_VALUE;

  MarketLoop(
      EngineSetup setup,
      Books books,
      SimulatedExchange exchange,
      OrderWatch watch,
      FillBooking booking,
      RiskGuard guard,
      StateControl control,
      CorporateActions corporateActions,
      Trader[] traders) {
    this.books = books;
    this.exchange = exchange;
    this.watch = watch;
    this.booking = booking;
    this.guard = guard;
    this.control = control;
    this.corporateActions = corporateActions;
    this.traders = traders;
    events = new EventCheck(books, traders);
    reportsAtOnce = exchange.reportsAtOnce();
    sameEvent = setup.exchange().activation() == Activation.SAME_EVENT;
  }

  @Override
  public void onBar(Bar bar) {
    int instrument = bar.instrument();
    Trader trader = events.trader(instrument);
    long closeTime = bar.closeTime();
    events.check(bar, trader, closeTime);
    long price = bar.close();
    boolean quiet = closeTime <= quietUntil;
    boolean unmoved = quiet && books.portfolio.isUnmoved(instrument);
    if (!unmoved) {
      events.checkRoom(instrument, bar.low(), bar.high(), price);
    }
    if (quiet) {
      beginQuietly(closeTime);
      exchange.mark(instrument, price);
    } else {
      fill(bar, closeTime);
    }
    if (unmoved) {
      markQuietly(instrument, price, closeTime);
    } else {
      books.roundTrips[instrument].onBar(bar);
      mark(instrument, price, closeTime);
    }
    books.counts.bars++;
    trader.onBar(bar, closeTime);
    if (sameEvent && exchange.hasOrders(instrument)) {
      exchange.onSameEvent(instrument, price, bar.volume());
    }
    end(quiet);
  }

  /** Lets a bar fill what it fills, and all happen that is due until its end. */
  private void fill(Bar bar, long closeTime) {
    int instrument = bar.instrument();
    long openTime = bar.openTime();
    begin(closeTime);
    runTo(openTime);
    // Reports that take no time come within the bar's end; others find the way there themselves.
    moveTo(reportsAtOnce ? closeTime : openTime);
    if (exchange.hasOrders(instrument)) {
      booking.begin(bar);
      exchange.onBar(bar, closeTime);
      booking.end();
    }
    exchange.mark(instrument, bar.close());
    runTo(closeTime);
    if (!reportsAtOnce) {
      moveTo(closeTime);
    }
  }

  @Override
  public void onTrade(Trade trade) {
    int instrument = trade.instrument();
    Trader trader = events.trader(instrument);
    long time = trade.time();
    long price = trade.price();
    long quantity = trade.quantity();
    events.check("trade", instrument, time, TradeRules.violation(price, quantity));
    trader.check(trade);
    checkRoom(time, instrument, price, price, price);
    boolean quiet = beginAt(time);
    exchange.onTrade(instrument, price, quantity);
    if (!exchange.isQuoted(instrument)) {
      markAt(quiet, instrument, price, time);
    }
    trader.onTrade(trade);
    if (sameEvent && exchange.hasOrders(instrument)) {
      exchange.onSameEvent(instrument, price, quantity);
    }
    end(quiet);
  }

  @Override
  public void onQuote(Quote quote) {
    int instrument = quote.instrument();
    Trader trader = events.trader(instrument);
    long time = quote.time();
    events.check(
        "quote",
        instrument,
        time,
        QuoteRules.violation(quote.bid(), quote.bidQuantity(), quote.ask(), quote.askQuantity()));
    long middle = mid(quote.bid(), quote.ask());
    checkRoom(time, instrument, quote.bid(), quote.ask(), middle);
    boolean quiet = beginAt(time);
    exchange.onQuote(
        instrument, quote.bid(), quote.bidQuantity(), quote.ask(), quote.askQuantity());
    markAt(quiet, instrument, middle, time);
    trader.strategy().onQuote(trader, quote);
    if (sameEvent && exchange.hasOrders(instrument)) {
      exchange.onSameEvent(instrument, 0, 0);
    }
    end(quiet);
  }

  @Override
  public void onBookLevel(BookLevel level) {
    int instrument = level.instrument();
    Trader trader = events.trader(instrument);
    events.check(
        "book level",
        instrument,
        level.time(),
        BookRules.violation(level.entry(), level.price(), level.quantity()));
    checkRoom(level.time(), instrument, level.price(), level.price(), EventCheck.NO_MARK);
    boolean quiet = beginAt(level.time());
    if (level.entry() == BookEntry.EMPTY_BOOK) {
      exchange.onEmptyBook(instrument);
    } else {
      exchange.onBookLevel(
          instrument, level.entry() == BookEntry.BID, level.price(), level.quantity());
    }
    if (exchange.hasTouch(instrument)) {
      long price = mid(exchange.bid(instrument), exchange.ask(instrument));
      markAt(quiet, instrument, price, level.time());
    }
    trader.strategy().onBookLevel(trader, level);
    end(quiet);
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
    int instrument = action.instrument();
    Trader trader = events.trader(instrument);
    events.checkTime("corporate action", action.time());
    events.check(action);
    wake();
    beginAt(action.time());
    corporateActions.apply(action);
    guard.onEquity(books.portfolio.equity());
    trader.strategy().onCorporateAction(trader, action);
  }

  /** Lets everything arrive that the exchange has under way; time goes on for it. */
  void drain() {
    while (exchange.nextTime() != Long.MAX_VALUE) {
      moveTo(exchange.nextTime());
      exchange.deliver();
    }
  }

  /** Something has come from outside the market: the next event looks at everything. */
  void wake() {
    quietUntil = Long.MIN_VALUE;
  }

  private void begin(long time) {
    books.counts.events++;
    books.orders.endEvent();
    books.overnight.onTime(time);
  }

  /** Begins an event that is nothing but a moment; returns whether it comes in a quiet time. */
  private boolean beginAt(long time) {
    boolean quiet = time <= quietUntil;
    if (quiet) {
      beginQuietly(time);
    } else {
      begin(time);
      runTo(time);
      moveTo(time);
    }
    return quiet;
  }

  /** Where nothing works and nothing is held, any price can be reckoned with. */
  private void checkRoom(long time, int instrument, long low, long high, long mark) {
    if (time > quietUntil || !books.portfolio.isUnmoved(instrument)) {
      boolean quoted = exchange.hasTouch(instrument);
      events.checkRoom(
          instrument,
          quoted ? Math.min(low, exchange.ask(instrument)) : low,
          quoted ? Math.max(high, exchange.bid(instrument)) : high,
          mark);
    }
  }

  private void beginQuietly(long time) {
    books.counts.events++;
    moveTo(time);
  }

  private void end(boolean quiet) {
    if (books.orders.openOrders() != 0) {
      wake();
    } else if (!quiet) {
      boolean due = exchange.nextTime() != NEVER || watch.nextTime() != NEVER;
      quietUntil =
          due ? Long.MIN_VALUE : Math.min(books.statistics.dayEnd(), books.overnight.until());
    }
  }

  private void markAt(boolean quiet, int instrument, long price, long time) {
    if (quiet && books.portfolio.isUnmoved(instrument)) {
      markQuietly(instrument, price, time);
    } else {
      books.roundTrips[instrument].onPrice(price);
      mark(instrument, price, time);
    }
  }

  /** The price of what is not held moves no money. */
  private void markQuietly(int instrument, long price, long time) {
    books.portfolio.setLastPrice(instrument, price);
    books.statistics.onUnmoved(time);
  }

  private void mark(int instrument, long price, long time) {
    books.portfolio.mark(instrument, price);
    long equity = books.portfolio.equity();
    books.statistics.onBar(time, equity, books.portfolio.quantity(instrument) != 0);
    guard.onEquity(equity);
    control.closeAgain(instrument);
  }

  /** Half a step is rounded to the even price. */
  private static long mid(long bid, long ask) {
    long sum = bid + ask;
    long half = sum >> 1;
    return (sum & 1) == 0 ? half : half + (half & 1);
  }

  /** Lets everything happen that is due until then. */
  private void runTo(long time) {
    long venueTime = exchange.nextTime();
    long timerTime = watch.nextTime();
    while (Math.min(venueTime, timerTime) <= time) {
      moveTo(Math.min(venueTime, timerTime));
      if (venueTime <= timerTime) {
        exchange.deliver();
      } else {
        watch.fire();
      }
      venueTime = exchange.nextTime();
      timerTime = watch.nextTime();
    }
  }

  /** Time never goes back: what is late happens now. */
  private void moveTo(long time) {
    books.time = Math.max(books.time, time);
    exchange.setTime(books.time);
  }
}
