package dev.tradewind.engine;

import static dev.tradewind.engine.Scenario.DOLLAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.exchange.Slippage;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of stops, trailing stops, brackets and times in force on bars. */
class OrderTypesTest {

  private static final long PLENTY = 1_000_000;

  /** Ten shares bought at 100. */
  private static Scenario holding() {
    Scenario story = Scenario.plain();
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    story.bar(100);
    story.events();
    return story;
  }

  private static Scenario holdingWith(Slippage slippage) {
    Scenario story = Scenario.with(s -> s.withExchange(s.exchange().withSlippage(slippage)));
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    story.bar(100);
    story.events();
    return story;
  }

  private static long lastPrice(Scenario story) {
    return story.log.fills.getLast().price() / DOLLAR;
  }

  @Test
  void aTouchedStopFillsAtItsStopPlusSlippage() {
    Scenario story = holdingWith(new Slippage.Ticks(3));
    story.then(c -> c.submit(c.ticket().stop(Side.SELL, 10, 95 * DOLLAR))).bar(100);
    story.bar(100, 101, 96, 99, PLENTY);
    assertThat(story.events()).containsExactly("Working Sell Stop 0/10 reduce-only");
    story.bar(99, 99, 95, 97, PLENTY);
    assertThat(story.events()).startsWith("Fill Sell 10 at 949997 fee 0");
  }

  @Test
  void aStopThatTheOpenIsBeyondFillsAtTheOpen() {
    Scenario story = holding();
    story.then(c -> c.submit(c.ticket().stop(Side.SELL, 10, 95 * DOLLAR))).bar(100);
    story.bar(90, 99, 89, 97, PLENTY);
    assertThat(lastPrice(story)).isEqualTo(90);
  }

  @Test
  void aBuyStopEntersAboveTheMarket() {
    Scenario story = Scenario.plain();
    story.then(c -> c.submit(c.ticket().stop(Side.BUY, 10, 105 * DOLLAR))).bar(100);
    story.bar(100, 104, 99, 103, PLENTY).bar(103, 106, 103, 104, PLENTY);
    assertThat(lastPrice(story)).isEqualTo(105);
    assertThat(story.account().quantity(0)).isEqualTo(10);
  }

  @Test
  void aTouchedStopWithoutVolumeFillsAtTheNextOpen() {
    Scenario story = holding();
    story.then(c -> c.submit(c.ticket().stop(Side.SELL, 10, 95 * DOLLAR))).bar(100);
    story.bar(100, 100, 94, 99, 0).bar(99);
    assertThat(lastPrice(story)).isEqualTo(99);
  }

  @Test
  void aStopLimitFillsAtItsStopIfItsLimitAllows() {
    Scenario story = holding();
    story
        .then(c -> c.submit(c.ticket().stopLimit(Side.SELL, 10, 95 * DOLLAR, 93 * DOLLAR)))
        .bar(100);
    story.bar(100, 100, 94, 99, PLENTY);
    assertThat(lastPrice(story)).isEqualTo(95);
  }

  @Test
  void aStopLimitThatTheOpenJumpsOverWaitsForItsLimit() {
    Scenario story = holding();
    story
        .then(c -> c.submit(c.ticket().stopLimit(Side.SELL, 10, 95 * DOLLAR, 93 * DOLLAR)))
        .bar(100);
    story.bar(90, 93, 89, 91, PLENTY);
    assertThat(story.account().quantity(0)).as("93 was only touched").isEqualTo(10);
    story.bar(91, 94, 91, 92, PLENTY);
    assertThat(lastPrice(story)).isEqualTo(93);
  }

  @Test
  void aStopLimitWithoutRoomRestsFromTheNextBar() {
    Scenario story = Scenario.plain();
    story
        .then(c -> c.submit(c.ticket().stopLimit(Side.BUY, 10, 105 * DOLLAR, 102 * DOLLAR)))
        .bar(100);
    story.bar(104, 106, 100, 104, PLENTY);
    assertThat(story.account().quantity(0)).as("whether 100 came after 106 nobody knows").isZero();
    story.bar(104, 104, 101, 103, PLENTY);
    assertThat(lastPrice(story)).isEqualTo(102);
  }

  @Test
  void aTrailingStopMovesAfterTheBarIsChecked() {
    Scenario story = holding();
    story.then(c -> c.submit(c.ticket().trailingStop(Side.SELL, 10, 5 * DOLLAR))).bar(100);
    story.bar(100, 120, 100, 118, PLENTY);
    assertThat(story.account().quantity(0)).as("its stop was 95 in that bar").isEqualTo(10);
    story.bar(118, 118, 116, 117, PLENTY).bar(117, 117, 114, 116, PLENTY);
    assertThat(lastPrice(story)).as("120 less 5").isEqualTo(115);
  }

  @Test
  void aTrailingStopNeverMovesBack() {
    Scenario story = holding();
    story.then(c -> c.submit(c.ticket().trailingStop(Side.SELL, 10, 5 * DOLLAR))).bar(100);
    story
        .bar(107, 110, 106, 106, PLENTY)
        .bar(106, 107, 106, 106, PLENTY)
        .bar(106, 106, 104, 105, 0);
    story.bar(105);
    assertThat(lastPrice(story)).isEqualTo(105);
  }

  @Test
  void aBracketsStopMayBeTouchedInTheBarOfItsEntryItsTargetNot() {
    Scenario story = Scenario.plain();
    story.then(OrderTypesTest::bracket).bar(100);
    story.bar(100, 115, 99, 112, PLENTY);
    assertThat(story.events())
        .containsExactly(
            "Working Buy Market 0/10",
            "Fill Buy 10 at 1000000 fee 0",
            "Filled Buy Market 10/10",
            "Working Sell Stop 0/10 reduce-only",
            "Working Sell Limit 0/10 reduce-only");
    Scenario other = Scenario.plain();
    other.then(OrderTypesTest::bracket).bar(100);
    other.bar(100, 115, 95, 112, PLENTY);
    assertThat(other.events())
        .endsWith(
            "Fill Sell 10 at 950000 fee 0",
            "Filled Sell Stop 10/10 reduce-only",
            "Trade -500000",
            "Cancelled Sell Limit 0/10 reduce-only OtherLegFilled");
  }

  private static void bracket(Context c) {
    c.submit(c.ticket().market(Side.BUY, 10).bracket(95 * DOLLAR, 110 * DOLLAR));
  }

  @Test
  void whereOneBarCouldHaveHitBothTheStopCameFirst() {
    Scenario story = Scenario.plain();
    story.then(OrderTypesTest::bracket).bar(100);
    story.bar(100).bar(100, 115, 90, 100, PLENTY);
    assertThat(lastPrice(story)).isEqualTo(95);
    assertThat(story.account().quantity(0)).isZero();
    assertThat(story.engine.openOrders()).isZero();
  }

  @Test
  void theTargetFillsBeyondItsPriceAndEndsTheStop() {
    Scenario story = Scenario.plain();
    story.then(OrderTypesTest::bracket).bar(100);
    story.bar(100).bar(105, 111, 104, 108, PLENTY);
    assertThat(lastPrice(story)).isEqualTo(110);
    assertThat(story.events()).endsWith("Cancelled Sell Stop 0/10 reduce-only OtherLegFilled");
  }

  @Test
  void legsGrowWithTheirEntryAndShrinkWithEachOther() {
    Scenario story = Scenario.plain();
    story.then(OrderTypesTest::bracket).bar(100);
    story.bar(100, 100, 100, 100, 40).bar(100, 100, 100, 100, 50);
    assertThat(story.events())
        .endsWith(
            "Fill Buy 5 at 1000000 fee 0",
            "PartiallyFilled Buy Market 9/10",
            "Working Sell Stop 0/9 reduce-only",
            "Working Sell Limit 0/9 reduce-only");
    story.bar(105, 112, 105, 108, 30);
    assertThat(story.account().quantity(0)).as("the target waits, it has grown").isEqualTo(10);
    story.bar(105, 112, 105, 108, 20);
    assertThat(story.account().quantity(0)).isEqualTo(8);
    assertThat(story.events()).endsWith("Working Sell Stop 0/8 reduce-only");
    story.bar(94);
    assertThat(story.account().quantity(0)).isZero();
    assertThat(story.engine.openOrders()).isZero();
  }

  @Test
  void aMarketExitEndsTheBracket() {
    Scenario story = Scenario.plain();
    story.then(OrderTypesTest::bracket).bar(100);
    story.bar(100);
    story.then(c -> c.submitMarket(Side.SELL, 10)).bar(101);
    story.bar(102);
    assertThat(story.account().quantity(0)).isZero();
    assertThat(story.engine.openOrders()).isZero();
  }

  @Test
  void immediateOrCancelTakesWhatThereIs() {
    Scenario story = Scenario.plain();
    story.then(c -> c.submit(c.ticket().market(Side.BUY, 10).immediateOrCancel())).bar(100);
    story.bar(100, 100, 100, 100, 60);
    assertThat(story.events())
        .endsWith("PartiallyFilled Buy Market 6/10", "Cancelled Buy Market 6/10 NotImmediate");
    story
        .then(c -> c.submit(c.ticket().limit(Side.BUY, 1, 98 * DOLLAR).immediateOrCancel()))
        .bar(100);
    story.bar(99, 99, 90, 95, PLENTY);
    assertThat(story.events()).endsWith("Cancelled Buy Limit 0/1 NotImmediate");
  }

  @Test
  void fillOrKillIsAllOrNothing() {
    Scenario story = Scenario.plain();
    story.then(c -> c.submit(c.ticket().market(Side.BUY, 10).fillOrKill())).bar(100);
    story.bar(100, 100, 100, 100, 90);
    assertThat(story.events()).endsWith("Cancelled Buy Market 0/10 NotImmediate");
    story.then(c -> c.submit(c.ticket().market(Side.BUY, 10).fillOrKill())).bar(100);
    story.bar(100, 100, 100, 100, 100);
    assertThat(story.events()).endsWith("Filled Buy Market 10/10");
  }

  @Test
  void goodTillDateExpiresAtItsTimeAndNotBefore() {
    Scenario story = Scenario.plain();
    story
        .then(c -> c.submit(c.ticket().limit(Side.BUY, 1, 90 * DOLLAR).goodTill(3 * Scenario.DAY)))
        .bar(100);
    story.bar(100).bar(100);
    assertThat(story.events()).endsWith("Expired Buy Limit 0/1");
    story
        .then(c -> c.submit(c.ticket().limit(Side.BUY, 1, 90 * DOLLAR).goodTill(c.time())))
        .bar(100);
    assertThat(story.events()).endsWith("Rejected Buy 1 InvalidTimeInForce");
  }

  @Test
  void aDayOrderLivesForTheDayThatBeginsOnDailyBars() {
    Scenario story = Scenario.plain();
    story.then(c -> c.submit(c.ticket().limit(Side.BUY, 1, 90 * DOLLAR).day())).bar(100);
    story.bar(100, 100, 89, 95, PLENTY);
    assertThat(lastPrice(story)).isEqualTo(90);
    story.then(c -> c.submit(c.ticket().limit(Side.BUY, 1, 50 * DOLLAR).day())).bar(100);
    story.bar(100);
    assertThat(story.events()).endsWith("Expired Buy Limit 0/1");
  }

  @Test
  void aPostOnlyOrderNeverTakes() {
    Scenario story = Scenario.plain();
    story
        .then(
            c -> {
              long number = c.submit(c.ticket().limit(Side.BUY, 1, 101 * DOLLAR).postOnly());
              assertThat(number).isEqualTo(Context.REJECTED);
              c.submit(c.ticket().limit(Side.BUY, 1, 99 * DOLLAR).postOnly());
            })
        .bar(100);
    story.bar(95);
    assertThat(lastPrice(story)).as("its limit, not the open").isEqualTo(99);
    assertThat(story.events()).startsWith("Rejected Buy 1 PostOnly", "Working Buy Limit 0/1");
  }

  @Test
  void aChangedOrderWorksWithItsNewTerms() {
    Scenario story = Scenario.plain();
    long[] number = new long[1];
    story.then(c -> number[0] = c.submitLimit(Side.BUY, 10, 90 * DOLLAR)).bar(100);
    story
        .then(
            c -> {
              assertThat(c.replace(number[0], 20, 95 * DOLLAR, 0)).isTrue();
              assertThat(c.replace(number[0], 200, 95 * DOLLAR, 0)).as("cash").isFalse();
              assertThat(c.replace(number[0], 20, 0, 0)).as("price").isFalse();
              assertThat(c.replace(99, 1, DOLLAR, 0)).as("unknown").isFalse();
            })
        .bar(100);
    story.bar(100, 100, 94, 97, PLENTY);
    assertThat(story.account().quantity(0)).isEqualTo(20);
    assertThat(lastPrice(story)).isEqualTo(95);
    assertThat(story.account().freeCash()).isEqualTo(story.account().cash());
  }

  @Test
  void nonsenseIsRefused() {
    Scenario story = Scenario.plain();
    story
        .then(
            c -> {
              c.submit(c.ticket().stop(Side.BUY, 1, 0));
              c.submit(c.ticket().stopLimit(Side.BUY, 1, 5 * DOLLAR, -1));
              c.submit(c.ticket().trailingStop(Side.BUY, 1, 0));
              c.submit(c.ticket().stop(Side.BUY, 1, 5 * DOLLAR).immediateOrCancel());
              c.submit(c.ticket().market(Side.BUY, 1).postOnly());
              c.submit(c.ticket().market(Side.BUY, 1).bracket(110 * DOLLAR, 95 * DOLLAR));
              c.submit(
                  c.ticket().limit(Side.BUY, 1, 90 * DOLLAR).bracket(95 * DOLLAR, 99 * DOLLAR));
              c.submit(c.ticket().market(Side.SELL, 1).reduceOnly());
            })
        .bar(100);
    assertThat(story.events())
        .containsExactly(
            "Rejected Buy 1 InvalidPrice",
            "Rejected Buy 1 InvalidPrice",
            "Rejected Buy 1 InvalidPrice",
            "Rejected Buy 1 InvalidTimeInForce",
            "Rejected Buy 1 InvalidTimeInForce",
            "Rejected Buy 1 InvalidBracket",
            "Rejected Buy 1 InvalidBracket",
            "Rejected Sell 1 NothingToReduce");
  }

  /** S5, S6: Halted leaves the protective stop, Flat takes it away only with the closing order. */
  @Test
  void aHaltLeavesTheStopThatProtects() {
    Scenario story = Scenario.plain();
    story.then(OrderTypesTest::bracket).bar(100);
    story.bar(100);
    story.events();
    story.state(TradingState.HALTED);
    assertThat(story.events())
        .containsExactly("Running to Halted", "Cancelled Sell Limit 0/10 reduce-only Halted");
    story.state(TradingState.FLAT);
    assertThat(story.events())
        .containsExactly(
            "Halted to Flat",
            "Working Sell Market 0/10 reduce-only",
            "Cancelled Sell Stop 0/10 reduce-only Flat");
    story.bar(99);
    assertThat(story.account().quantity(0)).isZero();
  }

  @Test
  void aStrategyCannotCancelWhatClosesItsPosition() {
    Scenario story = holding();
    story.state(TradingState.FLAT);
    story.then(Context::cancelAll).bar(100, 100, 100, 100, 50);
    assertThat(story.account().quantity(0)).isEqualTo(5);
    story.bar(100);
    assertThat(story.account().quantity(0)).isZero();
  }

  /** A stop and a start give back a bracket whose legs still end each other. */
  @Test
  void aStoppedBracketComesBackAsOne() {
    Scenario story = Scenario.plain();
    story.then(OrderTypesTest::bracket).bar(100);
    story.bar(100);
    story.engine.onCommand(new Command.Stop());
    assertThat(story.engine.openOrders()).isZero();
    story.engine.onCommand(new Command.Start());
    assertThat(story.engine.openOrders()).isEqualTo(2);
    story.bar(105, 111, 104, 108, 40);
    assertThat(story.account().quantity(0)).isEqualTo(6);
    List<String> events = story.events();
    assertThat(events).contains("Working Sell Stop 0/6 reduce-only");
    story.bar(94);
    assertThat(story.engine.openOrders()).isZero();
  }
}
