package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.order.Side;
import org.junit.jupiter.api.Test;

/** Quotes and books of before a split or a dividend are no market of after it. */
class QuotesAfterActionsTest {

  private final TickStory story = TickStory.plain();

  private long now() {
    return story.engine.time();
  }

  @Test
  void nobodySellsNewSharesAtOldQuotes() {
    story.quote(100, 0, 101, 0).then(c -> c.submitMarket(Side.BUY, 50)).quote(100, 0, 101, 0);
    story.quote(100, 0, 101, 0);
    assertThat(story.fills()).containsExactly("Buy 50@101");
    story.engine.onCorporateAction(new CorporateAction.Split(0, now(), 2, 1));
    story.then(c -> c.submitMarket(Side.SELL, 100)).trade(50, 1_000_000);
    story.trade(50, 1_000_000).quote(50, 0, 51, 0);
    assertThat(story.fills()).containsExactly("Sell 100@50");
  }

  @Test
  void norIntoAnOldBook() {
    story.bid(100, 1_000).ask(101, 1_000).then(c -> c.submitMarket(Side.BUY, 50)).bid(99, 10);
    story.bid(98, 10);
    assertThat(story.fills()).containsExactly("Buy 50@101");
    story.engine.onCorporateAction(new CorporateAction.Split(0, now(), 2, 1));
    story.then(c -> c.submitMarket(Side.SELL, 100)).trade(50, 1_000_000).trade(50, 1_000_000);
    assertThat(story.fills()).isEmpty();
    story.bid(50, 1_000).ask(51, 1_000);
    assertThat(story.fills()).containsExactly("Sell 100@50");
  }

  @Test
  void nobodySellsWithoutTheDividendAtPricesWithIt() {
    story.quote(100, 0, 101, 0).then(c -> c.submitMarket(Side.BUY, 50)).quote(100, 0, 101, 0);
    story.quote(100, 0, 101, 0);
    story.fills();
    story.engine.onCorporateAction(
        new CorporateAction.CashDividend(0, now(), 10 * Scenario.DOLLAR));
    story.then(c -> c.submitMarket(Side.SELL, 50)).trade(90, 1_000_000);
    story.trade(90, 1_000_000).quote(89, 0, 90, 0);
    assertThat(story.fills()).containsExactly("Sell 50@90");
  }
}
