package dev.tradewind.runtime.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import org.junit.jupiter.api.Test;

final class FiguresTest {

  private static final Currency USD = Currency.of("USD");

  @Test
  void pricesKeepTheirDecimalsAndQuantitiesDropTheirs() {
    Instrument share = Instrument.share("IBM", USD);
    assertThat(Figures.price(share, 581_200)).hasToString("58.1200");
    assertThat(Figures.quantity(share, 1_000).toPlainString()).isEqualTo("1000");
    assertThat(Figures.quantity(share, 0).toPlainString()).isEqualTo("0");
  }

  @Test
  void moneyShowsAtLeastTheCurrencysDigitsAndLosesNone() {
    assertThat(Figures.money(USD, 1_000_000_000, 4).toPlainString()).isEqualTo("100000.00");
    assertThat(Figures.money(USD, -12_345, 4).toPlainString()).isEqualTo("-1.2345");
    assertThat(Figures.money(Currency.of("JPY"), 10_000, 4).toPlainString()).isEqualTo("1");
    assertThat(Figures.money(USD, Long.MIN_VALUE, 4).toPlainString())
        .isEqualTo("-922337203685477.5808");
  }

  @Test
  void timesBeforeTheEpochAreExact() {
    assertThat(Figures.time(-1)).hasToString("1969-12-31T23:59:59.999999999Z");
  }
}
