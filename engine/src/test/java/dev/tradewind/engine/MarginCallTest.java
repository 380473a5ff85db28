package dev.tradewind.engine;

import static dev.tradewind.engine.Scenario.DOLLAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.AccountTerms;
import dev.tradewind.engine.portfolio.AccountTerms.Margin;
import org.junit.jupiter.api.Test;

/** What an account that may borrow owes its lender. */
class MarginCallTest {

  private static Scenario with(int initial, int maintenance) {
    Margin margin = new Margin(initial, maintenance, 0);
    return Scenario.with(
        s -> s.withAccount(AccountTerms.cash(Scenario.AAPL.currency()).withMargin(margin)));
  }

  /** 400 at 100 for 10,000; at 85 the equity of 4,000 is less than 15% of 34,000. */
  private static Scenario called() {
    Scenario story = with(2500, 1500);
    story.then(c -> c.submitMarket(Side.BUY, 400)).bar(100).bar(100).bar(85);
    assertThat(story.engine.latch())
        .hasValueSatisfying(l -> assertThat(l.id()).isEqualTo("margin-0-1"));
    story.events();
    return story;
  }

  private static Scenario release(Scenario story) {
    return story.command(new Command.ReleaseLatch(story.engine.latch().orElseThrow().id()));
  }

  @Test
  void itIsCalledAgainAsLongAsTheMarginIsNotCovered() {
    Scenario story = release(called());
    assertThat(story.engine.state()).isEqualTo(TradingState.RUNNING);
    story.events();

    story.bar(84);

    assertThat(story.events())
        .containsExactly(
            "Latch margin-0-2", "Running to Flat", "Working Sell Market 0/400 reduce-only");
    assertThat(story.account().quantity(0)).isEqualTo(400);
    assertThat(story.bar(84).account().isFlat()).isTrue();
  }

  @Test
  void aMarginThatIsCoveredAgainIsNotCalled() {
    Scenario story = release(called()).bar(100);

    assertThat(story.engine.latch()).isEmpty();
    assertThat(story.account().quantity(0)).isEqualTo(400);
  }

  @Test
  void debtsOfAnAccountThatHoldsNothingAreNotCalledAgain() {
    Scenario story = called().bar(70).bar(70);
    assertThat(story.account().equity()).isNegative();

    release(story).bar(70);

    assertThat(story.engine.latch()).isEmpty();
  }

  /** 50 are sold short at 100: the cash is 15,000, the margin 2,500, the equity 10,000. */
  @Test
  void theProceedsOfAShortSaleCannotBeWithdrawn() {
    Scenario story = with(5000, 3000);
    story.then(c -> c.submitMarket(Side.SELL, 50)).bar(100).bar(100);
    assertThat(story.account().cash()).isEqualTo(15_000 * DOLLAR);

    CommandOutcome outcome = story.engine.onCommand(new Command.SetCapital(2_499 * DOLLAR));

    assertThat(outcome.message()).contains("free cash of 7500 USD");
    assertThat(story.engine.onCommand(new Command.SetCapital(2_500 * DOLLAR)).accepted()).isTrue();
    story.then(c -> assertThat(c.submitMarket(Side.SELL, 1)).isEqualTo(-1)).bar(100);
  }

  /** What is borrowed is no free cash either, whatever the equity. */
  @Test
  void nothingIsBorrowedForAWithdrawal() {
    Scenario story = with(2500, 1500);
    story.then(c -> c.submitMarket(Side.BUY, 80)).bar(100).bar(200);

    assertThat(story.engine.onCommand(new Command.SetCapital(7_000 * DOLLAR)).accepted()).isFalse();
  }
}
