package dev.tradewind.engine;

import static dev.tradewind.engine.Scenario.DOLLAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.Side;
import org.junit.jupiter.api.Test;

/** What an order may take of a market whose quotes or levels are known, and when its turn is. */
class BooksTest {

  /** 20 stand at 99 and 50 are asked at 101. */
  private static TickStory book() {
    return TickStory.plain().ask(101, 50).bid(99, 20);
  }

  @Test
  void quotesBesideABookOfOneSideAreNoTouch() {
    TickStory story = TickStory.plain();
    story.quote(99, 5, 101, 5).bid(98, 10);
    assertThat(story.engine.account().lastPrice(0)).isEqualTo(100 * DOLLAR);
    story.ask(104, 10);
    assertThat(story.engine.account().lastPrice(0)).isEqualTo(101 * DOLLAR);
  }

  @Test
  void whoCameAfterTheLastLevelStandsBehindItToo() {
    TickStory story = book();
    story.then(c -> c.submitLimit(Side.BUY, 10, 99 * DOLLAR)).bid(98, 7);
    story.trade(99, 15);
    assertThat(story.fills()).as("20 stood before").isEmpty();
    story.trade(99, 15);
    assertThat(story.fills()).containsExactly("Buy 10@99");
  }

  @Test
  void whoChangesThePriceStandsBehindWhatIsThere() {
    TickStory story = book();
    story.then(c -> c.submitLimit(Side.BUY, 10, 98 * DOLLAR)).bid(97, 7).bid(97, 8);
    story.then(c -> assertThat(c.replace(1, 10, 99 * DOLLAR, 0)).isTrue()).trade(101, 1);
    story.trade(99, 15);
    assertThat(story.fills()).isEmpty();
  }

  /** What took the bids down to 99 and rests there now would have met the order first. */
  @Test
  void anAskThatComesToARestingBidGivesWhatItShows() {
    TickStory story = book();
    story.then(c -> c.submitLimit(Side.BUY, 10, 100 * DOLLAR)).bid(98, 7).bid(98, 8);
    story.ask(100, 4);
    assertThat(story.fills()).containsExactly("Buy 4@100");
    story.bid(98, 9);
    assertThat(story.fills()).as("the 4 are gone").isEmpty();
    story.ask(100, 50);
    assertThat(story.fills()).containsExactly("Buy 6@100");
  }

  @Test
  void aTrailingStopToBuyBeginsAtTheBook() {
    TickStory story = book();
    story
        .then(c -> c.submit(c.ticket().trailingStop(Side.BUY, 10, 5 * DOLLAR)))
        .bid(98, 7)
        .bid(98, 8);
    assertThat(story.fills()).as("its stop is at 105").isEmpty();
    story.ask(101, 0).ask(106, 50).bid(98, 9);
    assertThat(story.fills()).containsExactly("Buy 10@106");
  }

  @Test
  void whatAQuoteShowedIsTakenOnce() {
    TickStory story = TickStory.plain().quote(99, 5, 101, 6);
    story.then(c -> c.submitMarket(Side.BUY, 20)).quote(99, 5, 101, 6).quote(99, 5, 101, 6);
    assertThat(story.fills()).containsExactly("Buy 6@101");
    story.trade(101, 1).trade(101, 1);
    assertThat(story.fills()).as("nobody has shown more").isEmpty();
    story.quote(99, 5, 101, 100);
    assertThat(story.fills()).containsExactly("Buy 14@101");
  }

  @Test
  void marketOrdersAreFilledInTheirTurn() {
    TickStory story = TickStory.plain().quote(99, 5, 101, 6);
    story
        .then(
            c -> {
              for (int i = 0; i < 4; i++) {
                c.submitMarket(Side.BUY, 10);
              }
            })
        .quote(99, 5, 101, 6);
    story.quote(99, 10, 101, 10).quote(99, 30, 101, 30);
    assertThat(story.filledOrders()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void marketOrdersTakeFromTheBookInTheirTurn() {
    TickStory story = TickStory.plain().bid(99, 20).ask(101, 1);
    story
        .then(
            c -> {
              for (int i = 0; i < 4; i++) {
                c.submitMarket(Side.BUY, 10);
              }
            })
        .bid(98, 1);
    story.ask(101, 10).ask(101, 30);
    assertThat(story.filledOrders()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void anOrderThatIsAllOrNothingTakesNoPartOfABookThatItCannotPay() {
    TickStory story =
        TickStory.with(
            s -> EngineSetup.of(s.instruments(), s.strategy(), s.interval(), 2_000 * DOLLAR));
    story.ask(101, 10).ask(150, 50).bid(99, 20);
    story.then(c -> c.submit(c.ticket().market(Side.BUY, 19).fillOrKill())).bid(98, 1).bid(98, 2);
    assertThat(story.fills()).isEmpty();
    assertThat(story.engine.openOrders()).isZero();
  }

  /** What the account itself took from a level stood before its own order there. */
  @Test
  void whatIsTakenOffALevelStoodBeforeOwnOrders() {
    TickStory story = book();
    story.then(c -> c.submitMarket(Side.BUY, 15)).bid(98, 7);
    story.then(c -> c.submitLimit(Side.BUY, 10, 99 * DOLLAR)).bid(98, 8);
    story.then(c -> c.submitMarket(Side.SELL, 15)).bid(98, 9);
    story.bid(98, 8);
    assertThat(story.fills()).containsExactly("Buy 15@101", "Sell 15@99");
    story.trade(99, 8);
    assertThat(story.fills()).as("5 of the 20 were left").containsExactly("Buy 3@99");
  }

  @Test
  void aPostOnlyOrderIsNotChangedIntoOneThatTakes() {
    TickStory story = book();
    story.then(c -> c.submit(c.ticket().limit(Side.BUY, 10, 99 * DOLLAR).postOnly())).bid(98, 7);
    story.then(c -> c.replace(1, 10, 101 * DOLLAR, 0)).bid(98, 8);
    story.bid(98, 9);
    assertThat(story.fills()).isEmpty();
    assertThat(story.log.take()).endsWith("Working Buy Limit 0/10");
  }

  /** It came first, but to the book it comes when its stop is touched. */
  @Test
  void aTouchedStopLimitStandsBehindThoseWhoRest() {
    TickStory story = book();
    story
        .then(c -> c.submit(c.ticket().stopLimit(Side.BUY, 10, 105 * DOLLAR, 99 * DOLLAR)))
        .bid(98, 7);
    story.then(c -> c.submitLimit(Side.BUY, 10, 99 * DOLLAR)).bid(98, 8);
    story.bid(98, 7).trade(105, 1).bid(99, 40).trade(99, 30);
    assertThat(story.filledOrders()).containsExactly(2L);
  }
}
