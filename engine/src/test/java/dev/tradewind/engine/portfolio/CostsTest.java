package dev.tradewind.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.order.Liquidity;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostsTest {

  private static Portfolio portfolio(String commission, Currency currency) {
    return new Portfolio(
        List.of(Instrument.share("AAPL", currency)),
        AccountTerms.cash(currency),
        FeeSchedule.proportional(Costs.ofBasisPoints(commission, "0").commission()),
        0);
  }

  private static long fee(Portfolio portfolio, long notional) {
    return portfolio.fee(0, notional, 1, Liquidity.TAKER, 0);
  }

  @Test
  void commissionIsRoundedHalfToEvenToTheCent() {
    Portfolio portfolio = portfolio("1", Currency.of("USD"));
    assertThat(fee(portfolio, 50_0000)).as("0.005 of 50.00").isZero();
    assertThat(fee(portfolio, 150_0000)).as("0.015 of 150.00").isEqualTo(200);
    assertThat(fee(portfolio, 250_0000)).as("0.025 of 250.00").isEqualTo(200);
  }

  @Test
  void commissionOfACurrencyWithoutCentsIsWhole() {
    assertThat(fee(portfolio("10", Currency.of("JPY")), 1500_0000)).isEqualTo(2_0000);
  }

  @Test
  void feePrecisionMayBeFinerThanTheNotional() {
    Portfolio portfolio = portfolio("0.25", new Currency("USD", 8));
    assertThat(portfolio.cashScale()).isEqualTo(8);
    assertThat(fee(portfolio, 100_0000_0000L)).isEqualTo(25_0000);
  }

  @Test
  void ratesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> Costs.ofBasisPoints("10000.1", "0"))
        .hasMessageContaining("0 to 10000");
    assertThatThrownBy(() -> Costs.ofBasisPoints("0", "-1")).hasMessageContaining("slippage");
    assertThatThrownBy(() -> Costs.ofBasisPoints("0.00001", "0")).hasMessageContaining("decimals");
  }
}
