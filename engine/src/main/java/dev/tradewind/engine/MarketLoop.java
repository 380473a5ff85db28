package dev.tradewind.engine;

import dev.tradewind.engine.exchange.Activation;
import dev.tradewind.engine.exchange.SimulatedExchange;
import dev.tradewind.engine.exchange.SimulatedMarket;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BarStream;
import dev.tradewind.engine.market.BookEntry;
import dev.tradewind.engine.market.BookLevel;
import dev.tradewind.engine.market.BookRules;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.CustomEvent;
import dev.tradewind.engine.market.MarketListener;
import dev.tradewind.engine.market.Quote;
import dev.tradewind.engine.market.QuoteRules;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.TradeStream;
import dev.tradewind.engine.order.OrderBook;

/**
 * What one event of the market leads to, in this order: what is due before it happens (reports of
 * the exchange, then timers), it fills orders, it becomes the last price, equity and limits follow,
 * its strategy sees it.
 */
final class MarketLoop implements MarketListener {

  private final Books books;
  private final OrderBook orders;
  private final Counts counts;
  private final Lull lull;
  private final SimulatedExchange exchange;
  private final Schedule schedule;
  private final FillBooking booking;
  private final RiskGuard guard;
  private final Trader[] traders;
  private final EventCheck events;
  private final Valuation valuation;
  private final QuietTime quietTime;
  private final CorporateActions corporateActions;
  private final boolean reportsAtOnce;
  private final boolean sameEvent;

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
    orders = books.orders;
    counts = books.counts;
    lull = books.lull;
    this.exchange = exchange;
    this.schedule = schedule;
    this.booking = booking;
    this.guard = guard;
    this.corporateActions = corporateActions;
    this.traders = traders;
    events = new EventCheck(books, traders);
    lull.checkedBy(events);
    valuation = new Valuation(books, guard, control);
    quietTime = new QuietTime(books, exchange, schedule, events, valuation);
    reportsAtOnce = exchange.reportsAtOnce();
    sameEvent = setup.exchange().activation() == Activation.SAME_EVENT;
  }

  @Override
  public int onBars(BarStream bars, int atMost, long before) {
    Trader trader = events.trader(bars.instrument());
    int taken = 0;
    do {
      if (!lull.takeBar(bars)) {
        onBar(bars);
      } else if (lull.isOver()) {
        end(bars, trader);
      }
      taken++;
      int quietly = quietTime.onBars(bars, trader, atMost - taken, before);
      if (quietly > 0 && quietTime.isDisturbed()) {
        end(bars, trader);
      }
      taken += quietly;
    } while (taken < atMost && bars.advance(before));
    return taken;
  }

  @Override
  public void onBar(Bar bar) {
    lull.endLull();
    Trader trader = events.trader(bar.instrument());
    long closeTime = bar.closeTime();
    if (quietTime.covers(closeTime)) {
      quietTime.onBar(bar, trader, closeTime);
      if (quietTime.isDisturbed()) {
        end(bar, trader);
      } else {
        quietTime.restAfterBar(trader);
      }
      return;
    }
    events.check(bar, trader, closeTime, false);
    events.checkRoom(bar, trader.index());
    fill(bar, trader, closeTime);
    trader.roundTrip().onBar(bar);
    valuation.markHeld(trader, bar.close(), closeTime, false);
    counts.add(0, 1);
    trader.onBar(bar, closeTime);
    end(bar, trader);
  }

  /** Ends a bar of a lull that has ended it. */
  void end(Bar bar) {
    end(bar, events.trader(bar.instrument()));
  }

  private void end(Bar bar, Trader trader) {
    if (sameEvent && !bar.forwardFilled()) {
      end(trader, bar.close(), bar.volume());
    } else {
      end(trader);
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
  public int onTrades(TradeStream trades, int atMost, long before) {
    Trader trader = events.trader(trades.instrument());
    int taken = 0;
    do {
      if (!lull.takeTrade(trades)) {
        onTrade(trades);
      } else if (lull.isOver()) {
        end(trader, trades.price(), volume(trader, trades));
      }
      taken++;
      int quietly = quietTime.onTrades(trades, trader, atMost - taken, before);
      if (quietly > 0 && quietTime.isDisturbed()) {
        end(trader, trades.price(), volume(trader, trades));
      }
      taken += quietly;
    } while (taken < atMost && trades.advance(before));
    return taken;
  }

  @Override
  public void onTrade(Trade trade) {
    lull.endLull();
    Trader trader = events.trader(trade.instrument());
    long time = trade.time();
    long price = trade.price();
    if (quietTime.covers(time)) {
      quietTime.onTrade(trade, trader, time, price);
      if (quietTime.isDisturbed()) {
        end(trader, price, volume(trader, trade));
      } else {
        quietTime.restAfterTrade(trader);
      }
      return;
    }
    begin(trade, trader, time, price);
    if (!trader.market().isQuoted()) {
      valuation.mark(trader, price, time, false);
    }
    trader.onTrade(trade);
    end(trader, price, volume(trader, trade));
  }

  /** Ends a trade of a lull that has ended it. */
  void end(Trade trade) {
    Trader trader = events.trader(trade.instrument());
    end(trader, trade.price(), volume(trader, trade));
  }

  /** Lets a trade fill what it fills, and all happen that is due until then. */
  private void begin(Trade trade, Trader trader, long time, long price) {
    events.check(trade, trader, time, false);
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
    lull.interruptLull();
    Trader trader = events.trader(quote.instrument());
    long time = quote.time();
    boolean quiet = quietTime.covers(trader, time, Math.max(quote.bid(), quote.ask()));
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
      valuation.mark(trader, middle, time, quiet);
    }
    trader.strategy().onQuote(trader, quote);
    if (!isOver(quiet)) {
      end(trader, 0, 0);
    }
  }

  @Override
  public void onBookLevel(BookLevel level) {
    lull.interruptLull();
    int instrument = level.instrument();
    Trader trader = events.trader(instrument);
    long time = level.time();
    boolean quiet = quietTime.covers(time);
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
    SimulatedMarket market = trader.market();
    if (market.hasTouch()) {
      long middle = QuoteRules.middle(market.bid(), market.ask());
      valuation.mark(trader, middle, time, quiet && middle <= trader.holding().mostPrice());
    } else if (counts.fills != fills) {
      guard.onFill();
    }
    trader.strategy().onBookLevel(trader, level);
    if (!isOver(quiet)) {
      end(trader);
    }
  }

  @Override
  public void onCustomEvent(CustomEvent event) {
    lull.interruptLull();
    boolean general = event.instrument() == CustomEvent.NO_INSTRUMENT;
    Trader only = general ? null : events.trader(event.instrument());
    events.checkTime("custom event", event.time());
    quietTime.wake();
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
    lull.interruptLull();
    Trader trader = events.trader(action.instrument());
    events.checkTime("corporate action", action.time());
    events.check(action);
    quietTime.wake();
    beginAt(action.time());
    corporateActions.apply(action);
    guard.onEquity(books.portfolio.equity());
    trader.strategy().onCorporateAction(trader, action);
  }

  /** Begins what is no event of the market, but happens at that time. */
  void beginOutside(long time) {
    wake();
    beginAt(time);
  }

  /** Something has come from outside the market: the next event looks at everything. */
  void wake() {
    lull.interruptLull();
    quietTime.wake();
  }

  private void begin(long time, boolean quiet) {
    if (quiet) {
      quietTime.begin(time);
    } else {
      beginAt(time);
    }
  }

  /** Begins an event that is nothing but a moment. */
  private void beginAt(long time) {
    begin(time);
    schedule.runTo(time);
    schedule.passTo(time);
  }

  private void begin(long time) {
    counts.add(1, 0);
    valuation.begin();
    orders.endEvent();
    books.overnight.onTime(time);
  }

  /** Whether nothing has come of an event: in a quiet time that is, nothing was ordered. */
  private boolean isOver(boolean quiet) {
    return quiet && !quietTime.isDisturbed();
  }

  /** Ends an event that may itself fill what it has caused; a price of 0 means the last quote. */
  private void end(Trader trader, long price, long quantity) {
    if (sameEvent && trader.market().hasOrders()) {
      exchange.onSameEvent(trader.index(), price, quantity);
      valuation.disturb();
    }
    trader.market().endEvent();
    end(trader);
  }

  private void end(Trader trader) {
    if (orders.openOrders() != 0) {
      quietTime.wake();
    } else {
      quietTime.lookAhead(trader);
    }
  }
}
