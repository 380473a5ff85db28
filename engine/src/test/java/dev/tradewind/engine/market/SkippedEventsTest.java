package dev.tradewind.engine.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.quality.BadDataException;
import dev.tradewind.engine.market.quality.DataPolicy;
import dev.tradewind.engine.market.quality.DataProblem;
import dev.tradewind.engine.market.quality.DataQuality;
import dev.tradewind.engine.market.quality.DataReport;
import dev.tradewind.engine.market.quality.Limits;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Of every kind of data each reason to leave a row out is counted, and the good rows stay. */
class SkippedEventsTest {

  private static final long TOO_LARGE = Limits.LARGEST + 1;
  private static final long NEVER = Long.MAX_VALUE;
  private static final long LONG_AGO = Limits.EARLIEST - 1;

  private final DataQuality skipping = new DataQuality(DataPolicy.SKIP, "S");

  private static void assertCounts(DataReport report, long accepted, Object... reasons) {
    Map<DataProblem, Long> expected = new TreeMap<>();
    for (int i = 0; i < reasons.length; i += 2) {
      expected.put((DataProblem) reasons[i], ((Integer) reasons[i + 1]).longValue());
    }
    assertThat(report.skipped()).isEqualTo(expected);
    assertThat(report.accepted()).isEqualTo(accepted);
  }

  @Test
  void ofBars() {
    BarSeries.Builder bars = new BarSeries.Builder(10, skipping);
    bars.add(100, 5, 6, 4, 5, 1).add(LONG_AGO, 5, 6, 4, 5, 1).add(NEVER - 20, 5, 6, 4, 5, 1);
    bars.add(110, NEVER, 5, 6, 4, 5, 1, false).add(NEVER, 5, 6, 4, 5, 1);
    bars.add(110, 5, 6, 0, 5, 1).add(110, 5, TOO_LARGE, 4, 5, 1).add(110, 5, 4, 6, 5, 1);
    bars.add(110, 7, 6, 4, 5, 1).add(110, 5, 6, 4, 5, -1).add(110, 5, 6, 4, 5, TOO_LARGE);
    bars.add(99, 5, 6, 4, 5, 1).add(100, 5, 6, 4, 5, 1).add(105, 5, 6, 4, 5, 1);
    bars.add(110, 5, 6, 4, 5, 1);
    assertThat(bars.build().size()).isEqualTo(2);
    assertCounts(
        bars.report(),
        2,
        DataProblem.TIME_OUT_OF_RANGE,
        3,
        DataProblem.PRICE_NOT_POSITIVE,
        1,
        DataProblem.PRICE_TOO_LARGE,
        1,
        DataProblem.RANGE_INVERTED,
        1,
        DataProblem.OUTSIDE_RANGE,
        1,
        DataProblem.QUANTITY_NOT_POSITIVE,
        1,
        DataProblem.QUANTITY_TOO_LARGE,
        1,
        DataProblem.TIME_UNSORTED,
        2,
        DataProblem.TIME_DUPLICATED,
        1,
        DataProblem.TIME_OVERLAPPING,
        1);
  }

  @Test
  void ofTrades() {
    TradeSeries.Builder trades = new TradeSeries.Builder(skipping);
    trades.add(5, 1, 1).add(4, 1, 1).add(LONG_AGO, 1, 1).add(NEVER, 1, 1).add(5, 0, 1);
    trades.add(5, TOO_LARGE, 1).add(5, 1, 0).add(5, 1, TOO_LARGE).add(5, 2, 2);
    assertThat(trades.build().price(1)).isEqualTo(2);
    assertCounts(
        trades.report(),
        2,
        DataProblem.TIME_UNSORTED,
        1,
        DataProblem.TIME_OUT_OF_RANGE,
        2,
        DataProblem.PRICE_NOT_POSITIVE,
        1,
        DataProblem.PRICE_TOO_LARGE,
        1,
        DataProblem.QUANTITY_NOT_POSITIVE,
        1,
        DataProblem.QUANTITY_TOO_LARGE,
        1);
  }

  @Test
  void ofQuotes() {
    QuoteSeries.Builder quotes = new QuoteSeries.Builder(skipping);
    quotes.add(5, 1, 0, 2, 0).add(4, 1, 0, 2, 0).add(NEVER, 1, 0, 2, 0).add(5, 0, 0, 2, 0);
    quotes.add(5, 1, 0, TOO_LARGE, 0).add(5, 3, 0, 2, 0).add(5, 1, -1, 2, 0);
    quotes.add(5, 1, 0, 2, -1).add(5, 1, TOO_LARGE, 2, 0).add(5, 1, 0, 2, TOO_LARGE);
    assertThat(quotes.build().size()).isEqualTo(1);
    assertCounts(
        quotes.report(),
        1,
        DataProblem.TIME_UNSORTED,
        1,
        DataProblem.TIME_OUT_OF_RANGE,
        1,
        DataProblem.PRICE_NOT_POSITIVE,
        1,
        DataProblem.PRICE_TOO_LARGE,
        1,
        DataProblem.QUOTE_CROSSED,
        1,
        DataProblem.QUANTITY_NOT_POSITIVE,
        2,
        DataProblem.QUANTITY_TOO_LARGE,
        2);
  }

  @Test
  void ofBookLevels() {
    BookSeries.Builder levels = new BookSeries.Builder(skipping);
    levels.add(5, BookEntry.BID, 1, 0).addEmptyBook(4).addEmptyBook(LONG_AGO).addEmptyBook(5);
    levels.add(5, BookEntry.ASK, 0, 1).add(5, BookEntry.ASK, TOO_LARGE, 1);
    levels.add(5, BookEntry.BID, 1, -1).add(5, BookEntry.BID, 1, TOO_LARGE);
    assertThat(levels.build().size()).isEqualTo(2);
    assertCounts(
        levels.report(),
        2,
        DataProblem.TIME_UNSORTED,
        1,
        DataProblem.TIME_OUT_OF_RANGE,
        1,
        DataProblem.PRICE_NOT_POSITIVE,
        1,
        DataProblem.PRICE_TOO_LARGE,
        1,
        DataProblem.QUANTITY_NOT_POSITIVE,
        1,
        DataProblem.QUANTITY_TOO_LARGE,
        1);
  }

  @Test
  void ofMixtures() {
    EventFeed.Recorder events = new EventFeed.Recorder(skipping);
    events.onTrade(new RecordedTrade(0, 5, 1, 1, Aggressor.UNKNOWN));
    events.onTrade(new RecordedTrade(0, 4, 1, 1, Aggressor.UNKNOWN));
    events.onTrade(new RecordedTrade(0, NEVER, 1, 1, Aggressor.UNKNOWN));
    events.onQuote(new RecordedQuote(0, 5, 2, 0, 1, 0));
    events.onBookLevel(new RecordedBookLevel(0, 5, BookEntry.BID, 0, 1));
    events.onBar(new ClosedBar(0, 4, 5, 5, 4, 6, 5, 1));
    events.onCorporateAction(new CorporateAction.Split(0, 4, 2, 1));
    events.onCorporateAction(new CorporateAction.Split(0, 6, 2, 1));
    assertThat(Heard.all(events.feed())).hasSize(2);
    assertCounts(
        skipping.report(),
        2,
        DataProblem.TIME_UNSORTED,
        2,
        DataProblem.TIME_OUT_OF_RANGE,
        1,
        DataProblem.QUOTE_CROSSED,
        1,
        DataProblem.PRICE_NOT_POSITIVE,
        1,
        DataProblem.RANGE_INVERTED,
        1);
  }

  @Test
  void nothingAtAllIsAReasonToo() {
    DataQuality none = new DataQuality(DataPolicy.SKIP, "S");
    assertThat(new QuoteSeries.Builder(none).build().size()).isZero();
    assertCounts(none.report(), 0, DataProblem.EMPTY, 1);
    assertThatThrownBy(() -> new BookSeries.Builder().build())
        .hasMessage("The book levels: there are no rows, but at least one is needed.");
  }

  @Test
  void aTimeThatIsTooFarAwayIsNamed() {
    assertThatThrownBy(() -> new TradeSeries.Builder().add(NEVER, 1, 1))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "The trades, row 1, field time: 9223372036854775807 is refused, time is too far away:"
                + " epoch nanoseconds of the years 1800 to 2259 are allowed.");
    assertThatThrownBy(() -> new BarSeries.Builder(10).add(NEVER - 20, 5, 6, 4, 5, 1))
        .hasMessageContaining("field closeTime: 9223372036854775797 is refused");
    assertThatThrownBy(() -> new BarSeries.Builder(10).add(LONG_AGO, 5, 6, 4, 5, 1))
        .hasMessageContaining("field openTime: -5364662400000000001 is refused");
  }
}
