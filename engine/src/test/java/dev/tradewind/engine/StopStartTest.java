package dev.tradewind.engine;

import static dev.tradewind.engine.Scenario.DOLLAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.exchange.Latency;
import dev.tradewind.engine.order.Side;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a Stop takes off the market, and what of it a Start puts back. */
class StopStartTest {

  private static final long PLENTY = 1_000_000;

  /** So little volume that 20 fill at most. */
  private static final long THIN = 200;

  /** Holds 10 with a stop at 95 and a target at 120, and bids for 3 more at 50. */
  private static Scenario protectedPosition() {
    Scenario story = Scenario.plain();
    story
        .then(c -> c.submit(c.ticket().market(Side.BUY, 10).bracket(95 * DOLLAR, 120 * DOLLAR)))
        .bar(100);
    story.then(c -> c.submitLimit(Side.BUY, 3, 50 * DOLLAR)).bar(100);
    story.events();
    return story;
  }

  /** News of a bar's fills comes after the bar. */
  private static Scenario withLateReports() {
    return Scenario.with(s -> s.withExchange(s.exchange().withLatency(new Latency(0, 1000))));
  }

  /** Bids for 40 at 100 with a bracket; the exchange has the order. */
  private static Scenario bidWithBracket() {
    Scenario story = withLateReports();
    story
        .then(
            c ->
                c.submit(
                    c.ticket()
                        .limit(Side.BUY, 40, 100 * DOLLAR)
                        .bracket(95 * DOLLAR, 120 * DOLLAR)))
        .bar(101)
        .bar(101);
    story.events();
    return story;
  }

  private static Scenario stopAndStart(Scenario story) {
    story.command(new Command.Stop());
    story.events();
    return story.command(new Command.Start());
  }

  @Test
  void aChangedStrategyInheritsWhatReducesButNoEntry() throws IOException {
    Scenario story = protectedPosition().command(new Command.Stop());
    story.restartAfresh();
    story.events();

    story.command(new Command.Start());

    assertThat(story.events())
        .containsExactly(
            "Working Sell Stop 0/10 reduce-only", "Working Sell Limit 0/10 reduce-only");
    story.bar(100, 100, 90, 90, PLENTY);
    assertThat(story.account().isFlat()).isTrue();
    assertThat(story.events()).contains("Cancelled Sell Limit 0/10 reduce-only OtherLegFilled");
  }

  @Test
  void aHaltedBookKeepsItsStops() {
    Scenario story = protectedPosition().state(TradingState.HALTED);

    assertThat(stopAndStart(story).events()).containsExactly("Working Sell Stop 0/10 reduce-only");
  }

  @Test
  void whatWasFilledMeanwhileIsNotWantedAgain() {
    Scenario story = withLateReports();
    story.then(c -> c.submitLimit(Side.BUY, 40, 100 * DOLLAR)).bar(101).bar(101);
    story.bar(101, 101, 99, 100, PLENTY);
    assertThat(story.account().isFlat()).as("nobody knows of the fill").isTrue();

    stopAndStart(story).bar(100).bar(100);

    assertThat(story.account().quantity(0)).isEqualTo(40);
    assertThat(story.engine.openOrders()).isZero();
  }

  @Test
  void whatTheStrategyIsCancellingIsNotPutBack() {
    Scenario story = withLateReports();
    story.then(c -> c.submitLimit(Side.BUY, 40, 50 * DOLLAR)).bar(100);
    story.bar(100).then(c -> c.cancelAll()).bar(100);
    assertThat(story.engine.openOrders()).as("its cancel is under way").isEqualTo(1);

    stopAndStart(story);

    assertThat(story.engine.openOrders()).isZero();
  }

  @Test
  void theLegsOfWhatWasFilledMeanwhileComeWithTheStart() {
    Scenario story = bidWithBracket().bar(101, 101, 99, 100, THIN);

    stopAndStart(story);

    assertThat(story.events())
        .containsExactly(
            "PendingNew Buy Limit 0/20",
            "PendingNew Sell Stop 0/20 reduce-only",
            "PendingNew Sell Limit 0/20 reduce-only");
    story.bar(110).bar(110, 125, 110, 110, PLENTY).bar(110);
    assertThat(story.account().isFlat()).isTrue();
    assertThat(story.events())
        .as("the stop is the target's other leg")
        .contains("Cancelled Sell Stop 0/20 reduce-only OtherLegFilled");
  }

  @Test
  void legsThatStandGrowByWhatWasFilledMeanwhile() {
    Scenario story = bidWithBracket().bar(101, 101, 99, 100, THIN).bar(101);
    assertThat(story.account().quantity(0)).isEqualTo(20);
    story.bar(101, 101, 99, 100, THIN);

    stopAndStart(story);

    assertThat(story.account().quantity(0)).isEqualTo(40);
    assertThat(story.events())
        .containsExactly(
            "PendingNew Sell Stop 0/40 reduce-only", "PendingNew Sell Limit 0/40 reduce-only");
  }

  @Test
  void theLegsToComeOutliveARestart() throws IOException {
    Scenario story = bidWithBracket().bar(101, 101, 99, 100, PLENTY).command(new Command.Stop());
    story.restartAfresh();

    story.command(new Command.Start()).bar(100).bar(100, 100, 80, 80, PLENTY).bar(80);

    assertThat(story.account().isFlat()).isTrue();
  }

  /** The target that has lost its stop would stand in the way of the other bracket's. */
  @Test
  void theOtherLegOfAStopThatWasFilledMeanwhileStaysAway() {
    Scenario story = withLateReports();
    story
        .then(
            c -> {
              c.submit(c.ticket().market(Side.BUY, 10).bracket(95 * DOLLAR, 120 * DOLLAR));
              c.submit(c.ticket().market(Side.BUY, 10).bracket(80 * DOLLAR, 130 * DOLLAR));
            })
        .bar(100)
        .bar(100)
        .bar(100)
        .bar(100, 100, 94, 96, PLENTY);
    assertThat(story.account().quantity(0)).as("nobody knows of the stop's fill").isEqualTo(20);

    stopAndStart(story).bar(125).bar(125);

    assertThat(story.account().quantity(0)).as("125 is no target of what is left").isEqualTo(10);
    assertThat(story.engine.openOrders()).isEqualTo(2);
  }

  /** Its rest protects what is left; the target has gone with the first share. */
  @Test
  void theOtherLegOfAStopThatWasFilledInPartStaysAway() {
    Scenario story = withLateReports();
    story
        .then(c -> c.submit(c.ticket().market(Side.BUY, 40).bracket(95 * DOLLAR, 120 * DOLLAR)))
        .bar(100, 100, 100, 100, PLENTY)
        .bar(100, 100, 100, 100, PLENTY)
        .bar(100)
        .bar(100, 100, 94, 96, THIN);

    stopAndStart(story);

    assertThat(story.account().quantity(0)).isEqualTo(20);
    assertThat(story.events()).containsExactly("PendingNew Sell Stop 0/20 reduce-only");
  }
}
