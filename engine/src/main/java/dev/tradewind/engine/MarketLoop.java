package dev.tradewind.engine;

import dev.tradewind.engine.exchange.Activation;
import dev.tradewind.engine.exchange.SimulatedExchange;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BarRules;
import dev.tradewind.engine.market.BookEntry;
import dev.tradewind.engine.market.BookLevel;
import dev.tradewind.engine.market.BookRules;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.CustomEvent;
import dev.tradewind.engine.market.MarketListener;
import dev.tradewind.engine.market.Quote;
import dev.tradewind.engine.market.QuoteRules;
import dev.tradewind.engine.market.SeriesFeed;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.TradeRules;
import dev.tradewind.engine.market.quality.Violation;

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
    reportsAtOnce = exchange.reportsAtOnce();
    sameEvent = setup.exchange().activation() == Activation.SAME_EVENT;
  }

  @Override
  public void onBar(Bar bar) {
    int instrument = bar.instrument();
    Trader trader = trader(instrument);
    long closeTime = bar.closeTime();
    check(bar, trader, closeTime);
    long price = bar.close();
    boolean quiet = closeTime <= quietUntil;
    if (quiet) {
      beginQuietly(closeTime);
      exchange.mark(instrument, price);
    } else {
      fill(bar, closeTime);
    }
    if (quiet && books.portfolio.isUnmoved(instrument)) {
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
    passTo(reportsAtOnce ? closeTime : openTime);
    if (exchange.hasOrders(instrument)) {
      booking.begin(bar);
      books.isMatching = true;
      exchange.onBar(bar, closeTime);
      books.isMatching = false;
      booking.end();
    }
    exchange.mark(instrument, bar.close());
    runTo(closeTime);
    if (!reportsAtOnce) {
      passTo(closeTime);
    }
  }

  @Override
  public void onTrade(Trade trade) {
    int instrument = trade.instrument();
    Trader trader = trader(instrument);
    long time = trade.time();
    long price = trade.price();
    long quantity = trade.quantity();
    check("trade", instrument, time, TradeRules.violation(price, quantity));
    trader.check(trade);
    boolean quiet = beginAt(time);
    boolean marks = !exchange.isQuoted(instrument);
    books.isMatching = marks;
    exchange.onTrade(instrument, price, quantity);
    books.isMatching = false;
    if (marks) {
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
    Trader trader = trader(instrument);
    long time = quote.time();
    check(
        "quote",
        instrument,
        time,
        QuoteRules.violation(quote.bid(), quote.bidQuantity(), quote.ask(), quote.askQuantity()));
    boolean quiet = beginAt(time);
    books.isMatching = true;
    exchange.onQuote(
        instrument, quote.bid(), quote.bidQuantity(), quote.ask(), quote.askQuantity());
    books.isMatching = false;
    markAt(quiet, instrument, mid(quote.bid(), quote.ask()), time);
    trader.strategy().onQuote(trader, quote);
    if (sameEvent && exchange.hasOrders(instrument)) {
      exchange.onSameEvent(instrument, 0, 0);
    }
    end(quiet);
  }

  @Override
  public void onBookLevel(BookLevel level) {
    int instrument = level.instrument();
    Trader trader = trader(instrument);
    check(
        "book level",
        instrument,
        level.time(),
        BookRules.violation(level.entry(), level.price(), level.quantity()));
    boolean quiet = beginAt(level.time());
    long fills = books.counts.fills;
    books.isMatching = true;
    if (level.entry() == BookEntry.EMPTY_BOOK) {
      exchange.onEmptyBook(instrument);
    } else {
      exchange.onBookLevel(
          instrument, level.entry() == BookEntry.BID, level.price(), level.quantity());
    }
    books.isMatching = false;
    if (exchange.hasTouch(instrument)) {
      long price = mid(exchange.bid(instrument), exchange.ask(instrument));
      markAt(quiet, instrument, price, level.time());
    } else if (books.counts.fills != fills) {
      guard.onFill();
    }
    trader.strategy().onBookLevel(trader, level);
    end(quiet);
  }

  @Override
  public void onCustomEvent(CustomEvent event) {
    checkTime("custom event", event.time());
    wake();
    beginAt(event.time());
    if (event.instrument() != CustomEvent.NO_INSTRUMENT) {
      Trader trader = trader(event.instrument());
      trader.strategy().onCustomEvent(trader, event);
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
    Trader trader = trader(instrument);
    checkTime("corporate action", action.time());
    wake();
    beginAt(action.time());
    corporateActions.apply(action);
    guard.onEquity(books.portfolio.equity());
    trader.strategy().onCorporateAction(trader, action);
  }

  /** Lets everything arrive that the exchange has under way; time goes on for it. */
  void drain() {
    while (exchange.nextTime() != Long.MAX_VALUE) {
      passTo(exchange.nextTime());
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
      passTo(time);
    }
    return quiet;
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
      passTo(Math.min(venueTime, timerTime));
      if (venueTime <= timerTime) {
        exchange.deliver();
      } else {
        watch.fire();
      }
      venueTime = exchange.nextTime();
      timerTime = watch.nextTime();
    }
  }

  /** {@link #moveTo}, where a day may have ended. */
  private void passTo(long time) {
    guard.onTime(time);
    moveTo(time);
  }

  /** Time never goes back: what is late happens now. */
  private void moveTo(long time) {
    books.time = Math.max(books.time, time);
    exchange.setTime(books.time);
  }

  private Trader trader(int instrument) {
    if (instrument < 0 || instrument >= traders.length) {
      throw new IllegalArgumentException("There is no instrument " + instrument + ".");
    }
    return traders[instrument];
  }

  private void check(Bar bar, Trader trader, long closeTime) {
    checkOpen();
    if (bar.timeFrame() != Bar.BASE_TIME_FRAME) {
      throw new IllegalArgumentException(
          "A bar of time frame "
              + bar.timeFrame()
              + " was fed: the engine takes bars of the base series and makes the others itself.");
    }
    // A series has looked at its bars when it was made; it would cost a third of a backtest again.
    if (!(bar instanceof SeriesFeed)) {
      BarRules.check(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }
    if (closeTime < books.time
        || closeTime < bar.openTime()
        || bar.openTime() < trader.lastClose()) {
      throw new IllegalArgumentException(
          "The bar of "
              + trader.instrument().symbol()
              + " that opens at "
              + bar.openTime()
              + " comes out of order.");
    }
    trader.check(bar);
  }

  private void check(String what, int instrument, long time, Violation violation) {
    checkTime(what, time);
    if (violation != null) {
      throw new IllegalArgumentException(
          "The "
              + what
              + " of "
              + traders[instrument].instrument().symbol()
              + " is refused: "
              + violation.clause()
              + ".");
    }
  }

  private void checkTime(String what, long time) {
    checkOpen();
    if (time < books.time) {
      throw new IllegalArgumentException(
          "The " + what + " of " + time + " comes out of order, after " + books.time + ".");
    }
  }

  private void checkOpen() {
    if (books.gate.isStopped() || books.gate.isCompleted()) {
      throw new IllegalStateException(
          books.gate.isStopped() ? "The book is stopped." : "The data has ended.");
    }
  }
}
