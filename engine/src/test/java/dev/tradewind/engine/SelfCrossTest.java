package dev.tradewind.engine;

import static dev.tradewind.engine.Scenario.DOLLAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.exchange.Latency;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.AccountTerms;
import dev.tradewind.engine.portfolio.AccountTerms.Margin;
import dev.tradewind.engine.risk.RiskLimits;
import org.junit.jupiter.api.Test;

/** Orders of one account do not trade with each other. */
class SelfCrossTest {

  private static final RiskLimits NO_SELF_CROSS =
      new RiskLimits.Builder().refuseSelfCross(true).build();

  private static Scenario withMargin() {
    Margin margin = new Margin(5000, 3000, 0);
    return Scenario.with(
        s ->
            s.withAccount(AccountTerms.cash(Scenario.AAPL.currency()).withMargin(margin))
                .withLimits(NO_SELF_CROSS));
  }

  /** Orders other than stops are stale after two days. */
  private static Scenario withStaleExits(Latency latency) {
    OrderTimers timers = new OrderTimers(OrderTimers.NEVER, OrderTimers.NEVER, 2 * Scenario.DAY);
    return Scenario.with(
        s ->
            s.withLimits(NO_SELF_CROSS)
                .withTimers(timers)
                .withExchange(s.exchange().withLatency(latency)));
  }

  @Test
  void aWorkingMarketOrderCountsToo() {
    Scenario story = withMargin();
    story
        .then(
            c -> {
              c.submitMarket(Side.BUY, 10);
              c.submitLimit(Side.SELL, 10, 90 * DOLLAR);
              c.submitMarket(Side.SELL, 10);
              c.submitLimit(Side.BUY, 10, 90 * DOLLAR);
            })
        .bar(100);

    assertThat(story.events())
        .containsExactly(
            "Working Buy Market 0/10",
            "Rejected Sell 10 SelfCross",
            "Rejected Sell 10 SelfCross",
            "Working Buy Limit 0/10");
  }

  @Test
  void aStaleExitThatGoesToMarketHasTheEntriesInItsWayCancelled() {
    assertStaleExitIsSold(withStaleExits(Latency.NONE));
    assertStaleExitIsSold(withStaleExits(new Latency(1_000, 1_000)));
  }

  @Test
  void anEntryThatAnswersToSuchACancelIsRefused() {
    Scenario story = withStaleExits(Latency.NONE);
    story.onOrderEnded(
        (c, order) -> {
          if (order.side() == Side.BUY) {
            c.submitLimit(Side.BUY, 10, 70 * DOLLAR);
          }
        });
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    story.bar(100).then(c -> c.submitLimit(Side.SELL, 10, 120 * DOLLAR)).bar(100);
    story.then(c -> c.submitLimit(Side.BUY, 10, 70 * DOLLAR)).bar(100);
    story.bar(100).bar(100).bar(100);

    assertThat(story.account().isFlat()).isTrue();
    assertThat(story.events())
        .containsSubsequence(
            "Cancelled Buy Limit 0/10 SelfCross",
            "Rejected Buy 10 SelfCross",
            "Working Sell Market 0/10 reduce-only");
  }

  private static void assertStaleExitIsSold(Scenario story) {
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    story.bar(100).then(c -> c.submitLimit(Side.SELL, 10, 120 * DOLLAR)).bar(100);
    story
        .then(
            c -> {
              c.submitLimit(Side.BUY, 10, 70 * DOLLAR);
              c.submit(c.ticket().stop(Side.BUY, 5, 130 * DOLLAR));
            })
        .bar(100);
    story.bar(100).bar(100).bar(100);

    assertThat(story.account().isFlat()).isTrue();
    assertThat(story.events())
        .contains("Cancelled Buy Limit 0/10 SelfCross")
        .noneMatch(line -> line.startsWith("Rejected"));
    assertThat(story.engine.openOrders()).as("a stop does not stand in the way").isEqualTo(1);
  }
}
