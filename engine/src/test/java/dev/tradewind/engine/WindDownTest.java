package dev.tradewind.engine;

import static dev.tradewind.engine.Scenario.DOLLAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.Side;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a process leaves behind that has to go, and what its successor finds. */
class WindDownTest {

  private static final long PLENTY = 1_000_000;

  /** So little volume that 4 fill at most. */
  private static final long THIN = 40;

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

  /** The process ends and another one goes on. */
  private static Scenario successor(Scenario story, Command.Stop stop) throws IOException {
    story.command(stop);
    story.restart();
    story.events();
    return story.command(new Command.Start());
  }

  @Test
  void aStopMayLeaveTheProtectiveStops() throws IOException {
    Scenario story = protectedPosition().command(new Command.Stop(true));
    assertThat(story.events())
        .contains(
            "Cancelled Buy Limit 0/3 Stopped", "Cancelled Sell Limit 0/10 reduce-only Stopped")
        .noneMatch(event -> event.contains("Sell Stop"));

    story.restart();
    story.command(new Command.Start());

    assertThat(story.events())
        .contains("Working Buy Limit 0/3", "Working Sell Limit 0/10 reduce-only")
        .noneMatch(event -> event.contains("Sell Stop"));
    assertThat(story.engine.openOrders()).isEqualTo(3);
    story.bar(100, 100, 90, 90, PLENTY);
    assertThat(story.account().isFlat()).isTrue();
    assertThat(story.events())
        .as("the target is the other leg of the stop that stayed")
        .contains("Cancelled Sell Limit 0/10 reduce-only OtherLegFilled");
  }

  @Test
  void theStopThatStayedIsTheOtherLegOfTheTargetThatCameBack() throws IOException {
    Scenario story = successor(protectedPosition(), new Command.Stop(true));

    story.bar(100, 125, 100, 125, PLENTY);

    assertThat(story.account().isFlat()).isTrue();
    assertThat(story.events()).contains("Cancelled Sell Stop 0/10 reduce-only OtherLegFilled");
  }

  @Test
  void aWindDownClosesAndOnlyTheEntriesComeBack() throws IOException {
    Scenario story = protectedPosition().command(new Command.WindDown(false));
    assertThat(story.engine.state()).isEqualTo(TradingState.FLAT);
    assertThat(story.engine.commanded()).isEqualTo(TradingState.RUNNING);
    assertThat(story.engine.openOrders()).as("the one that closes").isEqualTo(1);
    story.then(c -> c.submitLimit(Side.BUY, 1, 40 * DOLLAR)).bar(101);
    assertThat(story.account().isFlat()).isTrue();
    assertThat(story.events()).contains("Rejected Buy 1 Flat");

    successor(story, new Command.Stop());

    assertThat(story.engine.state()).isEqualTo(TradingState.RUNNING);
    assertThat(story.events()).containsExactly("Working Buy Limit 0/3");
  }

  @Test
  void whereNoBarCameAllIsAsBefore() throws IOException {
    Scenario story = protectedPosition().command(new Command.WindDown(false));

    successor(story, new Command.Stop());

    assertThat(story.account().quantity(0)).isEqualTo(10);
    assertThat(story.events())
        .containsExactlyInAnyOrder(
            "Working Buy Limit 0/3",
            "Working Sell Stop 0/10 reduce-only",
            "Working Sell Limit 0/10 reduce-only");
    story.bar(100, 100, 90, 90, PLENTY);
    assertThat(story.account().isFlat()).isTrue();
    assertThat(story.engine.openOrders()).as("the bid").isEqualTo(1);
  }

  /** As after a kill: nothing has said Stop. */
  @Test
  void whoIsKilledMeanwhileLosesNothing() throws IOException {
    Scenario story = protectedPosition().command(new Command.WindDown(false));
    story.restart();
    assertThat(story.engine.isWindingDown()).isTrue();
    assertThat(story.engine.state()).isEqualTo(TradingState.FLAT);

    successor(story, new Command.Stop());

    assertThat(story.engine.isWindingDown()).isFalse();
    assertThat(story.engine.state()).isEqualTo(TradingState.RUNNING);
    assertThat(story.engine.openOrders()).isEqualTo(3);
  }

  @Test
  void stopsMayStandUntilThePositionIsClosed() throws IOException {
    Scenario story = protectedPosition().command(new Command.WindDown(true));
    story.bar(100, 100, 100, 100, THIN);
    assertThat(story.account().quantity(0)).isEqualTo(6);
    assertThat(story.engine.openOrders()).as("what closes, and the stop").isEqualTo(2);

    successor(story, new Command.Stop(true));

    assertThat(story.events())
        .containsExactlyInAnyOrder("Working Buy Limit 0/3", "Working Sell Limit 0/6 reduce-only");
    story.bar(100, 100, 90, 90, PLENTY);
    assertThat(story.account().isFlat()).isTrue();
  }

  @Test
  void aStopThatKeepsNothingRemembersTheStopsThatStood() throws IOException {
    Scenario story = protectedPosition().command(new Command.WindDown(true));

    successor(story, new Command.Stop());

    assertThat(story.engine.openOrders()).isEqualTo(3);
    story.bar(100, 125, 100, 125, PLENTY);
    assertThat(story.engine.openOrders()).as("the bid").isEqualTo(1);
  }

  @Test
  void whatIsCommandedMeanwhileHoldsAfterwards() throws IOException {
    Scenario story = protectedPosition().command(new Command.WindDown(false));
    story.state(TradingState.PAUSED);
    assertThat(story.engine.state()).isEqualTo(TradingState.FLAT);

    successor(story.bar(100), new Command.Stop());

    assertThat(story.engine.state()).isEqualTo(TradingState.PAUSED);
    assertThat(story.engine.openOrders()).isZero();
  }

  @Test
  void theEndOfTheDataSettles() throws IOException {
    Scenario story = protectedPosition().command(new Command.WindDown(false));
    story.engine.complete();
    assertThat(story.account().isFlat()).isTrue();
    story.events();

    successor(story, new Command.Stop());

    assertThat(story.events()).isEmpty();
  }

  @Test
  void endedDataLeavesNothingToWindDown() {
    Scenario story = protectedPosition();
    story.engine.complete();

    story.command(new Command.WindDown(false));

    assertThat(story.account().quantity(0)).isEqualTo(10);
    assertThat(story.engine.isWindingDown()).isFalse();
  }

  /** An older runtime goes on with whatever else a newer one has written. */
  @Test
  void onlyABookThatIsWoundDownNeedsANewReader() throws IOException {
    Scenario story = protectedPosition();
    assertThat(version(story)).isEqualTo(5);
    story.command(new Command.WindDown(true));
    assertThat(version(story)).isEqualTo(6);
    story.command(new Command.Stop(true));
    assertThat(version(story)).isEqualTo(5);
  }

  private static int version(Scenario story) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    story.engine.snapshot(new DataOutputStream(bytes));
    return bytes.toByteArray()[7];
  }
}
