package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Costs;
import dev.tradewind.engine.strategy.Context;
import org.junit.jupiter.api.Test;

/** States, capital, stop, and the end of the data. */
class CommandsTest {

  private static final long DOLLAR = Scenario.DOLLAR;

  /** Holds 10, offers 5 of them at 200, and bids for 3 more at 50. */
  private static Scenario busy() {
    Scenario story = Scenario.plain();
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    story
        .then(
            c -> {
              c.submitLimit(Side.SELL, 5, 200 * DOLLAR);
              c.submitLimit(Side.BUY, 3, 50 * DOLLAR);
            })
        .bar(100);
    story.events();
    return story;
  }

  private static void buyAndSell(Context context) {
    context.submitMarket(Side.BUY, 1);
    context.submitMarket(Side.SELL, 1);
  }

  @Test
  void pausedCancelsEntriesAndLetsExits() {
    Scenario story = busy().state(TradingState.PAUSED);
    assertThat(story.events())
        .containsExactly("Running to Paused", "Cancelled Buy Limit 0/3 Paused");
    story.then(CommandsTest::buyAndSell).bar(100);
    assertThat(story.events())
        .containsExactly("Rejected Buy 1 Paused", "Working Sell Market 0/1 reduce-only");
  }

  @Test
  void haltedCancelsAllAndHolds() {
    Scenario story = busy().state(TradingState.HALTED);
    assertThat(story.events())
        .containsExactly(
            "Running to Halted",
            "Cancelled Sell Limit 0/5 reduce-only Halted",
            "Cancelled Buy Limit 0/3 Halted");
    story.then(CommandsTest::buyAndSell).bar(100).bar(100);
    assertThat(story.events()).containsExactly("Rejected Buy 1 Halted", "Rejected Sell 1 Halted");
    assertThat(story.account().quantity(0)).isEqualTo(10);
  }

  @Test
  void flatClosesAtTheNextOpenAndStaysThere() {
    Scenario story = busy().state(TradingState.FLAT);
    assertThat(story.events())
        .containsExactly(
            "Running to Flat",
            "Cancelled Sell Limit 0/5 reduce-only Flat",
            "Cancelled Buy Limit 0/3 Flat",
            "Working Sell Market 0/10 reduce-only");
    story.then(CommandsTest::buyAndSell).bar(90);
    assertThat(story.events())
        .containsExactly(
            "Fill Sell 10 at 900000 fee 0",
            "Filled Sell Market 10/10 reduce-only",
            "Trade -1000000",
            "Rejected Buy 1 Flat",
            "Rejected Sell 1 Flat");
    assertThat(story.account().isFlat()).isTrue();
  }

  @Test
  void flatGoesOnUntilAThinMarketHasTakenAll() {
    Scenario story = busy().state(TradingState.FLAT);
    story.bar(100, 100, 100, 100, 40).bar(100, 100, 100, 100, 40);
    assertThat(story.account().quantity(0)).isEqualTo(2);
    story.bar(100, 100, 100, 100, 40);
    assertThat(story.account().isFlat()).isTrue();
  }

  @Test
  void leavingFlatWithdrawsTheClosingOrder() {
    Scenario story = busy().state(TradingState.FLAT).state(TradingState.RUNNING);
    assertThat(story.events())
        .endsWith("Flat to Running", "Cancelled Sell Market 0/10 reduce-only FlatLeft");
    story.then(CommandsTest::buyAndSell).bar(100);
    assertThat(story.events()).hasSize(2).noneMatch(line -> line.startsWith("Rejected"));
  }

  @Test
  void theSameStateAgainIsNothing() {
    assertThat(busy().state(TradingState.RUNNING).events()).isEmpty();
  }

  @Test
  void capitalMovesCashAndPeakButNoProfit() {
    Scenario story = busy().bar(110);
    long pnl = story.account().pnl();
    assertThat(story.engine.onCommand(new Command.SetCapital(12_000 * DOLLAR)).accepted()).isTrue();
    assertThat(story.account().cash()).isEqualTo(11_000 * DOLLAR);
    assertThat(story.account().pnl()).isEqualTo(pnl);
    assertThat(story.account().peakEquity()).isEqualTo(12_100 * DOLLAR);
    assertThat(story.account().drawdownPercent()).isZero();
  }

  @Test
  void moreThanTheFreeCashCannotBeWithdrawn() {
    Scenario story = busy();
    assertThat(story.account().freeCash()).isEqualTo((9_000 - 150) * DOLLAR);
    CommandOutcome outcome = story.engine.onCommand(new Command.SetCapital(1_149 * DOLLAR));
    assertThat(outcome)
        .isEqualTo(
            CommandOutcome.refused(
                "A withdrawal of 8851 USD is more than the free cash of 8850 USD:"
                    + " ask for a capital of at least 1150 USD, or close positions first."));
    assertThat(story.account().capital()).isEqualTo(10_000 * DOLLAR);
    assertThat(story.engine.onCommand(new Command.SetCapital(1_150 * DOLLAR)).accepted()).isTrue();
    assertThat(story.engine.onCommand(new Command.SetCapital(0)).accepted()).isFalse();
  }

  @Test
  void stopCancelsKeepsThePositionAndTakesNoBar() {
    Scenario story = busy();
    story.engine.onCommand(new Command.Stop());
    assertThat(story.events())
        .containsExactly(
            "Cancelled Sell Limit 0/5 reduce-only Stopped", "Cancelled Buy Limit 0/3 Stopped");
    assertThatThrownBy(() -> story.bar(100)).hasMessageContaining("stopped");
    assertThat(story.account().quantity(0)).isEqualTo(10);
    story.engine.onCommand(new Command.Start());
    assertThat(story.events())
        .containsExactly("Working Sell Limit 0/5 reduce-only", "Working Buy Limit 0/3");
  }

  @Test
  void whatAStopTookOffTheMarketIsBackAtTheStart() {
    Scenario story = Scenario.plain();
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    story.then(c -> c.submitMarket(Side.SELL, 10)).bar(100);
    story.events();

    story.engine.onCommand(new Command.Stop());
    assertThat(story.engine.openOrders()).isZero();
    story.engine.onCommand(new Command.Start());

    assertThat(story.engine.openOrders()).isEqualTo(1);
    story.bar(101);
    assertThat(story.account().isFlat()).as("the exit was not lost").isTrue();
  }

  @Test
  void anEntryIsNotPutBackWhereItWouldHaveBeenCancelled() {
    Scenario story = Scenario.plain();
    story.then(c -> c.submitMarket(Side.BUY, 3)).bar(100);
    story.engine.onCommand(new Command.Stop());
    story.engine.onCommand(new Command.SetState(TradingState.PAUSED));
    story.engine.onCommand(new Command.Start());

    assertThat(story.engine.openOrders()).isZero();
    assertThat(story.bar(100).account().isFlat()).isTrue();
  }

  @Test
  void aFlatBookThatWasStoppedGoesOnClosing() {
    Scenario story = busy().state(TradingState.FLAT);
    story.engine.onCommand(new Command.Stop());
    assertThat(story.engine.openOrders()).isZero();
    story.engine.onCommand(new Command.Start());
    story.bar(100);
    assertThat(story.account().isFlat()).isTrue();
  }

  @Test
  void theEndOfTheDataKeepsThePosition() {
    Scenario story = busy();
    long pnl = story.account().pnl();
    story.engine.complete();
    assertThat(story.events()).hasSize(2).allMatch(line -> line.endsWith("EndOfData"));
    assertThat(story.account().quantity(0)).isEqualTo(10);
    assertThat(story.account().pnl()).isEqualTo(pnl);
    assertThat(story.engine.isSettled()).isFalse();
    assertThatThrownBy(() -> story.bar(100)).hasMessageContaining("ended");
  }

  @Test
  void flatAfterTheEndSettlesAtTheLastCloseWithCosts() {
    Scenario story = Scenario.with(s -> s.withCosts(Costs.ofBasisPoints("10", "5")));
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100).bar(200);
    story.engine.complete();
    story.events();
    story.state(TradingState.FLAT);
    assertThat(story.events())
        .containsExactly(
            "Running to Flat",
            "Working Sell Market 0/10 reduce-only",
            "Fill Sell 10 at 1999000 fee 20000",
            "Filled Sell Market 10/10 reduce-only",
            "Trade -60000 settlement");
    assertThat(story.engine.isSettled()).isTrue();
    assertThat(story.log.trades.getFirst().settlement()).isTrue();
    assertThat(story.account().pnl()).isEqualTo(-60000);
  }

  @Test
  void aFlatThatTheEndOvertakesSettles() {
    Scenario story = busy().state(TradingState.FLAT);
    story.engine.complete();
    assertThat(story.engine.isSettled()).isTrue();
    assertThat(story.account().quantity(0)).isZero();
  }

  @Test
  void afterTheEndCommandsAreObeyedButNothingTrades() {
    Scenario story = busy();
    story.engine.complete();
    story.events();
    story.state(TradingState.PAUSED).state(TradingState.RUNNING);
    assertThat(story.events()).containsExactly("Running to Paused", "Paused to Running");
    assertThat(story.account().quantity(0)).isEqualTo(10);
  }
}
