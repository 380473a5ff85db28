package dev.tradewind.engine;

import static dev.tradewind.engine.Scenario.DOLLAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.exchange.Latency;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.risk.RiskLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Splits and dividends between what was asked and what is heard of it. */
class CorporateActionsTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long PLENTY = 1_000_000;

  private final Scenario story =
      Scenario.with(s -> s.withExchange(s.exchange().withLatency(new Latency(SECOND, SECOND))));

  private void split(int numerator, int denominator) {
    story.engine.onCorporateAction(
        new CorporateAction.Split(0, story.engine.time(), numerator, denominator));
  }

  @Test
  void anOrderInOldSharesMeetsNoMarketInNewOnes() {
    story.then(c -> c.submitLimit(Side.BUY, 10, 60 * DOLLAR)).bar(100);
    story.bar(100);
    split(2, 1);
    story.bar(50).bar(50);
    assertThat(story.log.fills).isEmpty();
    assertThat(story.engine.openOrders()).isZero();
    assertThat(story.events()).endsWith("Cancelled Buy Limit 0/10 CorporateAction");
  }

  @Test
  void anOrderThatIsUnderWayIsInOldSharesToo() {
    story.then(c -> c.submitLimit(Side.BUY, 10, 60 * DOLLAR)).bar(100);
    split(2, 1);
    story.bar(50).bar(50);
    assertThat(story.log.fills).isEmpty();
    assertThat(story.engine.openOrders()).isZero();
  }

  /** The limit is touched within the bar, and heard of after the split. */
  @Test
  void aFillBeforeTheSplitIsOfOldShares() {
    story.then(c -> c.submitLimit(Side.BUY, 10, 98 * DOLLAR)).bar(100);
    story.bar(100).bar(100, 100, 96, 100, PLENTY);
    assertThat(story.account().quantity(0)).as("the report is under way").isZero();
    split(2, 1);
    assertThat(story.account().quantity(0)).isEqualTo(20);
    story.then(c -> c.submitMarket(Side.SELL, 20)).bar(50);
    story.bar(50).bar(50);
    assertThat(story.account().quantity(0)).isZero();
    assertThat(story.account().pnl()).isEqualTo(20 * DOLLAR);
  }

  @Test
  void aFillBeforeTheDividendEarnsIt() {
    story.then(c -> c.submitLimit(Side.BUY, 10, 98 * DOLLAR)).bar(100);
    story.bar(100).bar(100, 100, 96, 100, PLENTY);
    story.engine.onCorporateAction(
        new CorporateAction.CashDividend(0, story.engine.time(), 3 * DOLLAR));
    assertThat(story.account().realizedPnl()).isEqualTo(30 * DOLLAR);
  }

  /** On the day of the dividend the price falls by it: nothing is lost, and nothing was gained. */
  @Test
  void aDividendIsNeitherAGainNorALoss() {
    RiskLimits limits =
        RiskLimits.NONE.toBuilder()
            .maxDailyLoss(100 * DOLLAR)
            .maxDrawdown(200)
            .onBreach(RiskLimits.OnBreach.FLATTEN)
            .build();
    Scenario careful = Scenario.with(setup -> setup.withLimits(limits));
    careful
        .then(c -> c.submit(c.ticket().market(Side.BUY, 50).bracket(80 * DOLLAR, 0)))
        .bar(100)
        .bar(100);
    careful.engine.onCorporateAction(
        new CorporateAction.CashDividend(0, careful.engine.time(), 10 * DOLLAR));
    assertThat(careful.account().equity()).isEqualTo(10_000 * DOLLAR);
    assertThat(careful.engine.openOrders()).as("the stop").isOne();
    careful.bar(90);
    assertThat(careful.account().equity()).isEqualTo(10_000 * DOLLAR);
    assertThat(careful.account().peakEquity()).isEqualTo(10_000 * DOLLAR);
    assertThat(careful.engine.breaches()).isEmpty();
    assertThat(careful.engine.openOrders()).isOne();
  }

  /** 15 at 10 become one at 100 and 50 in cash: nothing is lost where it is sold at 100. */
  @Test
  void aTradeTellsWhatASplitHasPaid() {
    Scenario held = Scenario.plain();
    held.then(c -> c.submitMarket(Side.BUY, 15)).bar(10).bar(10);
    held.engine.onCorporateAction(new CorporateAction.Split(0, held.engine.time(), 1, 10));
    held.then(c -> c.submitMarket(Side.SELL, 1)).bar(100).bar(100);
    assertThat(held.account().pnl()).isZero();
    assertThat(held.log.trades).hasSize(1);
    assertThat(held.log.trades.getFirst().grossPnl()).isZero();
  }

  @Test
  void aTradeTellsWhatADividendHasPaid() {
    Scenario held = Scenario.plain();
    held.then(c -> c.submitMarket(Side.BUY, 10)).bar(100).bar(100);
    held.engine.onCorporateAction(
        new CorporateAction.CashDividend(0, held.engine.time(), 10 * DOLLAR));
    held.then(c -> c.submitMarket(Side.SELL, 10)).bar(95).bar(95);
    assertThat(held.account().pnl()).isEqualTo(50 * DOLLAR);
    assertThat(held.log.trades.getFirst().grossPnl()).isEqualTo(50 * DOLLAR);
  }

  @Test
  void aSplitThatLeavesNoShareEndsItsTrade() {
    Scenario held = Scenario.plain();
    held.then(c -> c.submitMarket(Side.BUY, 5)).bar(10).bar(10);
    held.engine.onCorporateAction(new CorporateAction.Split(0, held.engine.time(), 1, 10));
    assertThat(held.account().quantity(0)).isZero();
    assertThat(held.log.trades).hasSize(1);
    assertThat(held.log.trades.getFirst().grossPnl()).isZero();
    held.then(c -> c.submitMarket(Side.BUY, 1)).bar(100).bar(100);
    assertThat(held.account().quantity(0)).isOne();
  }

  /** It would make or destroy money: a wrong scale is likelier than such a dividend. */
  @ParameterizedTest
  @ValueSource(longs = {10 * DOLLAR, 20 * DOLLAR})
  void aDividendThatLeavesNoPriceIsRefused(long amount) {
    story.then(c -> c.submitMarket(Side.BUY, 100)).bar(10).bar(10).bar(10);
    assertThat(story.account().quantity(0)).isEqualTo(100);
    long before = story.engine.account().equity();
    CorporateAction dividend = new CorporateAction.CashDividend(0, story.engine.time(), amount);
    assertThatThrownBy(() -> story.engine.onCorporateAction(dividend))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leaves no price of the last one, " + 10 * DOLLAR);
    assertThat(story.engine.account().equity()).isEqualTo(before);
    story.engine.onCorporateAction(
        new CorporateAction.CashDividend(0, story.engine.time(), 10 * DOLLAR - 1));
    assertThat(story.engine.account().equity()).isEqualTo(before);
    assertThat(story.engine.account().lastPrice(0)).isEqualTo(1);
  }
}
