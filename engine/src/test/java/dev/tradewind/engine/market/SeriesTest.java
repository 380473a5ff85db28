package dev.tradewind.engine.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What goes into columns comes out of their feed. */
class SeriesTest {

  @Property(tries = 50)
  void barsOfAnyLength(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3000) int count) {
    Random random = new Random(seed);
    BarSeries.Builder builder = new BarSeries.Builder(10);
    List<Object> expected = new ArrayList<>();
    long time = random.nextLong(100);
    boolean regular = random.nextBoolean();
    for (int i = 0; i < count; i++) {
      long end = time + (regular || i < count / 2 ? 10 : random.nextInt(20));
      long price = 1 + random.nextLong(100);
      ClosedBar bar =
          random.nextInt(4) == 0
              ? ClosedBar.forwardFilled(3, time, end, price)
              : new ClosedBar(3, time, end, price, price + 2, price, price + 1, i);
      builder.add(bar);
      expected.add(bar);
      time = end + random.nextInt(2);
    }
    BarSeries series = builder.build();
    assertThat(series.size()).isEqualTo(count);
    assertThat(Heard.all(new SeriesFeed(series, 3))).isEqualTo(expected);
  }

  @Property(tries = 50)
  void tradesAndQuotes(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3000) int count) {
    Random random = new Random(seed);
    TradeSeries.Builder trades = new TradeSeries.Builder();
    QuoteSeries.Builder quotes = new QuoteSeries.Builder();
    List<Object> expectedTrades = new ArrayList<>();
    List<Object> expectedQuotes = new ArrayList<>();
    long time = -5;
    for (int i = 0; i < count; i++) {
      time += random.nextInt(2);
      long price = 1 + random.nextLong(100);
      Aggressor aggressor = List.of(Aggressor.values()).get(random.nextInt(3));
      trades.add(time, price, i + 1, aggressor);
      expectedTrades.add(new RecordedTrade(1, time, price, i + 1, aggressor));
      quotes.add(time, price, i, price + random.nextInt(2), i + 7);
      expectedQuotes.add(new RecordedQuote(1, time, price, i, quotes.build().ask(i), i + 7));
    }
    assertThat(Heard.all(new TradeFeed(trades.build(), 1))).isEqualTo(expectedTrades);
    assertThat(Heard.all(new QuoteFeed(quotes.build(), 1))).isEqualTo(expectedQuotes);
  }

  @Example
  void bookLevels() {
    BookSeries series =
        new BookSeries.Builder()
            .addEmptyBook(1)
            .add(1, BookEntry.BID, 9, 100)
            .add(1, BookEntry.ASK, 11, 50)
            .add(2, BookEntry.BID, 9, 0)
            .build();
    assertThat(Heard.all(new BookFeed(series, 4)))
        .containsExactly(
            RecordedBookLevel.emptyBook(4, 1),
            new RecordedBookLevel(4, 1, BookEntry.BID, 9, 100),
            new RecordedBookLevel(4, 1, BookEntry.ASK, 11, 50),
            new RecordedBookLevel(4, 2, BookEntry.BID, 9, 0));
    assertThatThrownBy(() -> new BookSeries.Builder().add(1, BookEntry.ASK, 9, -1))
        .hasMessageContaining("The book levels, row 1, field quantity: -1 is refused");
    assertThatThrownBy(() -> new BookSeries.Builder().addEmptyBook(2).add(1, BookEntry.ASK, 9, 1))
        .hasMessageContaining("row 2, field time: 1 is refused");
  }

  @Example
  void theEndStaysTheEnd() {
    SeriesFeed feed = new SeriesFeed(new BarSeries.Builder(1).add(0, 1, 1, 1, 1, 0).build(), 0);
    assertThat(feed.advance()).isTrue();
    assertThat(feed.time()).isEqualTo(1);
    assertThat(feed.advance()).isFalse();
    assertThat(feed.advance()).isFalse();
  }

  @Example
  void whatIsBuiltDoesNotChange() {
    BarSeries.Builder builder = new BarSeries.Builder(10).add(0, 1, 1, 1, 1, 1);
    BarSeries first = builder.build();
    builder.add(10, 17, 2, 2, 2, 2, 2, true);
    assertThat(first.size()).isEqualTo(1);
    assertThat(first.closeTime(0)).isEqualTo(10);
    BarSeries second = builder.build();
    assertThat(second.closeTime(0)).isEqualTo(10);
    assertThat(second.closeTime(1)).isEqualTo(17);
    assertThat(second.forwardFilled(0)).isFalse();
    assertThat(second.forwardFilled(1)).isTrue();
  }

  /** Columns are handed over, not copied; whoever goes on building does not change them. */
  @Example
  void aSeriesStaysAsItWasBuilt() {
    BarSeries.Builder builder = new BarSeries.Builder(60).expect(11);
    for (int i = 0; i < 10; i++) {
      builder.add(i * 60L, 10, 12, 9, 11, i);
    }
    BarSeries ten = builder.build();
    builder.add(600, 20, 22, 19, 21, 99);
    BarSeries eleven = builder.build();
    builder.add(660, 30, 32, 29, 31, 98);
    assertThat(ten.size()).isEqualTo(10);
    assertThat(ten.close(9)).isEqualTo(11);
    assertThat(eleven.size()).isEqualTo(11);
    assertThat(eleven.volume(10)).isEqualTo(99);
    assertThat(builder.build().close(11)).isEqualTo(31);
  }
}
