package dev.tradewind.engine.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.quality.BadDataException;
import dev.tradewind.engine.market.quality.DataPolicy;
import dev.tradewind.engine.market.quality.DataProblem;
import dev.tradewind.engine.market.quality.DataQuality;
import dev.tradewind.engine.money.Currency;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DoubleBarsTest {

  private static final Instrument AAPL = Instrument.share("AAPL", Currency.of("USD"));

  private static DoubleBars bars(DataPolicy policy) {
    return new DoubleBars(AAPL, 10, new DataQuality(policy, "frame"));
  }

  @Example
  void aDoubleIsRoundedToTheScale() {
    BarSeries series = bars(DataPolicy.REJECT).add(0, 0.1 + 0.2, 133.03455, 0.3, 1, 1e6).build();
    assertThat(series.open(0)).isEqualTo(3000);
    assertThat(series.high(0)).isEqualTo(1_330_346);
    assertThat(series.volume(0)).isEqualTo(1_000_000);
  }

  @Example
  void whatIsNoNumberIsRejectedOrCounted() {
    assertThatThrownBy(() -> bars(DataPolicy.REJECT).add(0, 1, 2, Double.NaN, 1, 1))
        .isInstanceOf(BadDataException.class)
        .hasMessage(
            "frame, row 1, field low: NaN is no finite number: finite numbers that fit 4 decimals"
                + " are allowed.");
    DoubleBars skipping = bars(DataPolicy.SKIP);
    skipping.add(0, 1, 2, 1, 1, 1).add(10, 1, 1 / 0.0, 1, 1, 1).add(20, 1, 2, 1, 1, 1e300);
    skipping.add(10, -1, 2, -1, 1, 1).add(10, 3, 4, 3, 4, 5);
    BarSeries series = skipping.build();
    assertThat(series.size()).isEqualTo(2);
    assertThat(series.close(1)).isEqualTo(40_000);
    assertThat(skipping.report().skipped())
        .containsEntry(DataProblem.NOT_A_NUMBER, 2L)
        .containsEntry(DataProblem.PRICE_NOT_POSITIVE, 1L)
        .hasSize(2);
  }

  /** Whatever the numbers: a bar, or a count, and the bar before is as it was. */
  @Property
  void anyNumbers(
      @ForAll double open,
      @ForAll double high,
      @ForAll double low,
      @ForAll double close,
      @ForAll double volume) {
    DoubleBars skipping = bars(DataPolicy.SKIP).add(0, 1, 2, 1, 1.5, 1);
    skipping.add(10, open, high, low, close, volume);
    BarSeries series = skipping.build();
    assertThat(series.size() + skipping.report().skippedRows()).isEqualTo(2);
    assertThat(series.close(0)).isEqualTo(15_000);
  }
}
