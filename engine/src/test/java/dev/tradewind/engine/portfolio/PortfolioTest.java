package dev.tradewind.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Side;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PortfolioTest {

  private static final long CAPITAL = 100_000_0001L;
  private static final List<Instrument> TWO =
      List.of(
          Instrument.share("AAPL", Currency.of("USD")),
          new Instrument("BTC", Currency.of("USD"), 2, 4, 1));

  private static final AccountTerms ACCOUNT = AccountTerms.cash(Currency.of("USD"));

  record Step(int instrument, boolean buy, long quantity, long price) {}

  @Provide
  Arbitrary<Step> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1),
            Arbitraries.of(true, false),
            Arbitraries.longs().between(1, 10_000),
            Arbitraries.longs().between(1, 10_000_000))
        .as(Step::new);
  }

  /** Long and short, one share or several: nothing is lost, not even the last unit. */
  @Property
  void moneyIsConserved(@ForAll @Size(max = 40) List<@net.jqwik.api.From("steps") Step> steps) {
    Portfolio portfolio = new Portfolio(TWO, ACCOUNT, FeeSchedule.proportional(37_000), CAPITAL);
    BigInteger cash = BigInteger.valueOf(CAPITAL);
    for (Step step : steps) {
      cash = cash.subtract(BigInteger.valueOf(trade(portfolio, step)));
      assertThat(portfolio.cash()).isEqualTo(cash.longValueExact());
      assertIdentity(portfolio);
      assertThat(portfolio.shareCash(0) + portfolio.shareCash(1)).isEqualTo(portfolio.cash());
      assertThat(portfolio.shareEquity(0) + portfolio.shareEquity(1)).isEqualTo(portfolio.equity());
    }
  }

  /** Cuts a trade at zero as the engine does; returns what it cost. */
  private static long trade(Portfolio portfolio, Step step) {
    int i = step.instrument();
    Side side = step.buy() ? Side.BUY : Side.SELL;
    long held = portfolio.quantity(i);
    boolean closing = Long.signum(held) == -side.sign();
    long quantity = closing ? Math.min(step.quantity(), Math.abs(held)) : step.quantity();
    portfolio.mark(i, step.price());
    long notional = portfolio.notional(i, quantity, step.price());
    long fee = portfolio.fee(0, notional, 1, Liquidity.TAKER, 0);
    portfolio.fill(i, side, quantity, step.price(), fee);
    return side.sign() * notional + fee;
  }

  private static void assertIdentity(Portfolio portfolio) {
    assertThat(portfolio.equity() - portfolio.capital())
        .isEqualTo(portfolio.realizedPnl() + portfolio.unrealizedPnl() - portfolio.fees());
  }

  /** Before fees, it does not matter into how many fills a round trip is split. */
  @Property
  void profitDoesNotDependOnHowFillsAreSplit(
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1000) Long> parts,
      @ForAll @LongRange(min = 1, max = 1_000_000) long bought,
      @ForAll @LongRange(min = 1, max = 1_000_000) long sold) {
    Portfolio portfolio = new Portfolio(TWO.subList(0, 1), ACCOUNT, FeeSchedule.NONE, CAPITAL);
    long quantity = parts.stream().mapToLong(Long::longValue).sum();
    portfolio.fill(0, Side.BUY, quantity, bought, 0);
    parts.forEach(part -> portfolio.fill(0, Side.SELL, part, sold, 0));
    assertThat(portfolio.realizedPnl()).isEqualTo(quantity * (sold - bought));
    assertThat(portfolio.quantity(0)).isZero();
    assertThat(portfolio.unrealizedPnl()).isZero();
  }

  @Example
  void aPartialCloseTakesTheFloorOfTheBasisAndTheLastTheRest() {
    Portfolio portfolio = new Portfolio(TWO.subList(0, 1), ACCOUNT, FeeSchedule.NONE, CAPITAL);
    portfolio.fill(0, Side.BUY, 1, 100, 0);
    portfolio.fill(0, Side.BUY, 2, 101, 0);
    assertThat(portfolio.fill(0, Side.SELL, 1, 200, 0)).as("200 - floor(302 / 3)").isEqualTo(100);
    assertThat(portfolio.fill(0, Side.SELL, 1, 200, 0)).as("200 - floor(202 / 2)").isEqualTo(99);
    assertThat(portfolio.fill(0, Side.SELL, 1, 200, 0)).isEqualTo(99);
  }

  /** Of one share that was bought at 10.00 and is at 12.00, half of a new one: paid out. */
  @Example
  void aSplitThatLeavesNothingRealizesTheCost() {
    Portfolio portfolio = new Portfolio(TWO.subList(0, 1), ACCOUNT, FeeSchedule.NONE, CAPITAL);
    portfolio.fill(0, Side.BUY, 1, 10_0000, 0);
    portfolio.mark(0, 12_0000);
    portfolio.split(0, 0, 24_0000);
    assertThat(portfolio.realizedPnl()).isEqualTo(2_0000);
    assertThat(portfolio.unrealizedPnl()).isZero();
    portfolio.fill(0, Side.BUY, 1, 24_0000, 0);
    assertThat(portfolio.averagePrice(0)).isEqualTo(24_0000);
  }

  @Example
  void averagePriceIsRoundedHalfToEven() {
    Portfolio portfolio = new Portfolio(TWO, ACCOUNT, FeeSchedule.NONE, CAPITAL);
    assertThat(portfolio.averagePrice(0)).isZero();
    portfolio.fill(0, Side.BUY, 1, 100, 0);
    portfolio.fill(0, Side.BUY, 1, 101, 0);
    assertThat(portfolio.averagePrice(0)).isEqualTo(100);
  }

  @Example
  void capitalThatDoesNotDivideGivesTheFirstShareOneUnitMore() {
    Portfolio portfolio = new Portfolio(TWO, ACCOUNT, FeeSchedule.NONE, CAPITAL);
    assertThat(portfolio.shareCash(0)).isEqualTo(portfolio.shareCash(1) + 1);
  }

  @Property
  void feesAreRoundedHalfToEvenPerFill(
      @ForAll @LongRange(max = 1_000_000_000_000L) long notional,
      @ForAll @LongRange(max = 100_000_000) long rate) {
    Portfolio portfolio =
        new Portfolio(TWO.subList(0, 1), ACCOUNT, FeeSchedule.proportional(rate), CAPITAL);
    BigDecimal exact = BigDecimal.valueOf(notional, 4).multiply(BigDecimal.valueOf(rate, 8));
    assertThat(BigDecimal.valueOf(portfolio.fee(0, notional, 1, Liquidity.TAKER, 0), 4))
        .isEqualByComparingTo(exact.setScale(2, RoundingMode.HALF_EVEN));
  }
}
