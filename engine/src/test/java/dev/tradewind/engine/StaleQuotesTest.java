package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A trade beyond the quotes or levels that are shown tells that nobody gets their prices now. */
class StaleQuotesTest {

  private static final long DOLLAR = Scenario.DOLLAR;

  private static List<Long> fills(TickStory story) {
    return story.log.fills.stream().map(fill -> fill.price() / DOLLAR).toList();
  }

  @Test
  void aStopDoesNotFillBetterThanTheTradeThatTouchesIt() {
    TickStory story = TickStory.plain();
    story.quote(100, 1000, 101, 1000).then(context -> context.submitMarket(Side.BUY, 100));
    story.quote(100, 1000, 101, 1000).quote(100, 1000, 101, 1000);
    story.then(context -> context.submit(context.ticket().stop(Side.SELL, 100, 95 * DOLLAR)));
    story.quote(100, 1000, 101, 1000).trade(90, 5000);
    assertThat(fills(story)).containsExactly(101L, 90L);
  }

  @Test
  void aStopEntryDoesNotBuyBelowTheTradeThatTouchesIt() {
    TickStory story = TickStory.plain();
    story
        .quote(100, 1000, 101, 1000)
        .then(context -> context.submit(context.ticket().stop(Side.BUY, 100, 110 * DOLLAR)));
    story.quote(100, 1000, 101, 1000).quote(100, 1000, 101, 1000).trade(120, 5000);
    assertThat(fills(story)).containsExactly(120L);
  }

  @Test
  void aMarketOrderGetsNoQuoteThatIsOver() {
    TickStory story = TickStory.plain();
    story.quote(100, 1000, 101, 1000).then(context -> context.submitMarket(Side.BUY, 100));
    story.trade(150, 1000).trade(150, 1000);
    assertThat(fills(story)).containsExactly(150L);
  }

  @Test
  void aLimitThatTheQuoteWouldHaveFilledRestsWhereTheMarketHasGone() {
    TickStory story = TickStory.plain();
    story
        .quote(100, 1000, 101, 1000)
        .then(context -> context.submitLimit(Side.BUY, 100, 105 * DOLLAR));
    story.trade(100, 10).trade(110, 1000);
    assertThat(fills(story)).isEmpty();
    assertThat(story.engine.openOrders()).isEqualTo(1);
  }

  @Test
  void aStopInABookDoesNotFillBetterThanTheTrades() {
    TickStory story = TickStory.plain();
    story.bid(100, 1000).ask(101, 1000).then(context -> context.submitMarket(Side.BUY, 100));
    story.bid(99, 1000).bid(98, 1000);
    story.then(context -> context.submit(context.ticket().stop(Side.SELL, 100, 95 * DOLLAR)));
    story.bid(97, 1000).trade(90, 5000).trade(89, 5000);
    assertThat(fills(story)).containsExactly(101L, 89L);
  }

  @Test
  void withinTheTouchATradeChangesNothing() {
    TickStory story = TickStory.plain();
    story.quote(100, 1000, 102, 1000).then(context -> context.submitMarket(Side.BUY, 100));
    story.trade(101, 1000);
    story.trade(101, 1000);
    assertThat(fills(story)).containsExactly(102L);
  }
}
