package dev.tradewind.engine;

import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.BookEntry;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.MarketListener;
import dev.tradewind.engine.market.RecordedBookLevel;
import dev.tradewind.engine.market.RecordedQuote;
import dev.tradewind.engine.market.RecordedTrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Bars, trades, quotes and order books of several instruments from a seed, in one order of time:
 * now in a burst, now after a few nights. What it tells is always believable.
 */
final class RandomTape {

  private static final long SECOND = 1_000_000_000L;
  private static final long NIGHTS = 250_000 * SECOND;

  /** What an instrument tells. */
  enum Kind {
    BARS,
    TRADES,
    QUOTES,
    BOOK,
    /** Quotes, trades and book levels of one instrument, one after the other. */
    ALL
  }

  /**
   * One event.
   *
   * @param begin when a bar opens; the time of what is a moment
   * @param action that it is; {@code null} for data
   */
  record Event(
      long begin,
      long time,
      int instrument,
      CorporateAction action,
      Consumer<MarketListener> told) {

    void tell(MarketListener to) {
      told.accept(to);
    }
  }

  private final Random random;
  private final List<Source> sources = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private long time;

  /** What one instrument has told. */
  private static final class Source {
    private final int index;
    private final long tick;
    private final Kind kind;
    private long price;
    private long lastClose;
    private final TreeSet<Long> bids = new TreeSet<>();
    private final TreeSet<Long> asks = new TreeSet<>();

    private Source(int index, long tick, Kind kind, long price) {
      this.index = index;
      this.tick = tick;
      this.kind = kind;
      this.price = price;
    }
  }

  private RandomTape(long seed, List<Instrument> instruments, List<Kind> kinds, long[] prices) {
    random = new Random(seed);
    time = 1_700_000_000L * SECOND;
    for (int i = 0; i < kinds.size(); i++) {
      sources.add(new Source(i, instruments.get(i).tickSize(), kinds.get(i), prices[i]));
      sources.get(i).lastClose = time;
    }
  }

  /**
   * So many steps, each of one event or a few.
   *
   * @param prices to begin with
   * @param actions for so many of the first instruments there are splits and dividends
   */
  static List<Event> of(
      long seed,
      List<Instrument> instruments,
      List<Kind> kinds,
      long[] prices,
      int steps,
      int actions) {
    RandomTape tape = new RandomTape(seed, instruments, kinds, prices);
    for (Source source : tape.sources) {
      tape.step(source);
    }
    for (int i = 0; i < steps; i++) {
      tape.wait(i);
      tape.step(tape.sources.get(tape.random.nextInt(kinds.size())));
      if (actions > 0 && tape.random.nextInt(40) == 0) {
        tape.act(tape.sources.get(tape.random.nextInt(actions)));
      }
    }
    return tape.events;
  }

  private void wait(int step) {
    if (random.nextInt(25) == 0) {
      time += random.nextLong(NIGHTS);
    } else if (step % 3 != 0) {
      time += random.nextLong(8 * SECOND);
    }
  }

  private void step(Source source) {
    int jump = random.nextInt(40) == 0 ? 400 : 12;
    long least = 40 * source.tick;
    source.price =
        Math.max(least, source.price + (random.nextInt(2 * jump + 1) - jump) * source.tick);
    switch (source.kind) {
      case BARS -> bar(source);
      case TRADES -> trade(source, source.price);
      case QUOTES -> quoteOrTrade(source);
      case BOOK -> bookOrTrade(source);
      case ALL -> {
        if (random.nextInt(3) == 0) {
          quoteOrTrade(source);
        } else {
          bookOrTrade(source);
        }
      }
    }
  }

  private void add(int instrument, Consumer<MarketListener> told) {
    events.add(new Event(time, time, instrument, null, told));
  }

  private void bar(Source s) {
    long open = s.price + (random.nextInt(11) - 5) * s.tick;
    long high = Math.max(open, s.price) + random.nextInt(8) * s.tick;
    long low = Math.min(open, s.price) - random.nextInt(8) * s.tick;
    time = Math.max(time, s.lastClose + SECOND);
    long begin = s.lastClose + random.nextLong(time - s.lastClose);
    s.lastClose = time;
    ClosedBar bar =
        random.nextInt(20) == 0
            ? ClosedBar.forwardFilled(s.index, begin, time, s.price)
            : new ClosedBar(s.index, begin, time, open, high, low, s.price, random.nextInt(4000));
    events.add(new Event(begin, time, s.index, null, to -> to.onBar(bar)));
  }

  private void trade(Source s, long price) {
    RecordedTrade trade =
        new RecordedTrade(s.index, time, price, 1 + random.nextInt(600), Aggressor.UNKNOWN);
    add(s.index, to -> to.onTrade(trade));
  }

  private void quoteOrTrade(Source s) {
    if (random.nextInt(3) == 0) {
      trade(s, s.price + (random.nextInt(7) - 3) * s.tick);
      return;
    }
    long bid = s.price - random.nextInt(3) * s.tick;
    long ask = s.price + random.nextInt(3) * s.tick;
    RecordedQuote quote = new RecordedQuote(s.index, time, bid, shown(), ask, shown());
    add(s.index, to -> to.onQuote(quote));
  }

  private long shown() {
    return random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(300);
  }

  private void bookOrTrade(Source s) {
    if (random.nextInt(30) == 0) {
      s.bids.clear();
      s.asks.clear();
      RecordedBookLevel empty = RecordedBookLevel.emptyBook(s.index, time);
      add(s.index, to -> to.onBookLevel(empty));
    } else if (random.nextInt(3) == 0 && !s.bids.isEmpty() && !s.asks.isEmpty()) {
      trade(s, (random.nextBoolean() ? s.bids.last() : s.asks.first()) + wide() * s.tick);
    } else {
      level(s);
    }
  }

  private int wide() {
    return random.nextInt(4) == 0 ? random.nextInt(5) - 2 : 0;
  }

  /** A level of one side; what it would cross goes first. */
  private void level(Source s) {
    boolean bid = random.nextBoolean();
    long price = s.price + (bid ? -1L : 1L) * random.nextInt(6) * s.tick;
    List<Long> crossed =
        new ArrayList<>(bid ? s.asks.headSet(price, true) : s.bids.tailSet(price, true));
    for (long gone : crossed) {
      (bid ? s.asks : s.bids).remove(gone);
      tellLevel(s, !bid, gone, 0);
    }
    long quantity = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(300);
    if (quantity == 0) {
      (bid ? s.bids : s.asks).remove(price);
    } else {
      (bid ? s.bids : s.asks).add(price);
    }
    tellLevel(s, bid, price, quantity);
  }

  private void tellLevel(Source s, boolean bid, long price, long quantity) {
    RecordedBookLevel level =
        new RecordedBookLevel(s.index, time, bid ? BookEntry.BID : BookEntry.ASK, price, quantity);
    add(s.index, to -> to.onBookLevel(level));
  }

  private void act(Source s) {
    int numerator = 1 + random.nextInt(3);
    int denominator = 1 + random.nextInt(3);
    CorporateAction action =
        random.nextBoolean()
            ? new CorporateAction.CashDividend(s.index, time, numerator * s.tick)
            : new CorporateAction.Split(s.index, time, numerator, denominator);
    events.add(new Event(time, time, s.index, action, to -> to.onCorporateAction(action)));
    if (action instanceof CorporateAction.Split) {
      s.price = Math.max(40, s.price * denominator / numerator / s.tick) * s.tick;
    }
  }
}
