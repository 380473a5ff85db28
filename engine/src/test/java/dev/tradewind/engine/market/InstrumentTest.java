package dev.tradewind.engine.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.hours.TradingHours;
import dev.tradewind.engine.money.Currency;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class InstrumentTest {

  private static final Currency USD = Currency.of("USD");

  @Test
  void aShareIsNoContractAndTradesAlways() {
    Instrument share = Instrument.share("AAPL", USD);
    assertThat(share.multiplier()).isEqualTo(1);
    assertThat(share.lotSize()).isEqualTo(1);
    assertThat(share.hours()).isEqualTo(TradingHours.ALWAYS);
  }

  @Test
  void aFutureHasAMultiplierALotAndHours() {
    TradingHours hours =
        TradingHours.in(ZoneOffset.UTC).weekdays(LocalTime.of(8, 0), LocalTime.of(20, 0)).build();
    Instrument future =
        new Instrument("ES", USD, 2, 0, 1)
            .withTickSize(25)
            .withMultiplier(50)
            .withLotSize(2)
            .withHours(hours);
    assertThat(future).isEqualTo(new Instrument("ES", USD, 2, 0, 25, 50, 2, hours));
    assertThat(future.cashScale()).isEqualTo(2);
  }

  @Test
  void whatIsBelowOneIsNamed() {
    Instrument share = Instrument.share("AAPL", USD);
    assertThatThrownBy(() -> share.withMultiplier(0))
        .hasMessage("AAPL: multiplier 0 is below one.");
    assertThatThrownBy(() -> share.withLotSize(-1)).hasMessage("AAPL: lot size -1 is below one.");
    assertThatThrownBy(() -> share.withTickSize(0)).hasMessage("AAPL: tick size 0 is below one.");
  }
}
