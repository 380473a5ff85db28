package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Costs;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.strategy.Context;
import org.junit.jupiter.api.Test;

/** What becomes of orders, bar by bar. */
class OrdersTest {

  @Test
  void aMarketOrderFillsAtTheNextOpenPlusSlippageAndCommission() {
    Scenario story = Scenario.with(s -> s.withCosts(Costs.ofBasisPoints("10", "5")));
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    assertThat(story.events()).containsExactly("Working Buy Market 0/10");
    story.bar(102, 110, 101, 105, 1_000_000);
    assertThat(story.events())
        .containsExactly("Fill Buy 10 at 1020510 fee 10200", "Filled Buy Market 10/10");
    assertThat(story.log.fills.getFirst().time()).isEqualTo(Scenario.DAY);
    assertThat(story.account().cash()).isEqualTo(10_000_0000 - 1020_5100 - 1_0200);
  }

  @Test
  void aLimitOrderWaitsForItsPrice() {
    Scenario story = Scenario.plain();
    story.then(c -> c.submitLimit(Side.BUY, 10, 95 * Scenario.DOLLAR)).bar(100);
    story.bar(100, 100, 95, 97, 1_000_000);
    assertThat(story.account().quantity(0)).isZero();
    story.bar(100, 100, 94, 97, 1_000_000);
    assertThat(story.log.fills.getFirst().price()).isEqualTo(95 * Scenario.DOLLAR);
    assertThat(story.log.fills.getFirst().time())
        .as("close of the bar")
        .isEqualTo(3 * Scenario.DAY);
  }

  @Test
  void whatTheVolumeDoesNotFillStays() {
    Scenario story = Scenario.plain();
    story.then(c -> c.submitMarket(Side.BUY, 25)).bar(100);
    story.bar(100, 100, 100, 100, 109).bar(101, 101, 101, 101, 200);
    assertThat(story.events())
        .containsExactly(
            "Working Buy Market 0/25",
            "Fill Buy 10 at 1000000 fee 0",
            "PartiallyFilled Buy Market 10/25",
            "Fill Buy 15 at 1010000 fee 0",
            "Filled Buy Market 25/25");
  }

  @Test
  void anExitIsReduceOnlyAndCutAtZero() {
    Scenario story = Scenario.plain();
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    story.then(c -> c.submitMarket(Side.SELL, 15)).bar(100);
    story.bar(101);
    assertThat(story.account().quantity(0)).isZero();
    assertThat(story.events()).contains("Working Sell Market 0/10 reduce-only", "Trade 100000");
  }

  @Test
  void whatIsNotHeldCannotBeSold() {
    Scenario story = Scenario.plain();
    story.then(c -> assertThat(c.submitMarket(Side.SELL, 1)).isEqualTo(Context.REJECTED)).bar(100);
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    story
        .then(
            c -> {
              c.submitLimit(Side.SELL, 10, 200 * Scenario.DOLLAR);
              c.submitMarket(Side.SELL, 1);
            })
        .bar(100);
    assertThat(story.events())
        .contains("Rejected Sell 1 ShortSelling", "Working Sell Limit 0/10 reduce-only")
        .endsWith("Rejected Sell 1 ShortSelling");
  }

  @Test
  void thereIsNoMargin() {
    Scenario story = Scenario.with(s -> s.withCosts(Costs.ofBasisPoints("100", "0")));
    story.then(c -> c.submitMarket(Side.BUY, 100)).bar(100);
    assertThat(story.events()).containsExactly("Rejected Buy 100 InsufficientCash");
    story
        .then(
            c -> {
              assertThat(c.affordableQuantity()).isEqualTo(99);
              c.submitLimit(Side.BUY, 60, 90 * Scenario.DOLLAR);
              c.submitMarket(Side.BUY, 60);
            })
        .bar(100);
    assertThat(story.events())
        .containsExactly("Working Buy Limit 0/60", "Rejected Buy 60 InsufficientCash");
  }

  @Test
  void aJumpOfThePriceFillsWhatTheCashPays() {
    Scenario story = Scenario.plain();
    story.then(c -> c.submitMarket(Side.BUY, 100)).bar(100);
    story.bar(120);
    assertThat(story.events())
        .endsWith(
            "PartiallyFilled Buy Market 83/100", "Cancelled Buy Market 83/100 InsufficientCash");
    assertThat(story.account().cash()).isEqualTo(40 * Scenario.DOLLAR);
  }

  @Test
  void malformedOrdersAreRefused() {
    Scenario story = Scenario.plain();
    story
        .then(
            c -> {
              c.submitMarket(Side.BUY, 0);
              c.submitMarket(Side.BUY, -5);
              c.submitMarket(Side.BUY, Long.MAX_VALUE);
              c.submitLimit(Side.BUY, 1, 0);
            })
        .bar(100);
    assertThat(story.events())
        .containsExactly(
            "Rejected Buy 0 InvalidQuantity",
            "Rejected Buy -5 InvalidQuantity",
            "Rejected Buy 9223372036854775807 InvalidQuantity",
            "Rejected Buy 1 InvalidPrice");
  }

  @Test
  void thePositionLimitCountsWorkingOrders() {
    Scenario story = Scenario.with(s -> s.withLimits(RiskLimits.NONE.withMaxPosition(10)));
    story
        .then(
            c -> {
              c.submitLimit(Side.BUY, 6, 90 * Scenario.DOLLAR);
              c.submitMarket(Side.BUY, 5);
              c.submitMarket(Side.BUY, 4);
            })
        .bar(100);
    assertThat(story.events())
        .containsExactly(
            "Working Buy Limit 0/6", "Rejected Buy 5 MaxPosition", "Working Buy Market 0/4");
  }

  @Test
  void anExitPassesTheRateLimit() {
    Scenario story = Scenario.with(s -> s.withLimits(RiskLimits.NONE.withMaxOrdersPerMinute(1)));
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    story
        .then(
            c -> {
              c.submitMarket(Side.BUY, 1);
              c.submitMarket(Side.BUY, 1);
              c.submitMarket(Side.SELL, 1);
            })
        .bar(100);
    assertThat(story.events())
        .endsWith(
            "Working Buy Market 0/1",
            "Rejected Buy 1 MaxOrdersPerMinute",
            "Working Sell Market 0/1 reduce-only");
  }

  @Test
  void entriesWaitForTheWarmup() {
    Scenario story = Scenario.withWarmup(2);
    story.then(c -> c.submitMarket(Side.BUY, 1)).bar(100);
    story.then(c -> c.submitMarket(Side.BUY, 1)).bar(100);
    assertThat(story.events())
        .containsExactly("Rejected Buy 1 WarmingUp", "Working Buy Market 0/1");
  }

  @Test
  void aCancelledOrderDoesNotFill() {
    Scenario story = Scenario.plain();
    story.then(c -> assertThat(c.cancel(c.submitMarket(Side.BUY, 1))).isTrue()).bar(100);
    story.then(c -> assertThat(c.cancel(1)).isFalse()).bar(100);
    assertThat(story.events())
        .containsExactly("Working Buy Market 0/1", "Cancelled Buy Market 0/1 Strategy");
  }

  @Test
  void barsOutOfOrderAreRefusedAndChangeNothing() {
    Scenario story = Scenario.plain().bar(100).bar(101);
    assertThatThrownBy(() -> story.engine.onBar(bar(0, 1, 1))).hasMessageContaining("out of order");
    assertThatThrownBy(() -> story.engine.onBar(bar(0, 9, 2)))
        .hasMessageContaining("low is above high");
    assertThatThrownBy(() -> story.engine.onBar(bar(1, 9, 1)))
        .hasMessageContaining("no instrument 1");
    assertThat(story.engine.counts().bars()).isEqualTo(2);
    assertThat(story.account().lastPrice(0)).isEqualTo(101 * Scenario.DOLLAR);
  }

  private static Bar bar(int instrument, long day, long low) {
    return new ClosedBar(instrument, day * Scenario.DAY, (day + 1) * Scenario.DAY, 1, 1, low, 1, 1);
  }
}
