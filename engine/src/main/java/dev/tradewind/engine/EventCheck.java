package dev.tradewind.engine;

import dev.tradewind.engine.exchange.SimulatedMarket;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BarRules;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.SeriesFeed;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.TradeFeed;
import dev.tradewind.engine.market.TradeRules;
import dev.tradewind.engine.market.quality.BadDataException;
import dev.tradewind.engine.market.quality.DataProblem;
import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.market.quality.Violation;
import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.Side;

/**
 * Refuses an event that cannot be right, or that the account cannot be reckoned with, before
 * anything has changed: whoever catches that goes on with the next event.
 */
final class EventCheck {

  /** What is no last price: a single level of a book. */
  static final long NO_MARK = 0;

  private final Books books;
  private final Trader[] traders;

  EventCheck(Books books, Trader[] traders) {
    this.books = books;
    this.traders = traders;
  }

  /** The trader of an instrument. */
  Trader trader(int instrument) {
    if (instrument < 0 || instrument >= traders.length) {
      throw new IllegalArgumentException(
          "There is no instrument "
              + instrument
              + ": those of the set-up are 0 to "
              + (traders.length - 1)
              + ".");
    }
    return traders[instrument];
  }

  /**
   * Looks at a bar.
   *
   * @param quiet whether the data cannot have ended since the last event
   */
  void check(Bar bar, Trader trader, long closeTime, boolean quiet) {
    if (!quiet) {
      checkOpen();
    }
    if (bar.timeFrame() != Bar.BASE_TIME_FRAME) {
      throw new IllegalArgumentException(
          "A bar of time frame "
              + bar.timeFrame()
              + " was fed: the engine takes bars of the base series and makes the others itself.");
    }
    long openTime = bar.openTime();
    boolean inOrder = closeTime >= books.time && openTime >= trader.lastClose();
    // A series has looked at its bars when it was made; it would cost a third of a backtest again.
    if (!(bar instanceof SeriesFeed)) {
      checkValues(bar, closeTime);
      inOrder &= closeTime >= openTime;
    }
    if (!inOrder) {
      throw disorder(bar, trader);
    }
    trader.check(bar);
  }

  private void checkValues(Bar bar, long closeTime) {
    refuse(
        "bar",
        bar.instrument(),
        closeTime,
        BarRules.violation(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume()));
    if (!Limits.isTime(bar.openTime())) {
      refuse("bar", bar.instrument(), closeTime, Violation.OPEN_TIME_OUT_OF_RANGE);
    }
    if (!Limits.isTime(closeTime)) {
      refuse("bar", bar.instrument(), closeTime, Violation.CLOSE_TIME_OUT_OF_RANGE);
    }
  }

  private IllegalArgumentException disorder(Bar bar, Trader trader) {
    return new IllegalArgumentException(
        "The bar of "
            + trader.instrument().symbol()
            + " from "
            + bar.openTime()
            + " to "
            + bar.closeTime()
            + " comes out of order: one is allowed that does not open before the last one closed"
            + (trader.lastClose() == Long.MIN_VALUE ? "" : ", at " + trader.lastClose())
            + ", and does not close before it opens or before the last event, at "
            + books.time
            + "; sort the data, or merge its sources by time.");
  }

  /**
   * Looks at a trade.
   *
   * @param quiet whether the data cannot have ended since the last event
   */
  void check(Trade trade, Trader trader, long time, boolean quiet) {
    // A series has looked at its trades when it was made, as one of bars has.
    if (trade instanceof TradeFeed) {
      check("trade", trader, time, null, quiet);
    } else {
      Violation violation = TradeRules.violation(trade.price(), trade.quantity());
      check("trade", trader, time, violation, quiet);
    }
    trader.check(trade);
  }

  /**
   * Looks at an event that is a moment.
   *
   * @param violation of the rules of its kind; {@code null} for none
   */
  void check(String what, Trader trader, long time, Violation violation, boolean quiet) {
    if (!quiet) {
      checkTime(what, time);
    } else {
      // The end of a quiet time is not too far away.
      checkOrder(what, time);
    }
    refuse(what, trader.index(), time, violation);
  }

  private void refuse(String what, int instrument, long time, Violation violation) {
    if (violation != null) {
      throw new BadDataException(
          violation.problem(),
          "The "
              + what
              + " of "
              + traders[instrument].instrument().symbol()
              + " at "
              + time
              + " is refused, "
              + violation.clause()
              + ": "
              + violation.allowed()
              + " are allowed.");
    }
  }

  /** Looks at an event that has no rules but those of time. */
  void checkTime(String what, long time) {
    checkOpen();
    checkOrder(what, time);
    checkFar(what, time);
  }

  private void checkOrder(String what, long time) {
    if (time < books.time) {
      throw new IllegalArgumentException(
          "The "
              + what
              + " at "
              + time
              + " comes out of order, after "
              + books.time
              + ": sort the data, or merge its sources by time.");
    }
  }

  private static void checkFar(String what, long time) {
    if (!Limits.isTime(time)) {
      throw new BadDataException(
          DataProblem.TIME_OUT_OF_RANGE,
          "The "
              + what
              + " at "
              + time
              + " is refused, "
              + Violation.TIME_OUT_OF_RANGE.clause()
              + ": "
              + Violation.TIME_OUT_OF_RANGE.allowed()
              + " are allowed.");
    }
  }

  /**
   * Refuses a bar at whose prices what is held, with what may fill, would leave 64 bits. A series
   * knows its highest price, so that most bars need not be read for that.
   */
  void checkRoom(Bar bar, int instrument) {
    boolean roomForAll =
        bar instanceof SeriesFeed feed
            && books.portfolio.hasRoom(
                instrument, exposure(instrument), feed.highest(), bar.close());
    if (!roomForAll) {
      checkRoom(instrument, bar.low(), bar.high(), bar.close());
    }
  }

  /**
   * {@link #checkRoom} of a moment. In a quiet time, when nothing works, a price is looked at
   * closely only if what is held could be too dear. Where nothing works nothing fills at the touch,
   * which may be an old one.
   */
  void checkRoom(Trader trader, long low, long high, long mark, boolean quiet) {
    if (!quiet || Math.max(high, mark) > trader.holding().mostPrice()) {
      int instrument = trader.index();
      SimulatedMarket market = trader.market();
      boolean quoted = market.hasTouch() && books.orders.oldest(instrument) != null;
      checkRoom(
          instrument,
          quoted ? Math.min(low, market.ask()) : low,
          quoted ? Math.max(high, market.bid()) : high,
          mark);
    }
  }

  /**
   * Refuses a price at which what is held, with what may fill now, would leave 64 bits.
   *
   * @param lowest price at which something could fill
   * @param highest likewise
   * @param mark what becomes the last price, or {@link #NO_MARK}
   */
  void checkRoom(int instrument, long lowest, long highest, long mark) {
    if (!books.portfolio.hasRoom(instrument, exposure(instrument), highest, mark)
        && !books.portfolio.hasRoom(
            instrument, exposure(instrument, lowest, highest), highest, mark)) {
      throw new IllegalArgumentException(
          "The price "
              + Math.max(highest, mark)
              + " of "
              + traders[instrument].instrument().symbol()
              + " is refused, for with it the value of the account would not fit 64 bits: look for"
              + " a wrong price, hold less, or use a price or quantity scale with fewer decimals.");
    }
  }

  /** Refuses an action that leaves no price, or what 64 bits do not hold. */
  void check(CorporateAction action) {
    try {
      switch (action) {
        case CorporateAction.Split split -> check(split);
        case CorporateAction.CashDividend dividend -> check(dividend);
      }
    } catch (ArithmeticException e) {
      throw refused(action, "what comes of it does not fit 64 bits", e);
    }
  }

  private void check(CorporateAction.CashDividend dividend) {
    int instrument = dividend.instrument();
    books.portfolio.notional(instrument, exposure(instrument), dividend.amount());
    long last = books.portfolio.lastPrice(instrument);
    if (last != 0 && dividend.amount() >= last) {
      throw refused(
          dividend,
          "its amount of " + dividend.amount() + " leaves no price of the last one, " + last,
          null);
    }
  }

  private void check(CorporateAction.Split split) {
    int instrument = split.instrument();
    long quantity =
        ExactMath.multiplyDivideFloor(exposure(instrument), split.numerator(), split.denominator());
    books.roundTrips[instrument].checkSplit(split.numerator(), split.denominator());
    long last = books.portfolio.lastPrice(instrument);
    long price = ExactMath.multiplyDivideHalfEven(last, split.denominator(), split.numerator());
    if (last != 0 && price < 1) {
      throw refused(split, "it leaves no price of the last one, " + last, null);
    }
    if (price > Limits.LARGEST
        || quantity > Limits.LARGEST
        || !books.portfolio.hasRoom(instrument, quantity, price, price)) {
      throw refused(split, "what comes of it is too large", null);
    }
  }

  private IllegalArgumentException refused(
      CorporateAction action, String why, ArithmeticException cause) {
    return new IllegalArgumentException(
        "The corporate action of "
            + traders[action.instrument()].instrument().symbol()
            + " at "
            + action.time()
            + " is refused, for "
            + why
            + ": look for a wrong ratio or amount, or a price scale with too few decimals.",
        cause);
  }

  /** The most that can be held when all has filled that works on one side. */
  private long exposure(int instrument) {
    return Math.abs(books.portfolio.quantity(instrument))
        + Math.max(
            books.orders.entryQuantity(instrument, Side.BUY),
            books.orders.entryQuantity(instrument, Side.SELL));
  }

  /** The same without the limits that are too far away to fill. */
  private long exposure(int instrument, long lowest, long highest) {
    long buying = 0;
    long selling = 0;
    for (Order order = books.orders.oldest(instrument);
        order != null;
        order = books.orders.younger(order)) {
      if (order.isOpen() && !order.reduceOnly() && isNear(order, lowest, highest)) {
        if (order.side() == Side.BUY) {
          buying += order.remainingQuantity();
        } else {
          selling += order.remainingQuantity();
        }
      }
    }
    return Math.abs(books.portfolio.quantity(instrument)) + Math.max(buying, selling);
  }

  private static boolean isNear(Order order, long lowest, long highest) {
    boolean buy = order.side() == Side.BUY;
    return !order.type().hasLimit()
        || (buy ? order.limitPrice() >= lowest : order.limitPrice() <= highest);
  }

  /** Whether events are taken. */
  boolean isOpen() {
    return !books.gate.isStopped() && !books.gate.isCompleted();
  }

  private void checkOpen() {
    if (!isOpen()) {
      throw new IllegalStateException(
          books.gate.isStopped() ? "The book is stopped." : "The data has ended.");
    }
  }
}
