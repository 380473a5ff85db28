package dev.tradewind.engine.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.quality.BadDataException;
import dev.tradewind.engine.market.quality.DataPolicy;
import dev.tradewind.engine.market.quality.DataProblem;
import dev.tradewind.engine.market.quality.DataQuality;
import dev.tradewind.engine.market.quality.DataReport;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Junk is refused with one sentence or left out and counted; good rows stay as they were. */
class BadDataTest {

  private static DataQuality skipping() {
    return new DataQuality(DataPolicy.SKIP, "AAPL");
  }

  private static BarSeries.Builder rejecting() {
    return new BarSeries.Builder(10, new DataQuality(DataPolicy.REJECT, "AAPL"))
        .add(100, 5, 6, 4, 5, 9);
  }

  @Example
  void aBadBarIsRejectedWithOneSentence() {
    assertThatThrownBy(() -> rejecting().add(110, 5, 6, -4, 5, 9))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "AAPL, row 2, field low: -4 is refused, low is not positive: prices from 1 to"
                + " 100000000000000000 units are allowed.");
    assertThatThrownBy(() -> rejecting().add(110, 5, 4, 6, 5, 9))
        .hasMessageContaining("field low: 6 is refused, low is above high: values with low ≤ open");
    assertThatThrownBy(() -> rejecting().add(110, 7, 6, 4, 5, 9))
        .hasMessageContaining("field open: 7 is refused");
    assertThatThrownBy(() -> rejecting().add(110, 5, 6, 4, 3, 9))
        .hasMessageContaining("field close: 3 is refused");
    assertThatThrownBy(() -> rejecting().add(110, 5, 6, 4, 5, -1))
        .hasMessageContaining("field volume: -1 is refused, volume is negative: quantities from 0");
    assertThatThrownBy(() -> rejecting().add(110, 5, 6, 4, 5, Long.MAX_VALUE))
        .hasMessageContaining("volume is too large");
    assertThatThrownBy(() -> rejecting().add(110, 5, Long.MAX_VALUE, 4, 5, 1))
        .hasMessageContaining("field high: 9223372036854775807 is refused, high is too large");
    assertThatThrownBy(() -> rejecting().add(100, 5, 6, 4, 5, 9))
        .hasMessageContaining("openTime repeats that of the bar before");
    assertThatThrownBy(() -> rejecting().add(99, 5, 6, 4, 5, 9))
        .hasMessageContaining("field openTime: 99 is refused, openTime is before that of the bar");
    assertThatThrownBy(() -> rejecting().add(109, 5, 6, 4, 5, 9))
        .hasMessageContaining("openTime is before the close of the bar before");
    assertThatThrownBy(() -> rejecting().add(120, 119, 5, 6, 4, 5, 9, false))
        .hasMessageContaining("field closeTime: 119 is refused, closeTime is before openTime");
    assertThatThrownBy(() -> rejecting().add(Long.MAX_VALUE - 1, 5, 6, 4, 5, 9))
        .hasMessageContaining("closeTime is before openTime");
  }

  @Example
  void badTradesAndQuotesAreRejected() {
    assertThatThrownBy(() -> new TradeSeries.Builder().add(1, 0, 1))
        .hasMessageContaining("The trades, row 1, field price: 0 is refused");
    assertThatThrownBy(() -> new TradeSeries.Builder().add(1, 1, 0))
        .hasMessageContaining("quantity is not positive: quantities from 1 to");
    assertThatThrownBy(() -> new TradeSeries.Builder().add(1, 1, Long.MAX_VALUE))
        .hasMessageContaining("quantity is too large");
    assertThatThrownBy(() -> new TradeSeries.Builder().add(5, 1, 1).add(4, 1, 1))
        .hasMessageContaining("row 2, field time: 4 is refused");
    assertThatThrownBy(() -> new QuoteSeries.Builder().add(1, 11, 1, 10, 1))
        .hasMessageContaining("field bid: 11 is refused, bid is above ask: quotes with bid ≤ ask");
    assertThatThrownBy(() -> new QuoteSeries.Builder().add(1, 0, 1, 10, 1))
        .hasMessageContaining("bid is not positive");
    assertThatThrownBy(() -> new QuoteSeries.Builder().add(1, 9, 1, 10, -1))
        .hasMessageContaining("field askQuantity: -1 is refused");
    assertThat(new QuoteSeries.Builder().add(1, 10, 0, 10, 0).build().size())
        .as("a locked quote is none that is crossed")
        .isEqualTo(1);
  }

  @Example
  void noDataAtAllIsNamedOrCounted() {
    assertThatThrownBy(() -> new BarSeries.Builder(10).build())
        .hasMessage("The bars: there are no rows, but at least one is needed.");
    assertThatThrownBy(() -> new TradeSeries.Builder().build())
        .hasMessageContaining("The trades: there are no rows");
    BarSeries.Builder skipping = new BarSeries.Builder(10, skipping());
    assertThat(skipping.build().size()).isZero();
    assertThat(skipping.report().skipped()).containsEntry(DataProblem.EMPTY, 1L);
  }

  @Example
  void theReportIsOneSentence() {
    BarSeries.Builder bars = new BarSeries.Builder(10, skipping());
    bars.add(0, 1, 1, 1, 1, 1).add(0, 1, 1, 1, 1, 1).add(10, 0, 1, 1, 1, 1).add(10, 1, 1, 1, 1, 1);
    bars.add(5, 1, 1, 1, 1, 1).add(10, 1, 1, 1, 1, 1);
    assertThat(bars.report().sentence())
        .isEqualTo(
            "AAPL: 4 of 6 rows were skipped (1 open or close outside low to high, 1 time goes back,"
                + " 2 time repeated); the first: AAPL, row 2, field openTime: 0 is refused,"
                + " openTime repeats that of the bar before: times from old to new are allowed.");
    assertThat(DataReport.good("IBM", 7).sentence()).isEqualTo("IBM: all 7 rows are good.");
  }

  record Row(long gap, long open, long high, long low, long close, long volume) {}

  /** Good rows among junk of all sorts. */
  @Provide
  Arbitrary<List<Row>> rows() {
    Arbitrary<Long> value =
        Arbitraries.oneOf(
            Arbitraries.longs().between(1, 9),
            Arbitraries.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 100_000_000_000_000_001L));
    Arbitrary<Row> junk =
        Combinators.combine(
                Arbitraries.of(-30L, -10L, 0L, 1L, 9L), value, value, value, value, value)
            .as(Row::new);
    Arbitrary<Row> good =
        Combinators.combine(Arbitraries.longs().between(10, 20), Arbitraries.longs().between(2, 9))
            .as((gap, price) -> new Row(gap, price, price + 1, price - 1, price, price));
    return Arbitraries.oneOf(junk, good).list().ofMinSize(1).ofMaxSize(30);
  }

  @Property
  void anyRowsGiveGoodBarsAndCounts(@ForAll("rows") List<Row> rows) {
    BarSeries.Builder skipping = new BarSeries.Builder(10, skipping());
    BarSeries.Builder rejecting = new BarSeries.Builder(10);
    List<Row> kept = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    long last = 1000;
    for (Row row : rows) {
      long time = last + row.gap;
      boolean good = isGood(row) && (times.isEmpty() || row.gap >= 10);
      if (good) {
        kept.add(row);
        times.add(time);
        last = time;
      }
      skipping.add(time, row.open, row.high, row.low, row.close, row.volume);
      assertRejects(rejecting, time, row, good);
    }
    BarSeries series = skipping.build();
    assertThat(series.size()).isEqualTo(kept.size());
    for (int i = 0; i < series.size(); i++) {
      assertThat(series.openTime(i)).isEqualTo(times.get(i));
      assertThat(series.low(i)).isEqualTo(kept.get(i).low);
      assertThat(series.high(i)).isEqualTo(kept.get(i).high);
      assertThat(series.close(i)).isEqualTo(kept.get(i).close);
      assertThat(series.volume(i)).isEqualTo(kept.get(i).volume);
    }
    assertThat(skipping.report().accepted()).isEqualTo(kept.size());
    assertThat(skipping.report().skippedRows())
        .isEqualTo(rows.size() - kept.size() + (kept.isEmpty() ? 1 : 0));
  }

  private static void assertRejects(BarSeries.Builder rejecting, long time, Row row, boolean good) {
    try {
      rejecting.add(time, row.open, row.high, row.low, row.close, row.volume);
      assertThat(good).isTrue();
    } catch (BadDataException e) {
      assertThat(good).isFalse();
      assertThat(e.getMessage()).startsWith("The bars, row ").endsWith(" are allowed.");
    }
  }

  private static boolean isGood(Row row) {
    long largest = 100_000_000_000_000_000L;
    return row.low > 0
        && row.low <= Math.min(row.open, row.close)
        && row.high >= Math.max(row.open, row.close)
        && row.high <= largest
        && row.volume >= 0
        && row.volume <= largest;
  }
}
