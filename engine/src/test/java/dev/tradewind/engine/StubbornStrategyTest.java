package dev.tradewind.engine;

import static dev.tradewind.engine.Scenario.DOLLAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.exchange.Latency;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A strategy that asks again for each order that ends, as one does that always quotes. */
class StubbornStrategyTest {

  private int patience = 100;

  private Scenario quoting() {
    return quoting(Scenario.plain());
  }

  private Scenario quoting(Scenario story) {
    story.onOrderEnded(
        (context, _) -> {
          if (patience-- > 0) {
            quote(context);
          }
        });
    story
        .then(
            c -> {
              quote(c);
              quote(c);
            })
        .bar(100);
    return story;
  }

  private static void quote(Context context) {
    context.submitLimit(Side.BUY, 1, 90 * DOLLAR);
  }

  @Test
  void theEndOfTheDataIsTheEndOfItsOrders() {
    Scenario story = quoting();
    story.engine.complete();
    assertThat(story.engine.openOrders()).isZero();
    assertThat(story.events())
        .endsWith("Cancelled Buy Limit 0/1 EndOfData", "Rejected Buy 1 Completed");
  }

  @Test
  void nothingWorksOnBehindTheEndOfTheDataEvenIfNewsOfItTravels() {
    Scenario story =
        quoting(
            Scenario.with(s -> s.withExchange(s.exchange().withLatency(new Latency(1000, 1000)))));
    story.then(c -> c.submit(c.ticket().market(Side.BUY, 1).bracket(80 * DOLLAR, 0))).bar(100);
    story.bar(100);
    story.engine.complete();
    assertThat(story.engine.openOrders()).isZero();
  }

  @Test
  void aStopTakesAllOffTheMarket() {
    Scenario story = quoting();
    story.engine.onCommand(new Command.Stop());
    assertThat(story.engine.openOrders()).isZero();
    assertThat(patience).isEqualTo(98);
    story.engine.onCommand(new Command.Start());
    assertThat(story.engine.openOrders()).as("what was there before").isEqualTo(2);
  }

  @Test
  void aCancelOfAllEnds() {
    Scenario story = quoting();
    story.then(Context::cancelAll).bar(100);
    assertThat(story.engine.openOrders()).as("those that it asked for again").isEqualTo(2);
    assertThat(patience).isEqualTo(98);
  }

  @Test
  void whatItAsksForAfterASplitIsInNewShares() {
    Scenario story = Scenario.plain();
    story.onOrderEnded((c, _) -> c.submitLimit(Side.BUY, 1, c.lastPrice()));
    story.then(StubbornStrategyTest::quote).bar(100);
    story.engine.onCorporateAction(new CorporateAction.Split(0, story.engine.time(), 2, 1));
    story.engine.forEachOpenOrder(order -> assertThat(order.limitPrice()).isEqualTo(50 * DOLLAR));
    assertThat(story.engine.openOrders()).isEqualTo(1);
  }

  /** The exchange ends orders by itself at a split; none of them ends twice. */
  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whoCancelsTheOthersWhenOneEndsGetsNewOrdersThatAreNotTheOldOnes() {
    Scenario story = Scenario.plain();
    story.onOrderEnded((c, _) -> c.cancelAll());
    story
        .then(
            c -> {
              quote(c);
              quote(c);
              quote(c);
            })
        .bar(100);
    story.engine.onCorporateAction(new CorporateAction.Split(0, story.engine.time(), 2, 1));
    story.onOrderEnded((_, _) -> {});
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(50);
    story
        .then(
            c -> {
              c.submitLimit(Side.BUY, 1, 40 * DOLLAR);
              c.submitLimit(Side.BUY, 2, 41 * DOLLAR);
              c.submitLimit(Side.BUY, 3, 42 * DOLLAR);
            })
        .bar(50);
    story.bar(45, 45, 38, 40, 1_000_000);
    assertThat(story.account().quantity(0)).isEqualTo(16);
    assertThat(story.engine.openOrders()).isZero();
  }
}
