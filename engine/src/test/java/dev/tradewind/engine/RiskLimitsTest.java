package dev.tradewind.engine;

import static dev.tradewind.engine.Scenario.DOLLAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.AccountTerms;
import dev.tradewind.engine.portfolio.AccountTerms.Margin;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.strategy.Context;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** S5: each limit holds, and an order that only reduces passes those that it may pass. */
class RiskLimitsTest {

  private static final long PLENTY = 1_000_000;

  private static Scenario limited(Consumer<RiskLimits.Builder> change) {
    RiskLimits.Builder builder = RiskLimits.NONE.toBuilder();
    change.accept(builder);
    return Scenario.with(s -> s.withLimits(builder.build()));
  }

  private static Scenario margin() {
    return Scenario.with(
        s ->
            s.withAccount(
                AccountTerms.cash(Scenario.AAPL.currency())
                    .withMargin(new Margin(5_000, 3_000, 0))));
  }

  private static void buy(Scenario story, long quantity) {
    story.then(c -> c.submitMarket(Side.BUY, quantity)).bar(100);
    story.bar(100);
    story.events();
  }

  @Test
  void anOrderIsNeitherTooLargeNorTooDear() {
    Scenario story = limited(l -> l.maxOrderQuantity(20).maxOrderNotional(1_500 * DOLLAR));
    story
        .then(
            c -> {
              c.submitMarket(Side.BUY, 21);
              c.submitMarket(Side.BUY, 16);
              c.submitMarket(Side.BUY, 15);
            })
        .bar(100);
    assertThat(story.events())
        .containsExactly(
            "Rejected Buy 21 MaxOrderQuantity",
            "Rejected Buy 16 MaxOrderNotional",
            "Working Buy Market 0/15");
  }

  @Test
  void allTogetherIsNotTooDearEither() {
    Scenario story = limited(l -> l.maxNotional(3_000 * DOLLAR));
    buy(story, 10);
    story
        .then(
            c -> {
              c.submitLimit(Side.BUY, 10, 90 * DOLLAR);
              c.submitMarket(Side.BUY, 12);
              c.submitMarket(Side.BUY, 11);
            })
        .bar(100);
    assertThat(story.events())
        .containsExactly(
            "Working Buy Limit 0/10", "Rejected Buy 12 MaxNotional", "Working Buy Market 0/11");
  }

  @Test
  void aLimitIsNotFarBeyondTheMarketButMayBeFarBelow() {
    Scenario story = limited(l -> l.priceCollar(500));
    story
        .then(
            c -> {
              c.submitLimit(Side.BUY, 1, 105 * DOLLAR + 1);
              c.submitLimit(Side.BUY, 1, 105 * DOLLAR);
              c.submitLimit(Side.BUY, 1, 10 * DOLLAR);
            })
        .bar(100);
    story.then(c -> c.submitLimit(Side.SELL, 1, 94 * DOLLAR)).bar(100);
    assertThat(story.events())
        .contains("Rejected Buy 1 PriceCollar", "Rejected Sell 1 PriceCollar")
        .filteredOn(line -> line.startsWith("Working Buy Limit"))
        .hasSize(2);
  }

  @Test
  void theAccountDoesNotTradeWithItself() {
    Scenario story = limited(l -> l.refuseSelfCross(true));
    buy(story, 10);
    story
        .then(
            c -> {
              c.submitLimit(Side.SELL, 10, 110 * DOLLAR);
              c.submitLimit(Side.BUY, 1, 109 * DOLLAR);
              c.submitLimit(Side.BUY, 1, 110 * DOLLAR);
              c.submitMarket(Side.BUY, 1);
            })
        .bar(100);
    assertThat(story.events())
        .containsExactly(
            "Working Sell Limit 0/10 reduce-only",
            "Working Buy Limit 0/1",
            "Rejected Buy 1 SelfCross",
            "Rejected Buy 1 SelfCross");
  }

  @Test
  void afterAStopThereIsAPause() {
    Scenario story = limited(l -> l.cooldown(2 * Scenario.DAY));
    story.then(c -> c.submit(c.ticket().market(Side.BUY, 10).bracket(95 * DOLLAR, 0))).bar(100);
    story.then(c -> c.submitMarket(Side.BUY, 1)).bar(100, 100, 94, 95, PLENTY);
    story.then(c -> c.submitMarket(Side.BUY, 1)).bar(95);
    story.then(c -> c.submitMarket(Side.BUY, 1)).bar(95);
    assertThat(story.events())
        .endsWith("Rejected Buy 1 Cooldown", "Rejected Buy 1 Cooldown", "Working Buy Market 0/1");
  }

  /** The target ends with the stop, and the strategy hears of that before it hears of the fill. */
  @Test
  void thePauseHasBegunWhenTheStrategyHearsOfTheStop() {
    Scenario story = limited(l -> l.cooldown(2 * Scenario.DAY));
    story
        .then(c -> c.submit(c.ticket().market(Side.BUY, 10).bracket(95 * DOLLAR, 120 * DOLLAR)))
        .bar(100);
    story.onOrderEnded((c, _) -> c.submitMarket(Side.BUY, 1));
    story.bar(100, 100, 94, 95, PLENTY);
    assertThat(story.events()).contains("Rejected Buy 1 Cooldown");
    assertThat(story.account().quantity(0)).isZero();
    assertThat(story.engine.openOrders()).isZero();
  }

  /** What a stop turns it closes first. */
  @Test
  void aStopThatFlipsClosesToo() {
    Scenario story =
        Scenario.with(
            s ->
                s.withAccount(
                        AccountTerms.cash(Scenario.AAPL.currency())
                            .withMargin(new Margin(5_000, 3_000, 0)))
                    .withLimits(RiskLimits.NONE.toBuilder().cooldown(2 * Scenario.DAY).build()));
    buy(story, 10);
    story.then(c -> c.submit(c.ticket().stop(Side.SELL, 15, 95 * DOLLAR))).bar(100);
    story.then(c -> c.submitMarket(Side.SELL, 1)).bar(100, 100, 94, 95, PLENTY);
    assertThat(story.account().quantity(0)).isEqualTo(-5);
    assertThat(story.events()).endsWith("Rejected Sell 1 Cooldown");
  }

  /** The venue said that the stop has ended, and then that it had filled before. */
  @Test
  void aFillOfAStopThatIsHeardOfLateBeginsThePauseToo() {
    VenueSide side =
        new VenueSide(
            EngineSetup.of(
                    List.of(Scenario.AAPL), () -> new Script(0), Scenario.DAY, 10_000 * DOLLAR)
                .withLimits(RiskLimits.NONE.toBuilder().cooldown(Scenario.DAY).build()),
            new DeafVenue(),
            EngineListener.NONE);
    side.passTo(1);
    side.books.portfolio.mark(0, 100 * DOLLAR);
    long entry = side.context.submitMarket(Side.BUY, 10);
    side.execution.onFill(entry, 0, Side.BUY, 10, 100 * DOLLAR, Liquidity.TAKER, 1);
    long stop = side.context.submit(side.context.ticket().stop(Side.SELL, 10, 95 * DOLLAR));
    side.execution.onCancelled(stop, CancelReason.VENUE);
    assertThat(side.books.cooldown.holds(0, 1)).isFalse();
    side.execution.onFill(stop, 0, Side.SELL, 10, 95 * DOLLAR, Liquidity.TAKER, 1);
    assertThat(side.context.submitMarket(Side.BUY, 1)).isEqualTo(Context.REJECTED);
  }

  /** The day's loss counts from the equity at the end of the day before. */
  @Test
  void aDaysLossStopsEntriesUntilTheNextDay() {
    Scenario story = limited(l -> l.maxDailyLoss(50 * DOLLAR));
    buy(story, 10);
    story.then(c -> c.submitLimit(Side.BUY, 1, 90 * DOLLAR)).bar(96);
    assertThat(story.events()).containsExactly("Working Buy Limit 0/1");
    story
        .then(
            c -> {
              c.submitMarket(Side.BUY, 1);
              c.submitMarket(Side.SELL, 5);
            })
        .bar(91);
    assertThat(story.events())
        .containsExactly(
            "Breach DailyLoss",
            "Cancelled Buy Limit 0/1 Risk",
            "Rejected Buy 1 DailyLoss",
            "Working Sell Market 0/5 reduce-only");
    assertThat(story.engine.breaches()).containsExactly(LatchCause.DAILY_LOSS);
    story.then(c -> c.submitMarket(Side.BUY, 1)).bar(91);
    assertThat(story.events()).contains("Breach end").endsWith("Working Buy Market 0/1");
    assertThat(story.engine.breaches()).isEmpty();
  }

  @Test
  void aDrawdownClosesAllUntilItIsReleasedAndIsNotOverruled() {
    Scenario story = limited(l -> l.maxDrawdown(1_000).onBreach(RiskLimits.OnBreach.FLATTEN));
    buy(story, 90);
    story.bar(110).bar(100).bar(98);
    assertThat(story.engine.latch()).as("10,900 is the peak, 9,820 is 9.9% below it").isEmpty();
    story.bar(97);
    assertThat(story.events())
        .containsExactly(
            "Breach Drawdown",
            "Latch drawdown-0-1",
            "Running to Flat",
            "Working Sell Market 0/90 reduce-only");
    assertThat(story.engine.latch())
        .map(Latch::message)
        .contains(
            "The equity of 9730 USD has fallen from its peak of 10900 USD by the limit of 10%.");
    story.bar(97);
    assertThat(story.account().quantity(0)).isZero();
    story.engine.onCommand(new Command.ReleaseLatch("drawdown-0-1"));
    story.then(c -> c.submitMarket(Side.BUY, 1)).bar(97);
    assertThat(story.events())
        .endsWith("Release drawdown-0-1", "Flat to Running", "Rejected Buy 1 Drawdown");
    story.engine.onCommand(new Command.ResetDrawdown());
    assertThat(story.engine.breaches()).isEmpty();
    story.then(c -> c.submitMarket(Side.BUY, 1)).bar(97);
    assertThat(story.events()).endsWith("Working Buy Market 0/1");
  }

  /** The loss of the day ends with it, the drawdown does not. */
  @Test
  void eachLimitIsPassedByItself() {
    Scenario story = limited(l -> l.maxDailyLoss(500 * DOLLAR).maxDrawdown(1_000));
    buy(story, 90);
    story.bar(94).bar(90).bar(88);
    assertThat(story.events()).containsExactly("Breach DailyLoss", "Breach end", "Breach Drawdown");
    assertThat(story.engine.breaches()).containsExactly(LatchCause.DRAWDOWN);
    story.bar(95);
    assertThat(story.events()).containsExactly("Breach end");
    assertThat(story.engine.breaches()).isEmpty();
  }

  @Test
  void theNextLimitThatIsPassedLatchesAnew() {
    Scenario story =
        limited(
            l ->
                l.maxDailyLoss(500 * DOLLAR)
                    .maxDrawdown(1_000)
                    .onBreach(RiskLimits.OnBreach.FLATTEN));
    buy(story, 90);
    story.bar(94);
    assertThat(story.engine.latch()).map(Latch::cause).contains(LatchCause.DAILY_LOSS);
    story.engine.onCommand(new Command.ReleaseLatch("dailyloss-0-1"));
    assertThat(story.engine.latch()).as("the same loss").isEmpty();
    story.bar(90);
    assertThat(story.engine.latch()).as("a small loss of another day").isEmpty();
    story.bar(88);
    assertThat(story.engine.latch()).map(Latch::id).contains("drawdown-0-2");
  }

  /** Each day has a loss of its own, also where it begins with the fall. */
  @Test
  void theSameLimitIsPassedAnewOnAnotherDay() {
    Scenario story =
        limited(l -> l.maxDailyLoss(500 * DOLLAR).onBreach(RiskLimits.OnBreach.FLATTEN));
    buy(story, 90);
    story.bar(94);
    story.engine.onCommand(new Command.ReleaseLatch("dailyloss-0-1"));
    story.bar(94);
    story.then(c -> c.submitMarket(Side.BUY, 90)).bar(94);
    story.bar(94);
    assertThat(story.engine.latch()).isEmpty();
    story.bar(88);
    assertThat(story.engine.latch()).map(Latch::id).contains("dailyloss-0-2");
  }

  /** What a process without the limit has seen counts for the next, which has it. */
  @Test
  void thePeakIsKnownAlsoIfTheLimitComesLater() throws IOException {
    Scenario story = Scenario.plain();
    buy(story, 90);
    story.bar(110).bar(100);
    story.restart(s -> s.withLimits(RiskLimits.NONE.toBuilder().maxDrawdown(1_000).build()));
    story.bar(98);
    assertThat(story.engine.breaches()).as("10,900 is the peak, 9,820 is 9.9% below it").isEmpty();
    story.bar(97);
    assertThat(story.engine.breaches()).containsExactly(LatchCause.DRAWDOWN);
  }

  /** A spec that shortens the pause is obeyed at once, also by a book that is in one. */
  @Test
  void aPauseIsAsLongAsItIsNow() throws IOException {
    Scenario story = limited(l -> l.cooldown(1_000 * Scenario.DAY));
    story.then(c -> c.submit(c.ticket().market(Side.BUY, 10).bracket(95 * DOLLAR, 0))).bar(100);
    story.bar(100).bar(100, 100, 94, 95, PLENTY);
    story.then(c -> c.submitMarket(Side.BUY, 1)).bar(95);
    assertThat(story.events()).endsWith("Rejected Buy 1 Cooldown");
    story.restart(s -> s.withLimits(RiskLimits.NONE));
    story.then(c -> c.submitMarket(Side.BUY, 1)).bar(95);
    assertThat(story.events()).endsWith("Working Buy Market 0/1");
  }

  @Test
  void aWithdrawalIsNoLoss() {
    Scenario story = limited(l -> l.maxDailyLoss(50 * DOLLAR).maxDrawdown(100));
    story.bar(100).bar(100);
    story.engine.onCommand(new Command.SetCapital(5_000 * DOLLAR));
    story.then(c -> c.submitMarket(Side.BUY, 1)).bar(100);
    assertThat(story.events()).containsExactly("Working Buy Market 0/1");
  }

  @Test
  void withMarginMoreCanBeBoughtThanThereIsCash() {
    Scenario story = margin();
    story
        .then(
            c -> {
              assertThat(c.affordableQuantity()).isEqualTo(200);
              assertThat(c.shortableQuantity()).isEqualTo(200);
              c.submitMarket(Side.BUY, 150);
              c.submitMarket(Side.BUY, 51);
              c.submitMarket(Side.BUY, 50);
            })
        .bar(100);
    story.bar(100);
    assertThat(story.account().quantity(0)).isEqualTo(200);
    assertThat(story.account().cash()).isEqualTo(-10_000 * DOLLAR);
    assertThat(story.events()).contains("Rejected Buy 51 InsufficientCash");
  }

  @Test
  void anOrderMayFlipThePositionIfTheOtherSideIsAllowed() {
    Scenario story = margin();
    buy(story, 50);
    story.then(c -> c.submitMarket(Side.SELL, 80)).bar(101);
    story.bar(102);
    assertThat(story.account().quantity(0)).isEqualTo(-30);
    assertThat(story.events())
        .containsExactly(
            "Working Sell Market 0/80",
            "Fill Sell 80 at 1020000 fee 0",
            "Filled Sell Market 80/80",
            "Trade 1000000");
    story.state(TradingState.PAUSED);
    story.then(c -> c.submitMarket(Side.BUY, 80)).bar(102);
    assertThat(story.events()).endsWith("Working Buy Market 0/30 reduce-only");
    story.bar(101);
    assertThat(story.account().quantity(0)).isZero();
    assertThat(story.account().pnl()).isEqualTo(130 * DOLLAR);
  }

  @Test
  void whoeverDoesNotCoverTheMarginIsClosed() {
    Scenario story = margin();
    story.then(c -> c.submitMarket(Side.SELL, 180)).bar(100);
    story.bar(100).bar(115);
    assertThat(story.engine.latch()).as("7,300 for 20,700").isEmpty();
    story.bar(120);
    assertThat(story.engine.latch()).map(Latch::cause).contains(LatchCause.MARGIN);
    story.bar(120);
    assertThat(story.account().quantity(0)).isZero();
  }
}
