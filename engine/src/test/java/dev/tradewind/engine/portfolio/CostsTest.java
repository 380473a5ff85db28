package dev.tradewind.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostsTest {

  private static Portfolio portfolio(String commission, Currency currency) {
    return new Portfolio(
        List.of(Instrument.share("AAPL", currency)), Costs.ofBasisPoints(commission, "0"), 0);
  }

  @Test
  void commissionIsRoundedHalfToEvenToTheCent() {
    Portfolio portfolio = portfolio("1", Currency.of("USD"));
    assertThat(portfolio.fee(50_0000)).as("0.005 of 50.00").isZero();
    assertThat(portfolio.fee(150_0000)).as("0.015 of 150.00").isEqualTo(200);
    assertThat(portfolio.fee(250_0000)).as("0.025 of 250.00").isEqualTo(200);
    assertThat(portfolio.fee(-150_0000)).as("of a sale").isEqualTo(200);
  }

  @Test
  void commissionOfACurrencyWithoutCentsIsWhole() {
    assertThat(portfolio("10", Currency.of("JPY")).fee(1500_0000)).isEqualTo(2_0000);
  }

  @Test
  void feePrecisionMayBeFinerThanTheNotional() {
    Portfolio portfolio = portfolio("0.25", new Currency("USD", 8));
    assertThat(portfolio.cashScale()).isEqualTo(8);
    assertThat(portfolio.fee(100_0000_0000L)).isEqualTo(25_0000);
  }

  @Test
  void ratesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> Costs.ofBasisPoints("10000.1", "0"))
        .hasMessageContaining("0 to 10000");
    assertThatThrownBy(() -> Costs.ofBasisPoints("0", "-1")).hasMessageContaining("slippage");
    assertThatThrownBy(() -> Costs.ofBasisPoints("0.00001", "0")).hasMessageContaining("decimals");
  }
}
