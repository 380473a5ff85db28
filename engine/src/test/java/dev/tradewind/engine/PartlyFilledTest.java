package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.Side;
import org.junit.jupiter.api.Test;

/** What is left of an order can be changed as the whole could. */
class PartlyFilledTest {

  private static final long DOLLAR = Scenario.DOLLAR;

  @Test
  void theRestOfAnExitGetsAnotherPrice() {
    Scenario story = Scenario.plain();
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    long[] exit = new long[1];
    story
        .then(c -> exit[0] = c.submit(c.ticket().limit(Side.SELL, 10, 110 * DOLLAR).reduceOnly()))
        .bar(100);
    story.bar(105, 112, 105, 108, 40);
    assertThat(story.account().quantity(0)).isEqualTo(6);
    story.then(c -> assertThat(c.replace(exit[0], 10, 120 * DOLLAR, 0)).isTrue()).bar(108);
    story.bar(121);
    assertThat(story.account().isFlat()).isTrue();
  }

  /** It would be refused where it is if it came anew, but it takes nothing. */
  @Test
  void theRestOfAPostOnlyOrderMayBecomeSmaller() {
    TickStory story = TickStory.plain();
    long[] number = new long[1];
    story.trade(101, 1_000);
    story
        .then(c -> number[0] = c.submit(c.ticket().limit(Side.BUY, 10, 100 * DOLLAR).postOnly()))
        .trade(101, 1_000);
    story.then(c -> assertThat(c.replace(number[0], 5, 100 * DOLLAR, 0)).isTrue()).trade(99, 10);
    story.engine.forEachOpenOrder(order -> assertThat(order.quantity()).isEqualTo(5));
    assertThat(story.engine.openOrders()).isEqualTo(1);
  }
}
