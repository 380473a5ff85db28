package dev.tradewind.engine;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.BookEntry;
import dev.tradewind.engine.market.BookFeed;
import dev.tradewind.engine.market.BookLevel;
import dev.tradewind.engine.market.BookSeries;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.CustomEvent;
import dev.tradewind.engine.market.EventFeed;
import dev.tradewind.engine.market.MarketFeed;
import dev.tradewind.engine.market.MarketListener;
import dev.tradewind.engine.market.MergedFeed;
import dev.tradewind.engine.market.Quote;
import dev.tradewind.engine.market.QuoteFeed;
import dev.tradewind.engine.market.QuoteSeries;
import dev.tradewind.engine.market.RecordedCustomEvent;
import dev.tradewind.engine.market.SeriesFeed;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.TradeFeed;
import dev.tradewind.engine.market.TradeSeries;
import dev.tradewind.engine.market.building.BarBuildingFeed;
import dev.tradewind.engine.market.building.Gaps;
import dev.tradewind.engine.market.building.TimeBarBuilder;
import dev.tradewind.engine.market.building.TimeBins;
import java.util.ArrayList;
import java.util.List;

/**
 * A tape as data comes in practice: each kind of each instrument in a feed of its own, bars made of
 * trades where an instrument tells nothing else, and all of them merged by time.
 */
final class RandomFeeds {

  /** Length of the bars that are made of trades. */
  static final long BUILT = 60_000_000_000L;

  private enum News implements CustomEvent.Payload {
    GOOD,
    BAD
  }

  private final List<RandomTape.Event> tape;
  private final boolean[] tradesOnly;

  RandomFeeds(List<RandomTape.Event> tape, int instruments) {
    this.tape = tape;
    tradesOnly = new boolean[instruments];
    for (int i = 0; i < instruments; i++) {
      Columns all = new Columns(i);
      tell(all, Long.MAX_VALUE);
      tradesOnly[i] = all.bars == 0 && all.quotes == 0 && all.levels == 0 && all.trades > 0;
    }
  }

  /** Feeds of what is known at a time, and of nothing after it. */
  MarketFeed until(long time) {
    List<MarketFeed> feeds = new ArrayList<>();
    for (int i = 0; i < tradesOnly.length; i++) {
      Columns columns = new Columns(i);
      tell(columns, time);
      columns.addTo(feeds, tradesOnly[i]);
    }
    feeds.add(events(time));
    return new MergedFeed(feeds);
  }

  private void tell(MarketListener to, long time) {
    for (RandomTape.Event event : tape) {
      if (event.time() <= time && event.action() == null) {
        event.tell(to);
      }
    }
  }

  /** Corporate actions, and now and then news of an instrument or of all. */
  private MarketFeed events(long time) {
    EventFeed.Recorder recorder = new EventFeed.Recorder();
    for (int i = 0; i < tape.size() && tape.get(i).time() <= time; i++) {
      RandomTape.Event event = tape.get(i);
      if (event.action() != null) {
        event.tell(recorder);
      } else if (i % 9 == 0) {
        int about = i % 2 == 0 ? event.instrument() : CustomEvent.NO_INSTRUMENT;
        recorder.onCustomEvent(
            new RecordedCustomEvent(
                about, event.time(), "news", i % 4 == 0 ? News.GOOD : News.BAD));
      }
    }
    return recorder.feed();
  }

  /** The data of one instrument. */
  private static final class Columns implements MarketListener {

    private final int instrument;
    private final BarSeries.Builder barColumns = new BarSeries.Builder(BUILT);
    private final TradeSeries.Builder tradeColumns = new TradeSeries.Builder();
    private final QuoteSeries.Builder quoteColumns = new QuoteSeries.Builder();
    private final BookSeries.Builder bookColumns = new BookSeries.Builder();
    private int bars;
    private int trades;
    private int quotes;
    private int levels;

    private Columns(int instrument) {
      this.instrument = instrument;
    }

    private void addTo(List<MarketFeed> feeds, boolean buildsBars) {
      if (bars > 0) {
        feeds.add(new SeriesFeed(barColumns.build(), instrument));
      }
      if (quotes > 0) {
        feeds.add(new QuoteFeed(quoteColumns.build(), instrument));
      }
      if (levels > 0) {
        feeds.add(new BookFeed(bookColumns.build(), instrument));
      }
      if (trades > 0) {
        TradeFeed feed = new TradeFeed(tradeColumns.build(), instrument);
        feeds.add(buildsBars ? withBars(feed) : feed);
      }
    }

    private MarketFeed withBars(TradeFeed feed) {
      return BarBuildingFeed.ofTradesAndBars(
          feed,
          to ->
              new TimeBarBuilder(
                  TimeBins.ofEpoch(BUILT), Gaps.NONE, instrument, Bar.BASE_TIME_FRAME, to));
    }

    @Override
    public void onBar(Bar bar) {
      if (bar.instrument() == instrument) {
        barColumns.add(bar);
        bars++;
      }
    }

    @Override
    public void onTrade(Trade trade) {
      if (trade.instrument() == instrument) {
        tradeColumns.add(trade.time(), trade.price(), trade.quantity(), trade.aggressor());
        trades++;
      }
    }

    @Override
    public void onQuote(Quote q) {
      if (q.instrument() == instrument) {
        quoteColumns.add(q.time(), q.bid(), q.bidQuantity(), q.ask(), q.askQuantity());
        quotes++;
      }
    }

    @Override
    public void onBookLevel(BookLevel level) {
      if (level.instrument() != instrument) {
        return;
      }
      if (level.entry() == BookEntry.EMPTY_BOOK) {
        bookColumns.addEmptyBook(level.time());
      } else {
        bookColumns.add(level.time(), level.entry(), level.price(), level.quantity());
      }
      levels++;
    }

    @Override
    public void onCustomEvent(CustomEvent event) {}

    @Override
    public void onCorporateAction(CorporateAction action) {}
  }
}
