package dev.tradewind.engine.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MergedFeedTest {

  private enum Say implements CustomEvent.Payload {
    HELLO
  }

  /** Times of the events of each source; few values, so that many are equal. */
  @Provide
  Arbitrary<List<List<Integer>>> sources() {
    Arbitrary<List<Integer>> source =
        Arbitraries.integers()
            .between(0, 12)
            .list()
            .ofMaxSize(20)
            .map(times -> times.stream().sorted().toList());
    return source.list().ofMaxSize(9);
  }

  /** What a stable sort by time makes of all sources, one after the other, is the definition. */
  @Property
  void isAStableMerge(@ForAll("sources") List<List<Integer>> sources) {
    List<RecordedTrade> expected = new ArrayList<>();
    List<MarketFeed> feeds = new ArrayList<>();
    for (int source = 0; source < sources.size(); source++) {
      List<RecordedTrade> trades = trades(source, sources.get(source));
      expected.addAll(trades);
      EventFeed.Recorder recorder = new EventFeed.Recorder();
      trades.forEach(recorder::onTrade);
      feeds.add(recorder.feed());
    }
    expected.sort(Comparator.comparingLong(RecordedTrade::time));
    MergedFeed merged = new MergedFeed(feeds);
    List<Long> times = new ArrayList<>();
    Heard heard = new Heard();
    while (merged.advance()) {
      times.add(merged.time());
      merged.dispatch(heard);
    }
    assertThat(heard.events).isEqualTo(expected);
    assertThat(times).isEqualTo(expected.stream().map(RecordedTrade::time).toList());
    assertThat(merged.advance()).isFalse();
  }

  /** However many a listener takes at once, it hears the same. */
  @Property
  void manyAtOnceAreTheSame(
      @ForAll("sources") List<List<Integer>> sources,
      @ForAll List<@IntRange(min = 1, max = 7) Integer> portions) {
    MergedFeed single = new MergedFeed(streams(sources));
    MergedFeed merged = new MergedFeed(streams(sources));
    Heard one = new Heard();
    Heard many = new Heard();
    for (int i = 0; merged.advance(); i++) {
      int atMost = i < portions.size() ? portions.get(i) : Integer.MAX_VALUE;
      int taken = merged.dispatch(many, atMost, Long.MAX_VALUE);
      assertThat(taken).isBetween(1, atMost);
      for (int left = taken; left > 0; left--) {
        assertThat(single.advance()).isTrue();
        single.dispatch(one);
      }
      assertThat(merged.time()).isEqualTo(single.time());
      assertThat(many.events).isEqualTo(one.events);
    }
    assertThat(single.advance()).isFalse();
  }

  private static List<MarketFeed> streams(List<List<Integer>> sources) {
    List<MarketFeed> feeds = new ArrayList<>();
    for (int source = 0; source < sources.size(); source++) {
      if (!sources.get(source).isEmpty()) {
        TradeSeries.Builder trades = new TradeSeries.Builder();
        trades(source, sources.get(source))
            .forEach(trade -> trades.add(trade.time(), trade.price(), trade.quantity()));
        feeds.add(new TradeFeed(trades.build(), source));
      }
    }
    return feeds;
  }

  @Example
  void aListenerIsToldWhatFollowsInOneCallUntilAnotherFeedsTurn() {
    TradeSeries trades =
        new TradeSeries.Builder().add(1, 5, 1).add(2, 5, 1).add(3, 5, 1).add(9, 5, 1).build();
    BarSeries bars = new BarSeries.Builder(1).add(2, 7, 7, 7, 7, 1).add(3, 7, 7, 7, 7, 1).build();
    MergedFeed feed = new MergedFeed(List.of(new TradeFeed(trades, 0), new SeriesFeed(bars, 1)));
    List<Integer> portions = new ArrayList<>();
    while (feed.advance()) {
      portions.add(feed.dispatch(new Heard(), Integer.MAX_VALUE, Long.MAX_VALUE));
    }
    assertThat(portions)
        .as("trades before 3; that of 3; both bars; the last")
        .containsExactly(2, 1, 2, 1);
  }

  /** The quantity is the trade's place in its source. */
  private static List<RecordedTrade> trades(int source, List<Integer> times) {
    List<RecordedTrade> trades = new ArrayList<>();
    for (int time : times) {
      trades.add(new RecordedTrade(source, time, 1, trades.size() + 1, Aggressor.UNKNOWN));
    }
    return trades;
  }

  @Example
  void aBarOfEachTimeFrameComesWhenItHasClosed() {
    BarSeries minutes =
        new BarSeries.Builder(60).add(0, 1, 1, 1, 1, 1).add(60, 1, 1, 1, 1, 1).build();
    BarSeries twoMinutes = new BarSeries.Builder(120).add(0, 1, 1, 1, 1, 2).build();
    TradeSeries trades = new TradeSeries.Builder().add(60, 7, 7).add(119, 8, 8).build();
    MergedFeed feed =
        new MergedFeed(
            List.of(
                new SeriesFeed(minutes, 0),
                new SeriesFeed(twoMinutes, 0, 1),
                new TradeFeed(trades, 0)));
    assertThat(Heard.all(feed))
        .containsExactly(
            new ClosedBar(0, 0, 60, 1, 1, 1, 1, 1),
            new RecordedTrade(0, 60, 7, 7, Aggressor.UNKNOWN),
            new RecordedTrade(0, 119, 8, 8, Aggressor.UNKNOWN),
            new ClosedBar(0, 60, 120, 1, 1, 1, 1, 1),
            new ClosedBar(0, 1, 0, 120, 1, 1, 1, 1, 2, false));
  }

  @Example
  void everyKindOfEventPassesThrough() {
    List<Object> events =
        List.of(
            new ClosedBar(0, 0, 1, 2, 3, 1, 2, 5),
            new RecordedTrade(1, 1, 10, 5, Aggressor.SELLER),
            new RecordedQuote(0, 2, 9, 1, 11, 0),
            new RecordedBookLevel(0, 2, BookEntry.BID, 9, 100),
            RecordedBookLevel.emptyBook(0, 2),
            new RecordedCustomEvent(CustomEvent.NO_INSTRUMENT, 3, "news", Say.HELLO),
            new CorporateAction.Split(0, 4, 4, 1),
            new CorporateAction.CashDividend(0, 5, 250));
    EventFeed.Recorder recorder = new EventFeed.Recorder();
    recorder.onBar((Bar) events.get(0));
    recorder.onTrade((Trade) events.get(1));
    recorder.onQuote((Quote) events.get(2));
    recorder.onBookLevel((BookLevel) events.get(3));
    recorder.onBookLevel((BookLevel) events.get(4));
    recorder.onCustomEvent((CustomEvent) events.get(5));
    recorder.onCorporateAction((CorporateAction) events.get(6));
    recorder.onCorporateAction((CorporateAction) events.get(7));
    assertThat(Heard.all(new MergedFeed(List.of(recorder.feed())))).isEqualTo(events);
    assertThatThrownBy(() -> recorder.onTrade((Trade) events.get(1)))
        .hasMessage(
            "The events, row 9, field time: 1 is refused, time is before that of the row before:"
                + " times from old to new are allowed.");
  }

  @Example
  void aFeedThatGoesBackInTimeIsNamed() {
    MarketFeed wrong =
        new MarketFeed() {
          private long time = 3;

          @Override
          public boolean advance() {
            time--;
            return true;
          }

          @Override
          public long time() {
            return time;
          }

          @Override
          public void dispatch(MarketListener to) {}
        };
    MergedFeed merged = new MergedFeed(List.of(wrong));
    assertThat(merged.advance()).isTrue();
    assertThatThrownBy(merged::advance).hasMessage("Feed 0 goes back in time, from 2 to 1.");
  }
}
