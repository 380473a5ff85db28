package dev.tradewind.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.AccountTerms.FxSource;
import dev.tradewind.engine.portfolio.AccountTerms.Margin;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Several currencies in one account, short positions and what they cost. */
class CurrenciesTest {

  private static final Currency USD = Currency.of("USD");
  private static final Currency EUR = Currency.of("EUR");
  private static final Currency JPY = Currency.of("JPY");
  private static final List<Instrument> INSTRUMENTS =
      List.of(
          Instrument.share("AAPL", USD),
          Instrument.share("SAP", EUR),
          Instrument.share("SONY", JPY),
          new Instrument("EURUSD", USD, 5, 0, 1),
          new Instrument("USDJPY", JPY, 3, 0, 1));
  private static final AccountTerms TERMS =
      AccountTerms.cash(USD)
          .withRates(List.of(new FxSource(EUR, 3, false), new FxSource(JPY, 4, true)));

  private static Portfolio portfolio() {
    return new Portfolio(INSTRUMENTS, TERMS, FeeSchedule.NONE, 1_000_000_00000L);
  }

  @Example
  void whatIsBoughtAbroadIsOwedThere() {
    Portfolio portfolio = portfolio();
    assertThat(portfolio.cashScale()).as("EURUSD has five decimals").isEqualTo(5);
    assertThat(portfolio.cashScale(1)).isEqualTo(4);
    assertThat(portfolio.hasRate(1)).isFalse();
    portfolio.mark(3, 1_10000);
    portfolio.mark(1, 100_0000);
    portfolio.fill(1, Side.BUY, 1000, 100_0000, 0);
    assertThat(portfolio.cash()).as("100,000 EUR at 1.10").isEqualTo(890_000_00000L);
    assertThat(portfolio.equity()).isEqualTo(1_000_000_00000L);
    portfolio.mark(3, 1_20000);
    assertThat(portfolio.equity()).as("as much is owned as owed").isEqualTo(1_000_000_00000L);
    portfolio.mark(1, 110_0000);
    assertThat(portfolio.equity()).as("10,000 EUR at 1.20").isEqualTo(1_012_000_00000L);
    assertThat(portfolio.unrealizedPnl()).isEqualTo(12_000_00000L);
  }

  @Example
  void aRateMayBeQuotedTheOtherWay() {
    Portfolio portfolio = portfolio();
    portfolio.mark(4, 150_000);
    portfolio.mark(2, 15_000_0000L);
    portfolio.fill(2, Side.BUY, 100, 15_000_0000L, 0);
    portfolio.mark(2, 15_300_0000L);
    assertThat(portfolio.equity()).as("30,000 JPY at 150").isEqualTo(1_000_200_00000L);
  }

  /** 1,000,000 yen at 150 are 6,666 dollars; 6,000 euros at 1.1 are 6,600: 13,266 together. */
  @Example
  void tiersCountTheMonthInTheCurrencyOfTheAccount() {
    FeeSchedule tiers =
        new FeeSchedule.Tiered(
            List.of(
                new FeeSchedule.Tiered.Tier(0, 100_000, 100_000),
                new FeeSchedule.Tiered.Tier(13_000_00000L, 50_000, 50_000)));
    Portfolio portfolio = new Portfolio(INSTRUMENTS, TERMS, tiers, 1_000_000_00000L);
    portfolio.mark(3, 1_10000);
    portfolio.mark(4, 150_000);
    assertThat(portfolio.fee(2, 1_000_000_0000L, 100, Liquidity.TAKER, 0))
        .as("10 basis points of 1,000,000 yen")
        .isEqualTo(1_000_0000L);
    assertThat(portfolio.fee(1, 6_000_0000L, 60, Liquidity.TAKER, 0))
        .as("6,666 dollars so far")
        .isEqualTo(6_0000);
    assertThat(portfolio.fee(1, 6_000_0000L, 60, Liquidity.TAKER, 0))
        .as("13,266 dollars so far")
        .isEqualTo(3_0000);
  }

  @Example
  void aCurrencyWithoutARateIsRefused() {
    assertThatThrownBy(
            () -> new Portfolio(INSTRUMENTS, AccountTerms.cash(USD), FeeSchedule.NONE, 1_00000L))
        .hasMessageContaining("no rate for EUR");
  }

  /** However a quantity is split into fills, the account is worth the same afterwards. */
  @Property
  void moneyDoesNotDependOnHowFillsAreSplit(
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 500) Long> parts,
      @ForAll @LongRange(min = 1, max = 5_000_000) long price,
      @ForAll @LongRange(min = 50_000, max = 200_000) long rate) {
    Portfolio split = portfolio();
    Portfolio whole = portfolio();
    for (Portfolio each : List.of(split, whole)) {
      each.mark(3, rate);
      each.mark(1, price);
    }
    parts.forEach(part -> split.fill(1, Side.BUY, part, price, 0));
    whole.fill(1, Side.BUY, parts.stream().mapToLong(p -> p).sum(), price, 0);
    for (Portfolio each : List.of(split, whole)) {
      each.mark(3, rate + 17);
      each.mark(1, price + 3);
    }
    assertThat(split.equity()).isEqualTo(whole.equity());
    assertThat(split.cash()).isEqualTo(whole.cash());
    assertThat(split.equity() - split.capital())
        .isEqualTo(split.realizedPnl() + split.unrealizedPnl() - split.fees());
  }

  @Example
  void aFillAcrossZeroClosesAndOpens() {
    Portfolio portfolio =
        new Portfolio(
            INSTRUMENTS.subList(0, 1), AccountTerms.cash(USD), FeeSchedule.NONE, 1_000_0000L);
    portfolio.fill(0, Side.BUY, 10, 10_0000, 0);
    assertThat(portfolio.fill(0, Side.SELL, 25, 12_0000, 0)).isEqualTo(20_0000);
    assertThat(portfolio.quantity(0)).isEqualTo(-15);
    assertThat(portfolio.averagePrice(0)).isEqualTo(12_0000);
    portfolio.mark(0, 11_0000);
    assertThat(portfolio.unrealizedPnl()).isEqualTo(15_0000);
    assertThat(portfolio.realizedPnl()).isEqualTo(20_0000);
    assertThat(portfolio.equity()).isEqualTo(1_035_0000L);
  }

  /** 3.65% a year of 1,000,000 is 100 a night. */
  @Example
  void aShortPositionCostsEachNight() {
    Portfolio portfolio =
        new Portfolio(
            INSTRUMENTS.subList(0, 1),
            AccountTerms.cash(USD).withMargin(new Margin(5000, 2500, 3_650_000)),
            FeeSchedule.NONE,
            1_000_000_0000L);
    portfolio.mark(0, 100_0000);
    assertThat(portfolio.chargeBorrowing(0, 1)).isZero();
    assertThat(portfolio.fees()).as("nothing is lent").isZero();
    portfolio.fill(0, Side.SELL, 10_000, 100_0000, 0);
    assertThat(portfolio.chargeBorrowing(0, 3)).isEqualTo(300_0000);
    assertThat(portfolio.borrowing()).isEqualTo(300_0000);
    assertThat(portfolio.fees()).isEqualTo(300_0000);
    assertThat(portfolio.equity()).isEqualTo(999_700_0000L);
  }

  /** 0.01% of 150 is 1.5 cents a night, half to even 2: not 4.5 cents for three of them. */
  @Example
  void nightsCostTheSameTogetherAsOneByOne() {
    Portfolio portfolio =
        new Portfolio(
            INSTRUMENTS.subList(0, 1),
            AccountTerms.cash(USD).withMargin(new Margin(5000, 2500, 3_650_000)),
            FeeSchedule.NONE,
            1_000_0000L);
    portfolio.mark(0, 150_0000);
    portfolio.fill(0, Side.SELL, 1, 150_0000, 0);
    long oneByOne = 0;
    for (int night = 0; night < 3; night++) {
      oneByOne += portfolio.chargeBorrowing(0, 1);
    }
    assertThat(oneByOne).isEqualTo(600);
    assertThat(portfolio.chargeBorrowing(0, 3)).isEqualTo(oneByOne);
    assertThat(portfolio.borrowing()).isEqualTo(2 * oneByOne);
  }
}
