package dev.tradewind.engine;

import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.BookEntry;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.CustomEvent;
import dev.tradewind.engine.market.MarketListener;
import dev.tradewind.engine.market.RecordedBookLevel;
import dev.tradewind.engine.market.RecordedCustomEvent;
import dev.tradewind.engine.market.RecordedQuote;
import dev.tradewind.engine.market.RecordedTrade;
import dev.tradewind.engine.market.quality.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Events of every kind that no engine may take, whatever it has seen before. */
final class BadEvents {

  private static final long TOO_LARGE = Limits.LARGEST + 1;
  private static final long[] NO_PRICES = {Long.MIN_VALUE, -1, 0, TOO_LARGE, Long.MAX_VALUE};

  /** One event. */
  record Bad(String name, Consumer<MarketListener> told) {}

  private enum News implements CustomEvent.Payload {
    NONE
  }

  private final List<Bad> all = new ArrayList<>();
  private final long now;

  private BadEvents(long now) {
    this.now = now;
  }

  /**
   * All of them.
   *
   * @param instruments how many there are
   * @param now time of the engine
   */
  static List<Bad> of(int instruments, long now) {
    BadEvents events = new BadEvents(now);
    for (int unknown :
        new int[] {Integer.MIN_VALUE, -2, instruments, instruments + 7, Integer.MAX_VALUE}) {
      events.ofEachKind("instrument " + unknown, unknown, now + 5);
    }
    for (long time :
        new long[] {
          Long.MIN_VALUE,
          Limits.EARLIEST - 1,
          now - 1,
          Limits.LATEST + 1,
          Long.MAX_VALUE - 1,
          Long.MAX_VALUE
        }) {
      events.ofEachKind("time " + time, 0, time);
    }
    events.bars();
    events.ticks();
    return events.all;
  }

  private void add(String name, Consumer<MarketListener> told) {
    all.add(new Bad(name, told));
  }

  private void ofEachKind(String what, int instrument, long time) {
    add("bar of " + what, to -> to.onBar(bar(instrument, time, time, 5000, 5000, 5000, 5000, 1)));
    trade(what, instrument, time, 5000, 1);
    quote(what, instrument, time, 5000, 1, 5000, 1);
    level(what, instrument, time, BookEntry.BID, 5000, 1);
    level(what, instrument, time, BookEntry.EMPTY_BOOK, 0, 0);
    RecordedCustomEvent custom = new RecordedCustomEvent(instrument, time, "news", News.NONE);
    add("custom event of " + what, to -> to.onCustomEvent(custom));
    CorporateAction split = new CorporateAction.Split(instrument, time, 2, 1);
    add("split of " + what, to -> to.onCorporateAction(split));
    CorporateAction dividend = new CorporateAction.CashDividend(instrument, time, 1);
    add("dividend of " + what, to -> to.onCorporateAction(dividend));
  }

  private void bars() {
    for (long no : NO_PRICES) {
      values("open", no, 6, 4, 5, 1);
      values("high", 5, no, 4, 5, 1);
      values("low", 5, 6, no, 5, 1);
      values("close", 5, 6, 4, no, 1);
    }
    for (long no : new long[] {Long.MIN_VALUE, -1, TOO_LARGE, Long.MAX_VALUE}) {
      values("volume", 5, 6, 4, 5, no);
    }
    values("inverted", 5, 4, 6, 5, 1);
    values("open above", 7, 6, 4, 5, 1);
    values("close below", 5, 6, 4, 3, 1);
    add("bar that closes first", to -> to.onBar(bar(0, now + 9, now + 8, 5, 6, 4, 5, 1)));
    add("bar without end", to -> to.onBar(bar(0, now, Limits.LATEST + 1, 5, 6, 4, 5, 1)));
    add(
        "bar whose end has wrapped",
        to -> to.onBar(bar(0, Long.MAX_VALUE - 5, Long.MIN_VALUE + 5, 5, 6, 4, 5, 1)));
    add("bar without a beginning", to -> to.onBar(bar(0, Long.MIN_VALUE, now + 8, 5, 6, 4, 5, 1)));
    add(
        "bar of another time frame",
        to -> to.onBar(new ClosedBar(0, 1, now, now + 1, 5, 6, 4, 5, 1, false)));
  }

  private void values(String what, long open, long high, long low, long close, long volume) {
    add(
        "bar with bad " + what,
        to -> to.onBar(bar(0, now, now + 1, open, high, low, close, volume)));
  }

  private void ticks() {
    for (long no : NO_PRICES) {
      trade("price " + no, 0, now, no, 1);
      trade("quantity " + no, 0, now, 5000, no);
      quote("bid " + no, 0, now, no, 1, 5000, 1);
      quote("ask " + no, 0, now, 5000, 1, no, 1);
      level("price " + no, 0, now, BookEntry.ASK, no, 1);
    }
    for (long no : new long[] {Long.MIN_VALUE, -1, TOO_LARGE, Long.MAX_VALUE}) {
      quote("bid quantity " + no, 0, now, 5000, no, 5000, 1);
      quote("ask quantity " + no, 0, now, 5000, 1, 5000, no);
      level("quantity " + no, 0, now, BookEntry.BID, 5000, no);
    }
    quote("crossed prices", 0, now, 5001, 1, 5000, 1);
  }

  private void trade(String what, int instrument, long time, long price, long quantity) {
    RecordedTrade trade = new RecordedTrade(instrument, time, price, quantity, Aggressor.UNKNOWN);
    add("trade of " + what, to -> to.onTrade(trade));
  }

  private void quote(
      String what, int instrument, long time, long bid, long bidQuantity, long ask, long askQty) {
    RecordedQuote quote = new RecordedQuote(instrument, time, bid, bidQuantity, ask, askQty);
    add("quote of " + what, to -> to.onQuote(quote));
  }

  private void level(
      String what, int instrument, long time, BookEntry entry, long price, long quantity) {
    RecordedBookLevel level = new RecordedBookLevel(instrument, time, entry, price, quantity);
    add("level of " + what, to -> to.onBookLevel(level));
  }

  private static ClosedBar bar(
      int instrument, long from, long to, long open, long high, long low, long close, long volume) {
    return new ClosedBar(instrument, from, to, open, high, low, close, volume);
  }
}
