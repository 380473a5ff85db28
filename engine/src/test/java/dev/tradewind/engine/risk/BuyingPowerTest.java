package dev.tradewind.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.order.OrderBook;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.AccountTerms;
import dev.tradewind.engine.portfolio.AccountTerms.Margin;
import dev.tradewind.engine.portfolio.FeeSchedule;
import dev.tradewind.engine.portfolio.Portfolio;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class BuyingPowerTest {

  private static final Currency USD = Currency.of("USD");
  private static final List<Instrument> AAPL = List.of(Instrument.share("AAPL", USD));
  private static final long DOLLAR = 10_000;

  private static Portfolio portfolio(Margin margin, long commission, long capital) {
    return new Portfolio(
        AAPL,
        AccountTerms.cash(USD).withMargin(margin),
        FeeSchedule.proportional(commission),
        capital);
  }

  /** The largest quantity is affordable, and one more is not. */
  @Property
  void affordableIsTheLargestQuantity(
      @ForAll @LongRange(min = 1, max = 100_000_000_000L) long cash,
      @ForAll @LongRange(min = 1, max = 10_000_000) long price,
      @ForAll @LongRange(max = 2_000) long commission,
      @ForAll @IntRange(min = 1, max = 10_000) int initial) {
    Portfolio portfolio = portfolio(new Margin(initial, 0, 0), commission * 1000, cash);
    BuyingPower means = new BuyingPower(portfolio, new OrderBook(1, 0));
    long quantity = means.affordable(0, cash, price);
    assertThat(quantity == 0 ? 0 : means.needed(0, quantity, price)).isLessThanOrEqualTo(cash);
    assertThat(means.needed(0, quantity + 1, price)).isGreaterThan(cash);
  }

  @Example
  void marginIsPaidByEquityAndNotTwice() {
    Portfolio portfolio = portfolio(new Margin(5_000, 2_500, 0), 0, 1_000 * DOLLAR);
    BuyingPower means = new BuyingPower(portfolio, new OrderBook(1, 0));
    portfolio.mark(0, 100 * DOLLAR);
    assertThat(means.affordable(0, 100 * DOLLAR)).isEqualTo(20);
    portfolio.fill(0, Side.SELL, 15, 100 * DOLLAR, 0);
    assertThat(means.affordable(0, 100 * DOLLAR)).isEqualTo(5);
    assertThat(means.isUnderMargin()).isFalse();
    portfolio.mark(0, 130 * DOLLAR);
    assertThat(portfolio.equity()).isEqualTo(550 * DOLLAR);
    assertThat(means.isUnderMargin()).as("550 for 1950").isFalse();
    portfolio.mark(0, 134 * DOLLAR);
    assertThat(means.isUnderMargin()).as("490 for 2010").isTrue();
    assertThat(means.affordable(0, 134 * DOLLAR)).isZero();
  }
}
