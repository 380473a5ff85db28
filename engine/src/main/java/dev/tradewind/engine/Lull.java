package dev.tradewind.engine;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BarRules;
import dev.tradewind.engine.market.BarStream;
import dev.tradewind.engine.market.SeriesFeed;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.TradeFeed;
import dev.tradewind.engine.market.TradeRules;
import dev.tradewind.engine.market.TradeStream;
import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.strategy.Strategy;

/**
 * A part of a {@link QuietTime} in which the prices of one instrument are nothing but the next
 * ones: none of it is held, or bars come that set no {@link Marks mark}. Such an event is told the
 * strategy, and all that the books need of it is its time, its price and its number. They catch up
 * when the lull is over, or before somebody looks: so an engine that has nothing to do touches a
 * few lines of memory, which is what counts where a thousand of them take the same bar.
 *
 * <p>An engine is one, and does not have one, and it has the marks in itself: so the object that
 * the feed calls is the one that knows whether there is a lull, which is one line of memory less to
 * wait for where a thousand of them take turns.
 *
 * <p>Whoever reads the books between events, or lets a strategy read them, calls {@link #catchUp}
 * before; whoever is about to change them calls {@link #endLull}. Used by the engine's thread.
 */
class Lull extends Marks {

  private static final long OVER = Long.MIN_VALUE;
  private static final int NONE = -1;

  private Books books;
  private EventCheck check;

  /** When the quiet time ends; {@link #OVER} if there is no lull. */
  private long end = OVER;

  private long time;
  private long lastClose;
  private long price;
  private int events;
  private int bars;
  private int instrument = NONE;

  /** Its instrument if its trades are of the lull, too, or none. */
  private int tradesOf;

  private boolean held;
  private Trader trader;
  private Strategy strategy;

  Lull() {}

  /** Says whose books catch up; once, before all else. */
  void keptFrom(Books of) {
    books = of;
  }

  /** Says who refuses what is wrong; once, before the first event. */
  void checkedBy(EventCheck by) {
    check = by;
  }

  /** Whether it is over, for instance because the strategy has ordered something. */
  boolean isOver() {
    return end == OVER;
  }

  /** Whether there is one, and nothing is held. */
  boolean isIdle() {
    return end != OVER && !held;
  }

  /** Whether there are events that the books do not know yet. */
  boolean isAhead() {
    return events != 0;
  }

  /** Whether there are events of this one that the books do not know yet. */
  boolean isAheadFor(Trader of) {
    return events != 0 && trader == of;
  }

  /** When its last event was, while it {@link #isAhead}. */
  long aheadTime() {
    return time;
  }

  /** Last price of its instrument, while it {@link #isAhead}. */
  long aheadPrice() {
    return price;
  }

  /**
   * Begins behind an event of the market that has led to nothing, if the next one may lead to less.
   * Where instruments take turns, and where longer bars are made, there is none.
   *
   * @param of the event's
   * @param until when the quiet time ends
   * @param alsoHolding whether nothing follows from an equity that sets no mark, and bars come
   */
  void beginLull(Trader of, long until, boolean alsoHolding) {
    end = OVER;
    if (trader != of) {
      trader = of;
      instrument = of.index();
      strategy = of.strategy();
    } else if (!of.isFramed() && isRoom(of, alsoHolding)) {
      time = books.time;
      lastClose = of.lastClose();
      tradesOf = held || of.market().isQuoted() ? NONE : instrument;
      end = until;
    }
  }

  private boolean isRoom(Trader of, boolean alsoHolding) {
    held = !of.holding().isUnmoved();
    if (held) {
      return alsoHolding && lookForMarks(books, of);
    }
    setNoMarks();
    return true;
  }

  /** Tells the strategy a bar if it is one of the lull; returns whether it was. */
  boolean takeBar(Bar bar) {
    long closeTime = bar.closeTime();
    if (closeTime >= end
        || bar.instrument() != instrument
        || closeTime < time
        || bar.openTime() < lastClose
        || bar.timeFrame() != Bar.BASE_TIME_FRAME
        || !isRight(bar)
        // Whether anything is held is not asked: of a thousand engines no processor foresees it.
        || !passMarks(bar)) {
      return false;
    }
    tell(bar, closeTime);
    return true;
  }

  /**
   * Takes the next bars, until it is over; only while it {@link #isIdle}.
   *
   * @return how many; the stream stands at the last of them
   */
  int takeBars(BarStream stream, int atMost, long before) {
    if (stream.instrument() != instrument || stream.timeFrame() != Bar.BASE_TIME_FRAME) {
      return 0;
    }
    long until = Math.min(before, end);
    int taken = 0;
    while (end != OVER && taken < atMost && stream.advance(until)) {
      long closeTime = stream.closeTime();
      if (closeTime < time || stream.openTime() < lastClose || !isRight(stream)) {
        catchUp();
        check.check(stream, trader, closeTime, true);
      }
      taken++;
      tell(stream, closeTime);
    }
    return taken;
  }

  private static boolean isRight(Bar bar) {
    // A series has looked at its bars when it was made.
    return bar instanceof SeriesFeed
        || (BarRules.violation(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()) == null
            && bar.closeTime() >= bar.openTime()
            && Limits.isTime(bar.openTime()));
  }

  private void tell(Bar bar, long closeTime) {
    note(closeTime, bar.close());
    lastClose = closeTime;
    bars++;
    strategy.onBar(trader, bar);
  }

  /** {@link #takeBar} of a trade. */
  boolean takeTrade(Trade trade) {
    long now = trade.time();
    if (now >= end || trade.instrument() != tradesOf || now < time || !isRight(trade)) {
      return false;
    }
    note(now, trade.price());
    strategy.onTrade(trader, trade);
    return true;
  }

  /** {@link #takeBars} of trades. */
  int takeTrades(TradeStream stream, int atMost, long before) {
    if (stream.instrument() != tradesOf) {
      return 0;
    }
    long until = Math.min(before, end);
    int taken = 0;
    while (end != OVER && taken < atMost && stream.advance(until)) {
      long now = stream.time();
      if (now < time || !isRight(stream)) {
        catchUp();
        check.check(stream, trader, now, true);
      }
      taken++;
      note(now, stream.price());
      strategy.onTrade(trader, stream);
    }
    return taken;
  }

  private static boolean isRight(Trade trade) {
    return trade instanceof TradeFeed
        || TradeRules.violation(trade.price(), trade.quantity()) == null;
  }

  private void note(long now, long last) {
    time = now;
    price = last;
    events++;
  }

  /** Ends it: something may happen that is more than a price. */
  void endLull() {
    catchUp();
    end = OVER;
  }

  /** Ends it for what is no trade and no bar: where that comes often it is not worth a lull. */
  void interruptLull() {
    endLull();
    trader = null;
  }

  /** Tells the books what it has kept from them. */
  void catchUp() {
    if (events == 0) {
      return;
    }
    books.time = time;
    books.counts.add(events, bars);
    trader.catchUp(bars, lastClose);
    trader.market().passTo(time, price);
    trader.holding().move(price);
    if (held) {
      tellPassed(trader.roundTrip(), bars);
      books.statistics.onQuiet(time, events, books.portfolio.equity());
    } else {
      books.statistics.onUnmoved(time, events);
    }
    events = 0;
    bars = 0;
  }
}
