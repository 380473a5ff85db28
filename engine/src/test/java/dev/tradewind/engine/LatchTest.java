package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;
import org.junit.jupiter.api.Test;

/** A latch is kept whatever the book is told, until its own id releases it. */
class LatchTest {

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

  private static CommandOutcome latch(Scenario story, String id, TradingState level) {
    return story.engine.onCommand(
        new Command.SetLatch(new Latch(id, level, LatchCause.BREAK_GLASS, "fire", 7)));
  }

  private static CommandOutcome release(Scenario story, String id) {
    return story.engine.onCommand(new Command.ReleaseLatch(id));
  }

  private static void buyAndSell(Context context) {
    context.submitMarket(Side.BUY, 1);
    context.submitMarket(Side.SELL, 1);
  }

  @Test
  void haltedDoesWhatTheStateHaltedDoes() {
    Scenario story = busy();
    assertThat(latch(story, "a", TradingState.HALTED).accepted()).isTrue();
    assertThat(story.events())
        .containsExactly(
            "Latch a",
            "Running to Halted",
            "Cancelled Sell Limit 0/5 reduce-only Halted",
            "Cancelled Buy Limit 0/3 Halted");
    story.then(LatchTest::buyAndSell).bar(100);
    assertThat(story.events()).containsExactly("Rejected Buy 1 Halted", "Rejected Sell 1 Halted");
    assertThat(story.engine.latch())
        .contains(new Latch("a", TradingState.HALTED, LatchCause.BREAK_GLASS, "fire", 7));
  }

  @Test
  void flatClosesThePosition() {
    Scenario story = busy();
    latch(story, "a", TradingState.FLAT);
    assertThat(story.events()).endsWith("Working Sell Market 0/10 reduce-only");
    story.then(LatchTest::buyAndSell).bar(90);
    assertThat(story.account().isFlat()).isTrue();
    assertThat(story.events()).endsWith("Rejected Buy 1 Flat", "Rejected Sell 1 Flat");
  }

  @Test
  void noCommandLoosensIt() {
    Scenario story = busy();
    latch(story, "a", TradingState.HALTED);
    story.events();
    story.state(TradingState.PAUSED).state(TradingState.RUNNING).state(TradingState.PAUSED);
    assertThat(story.events()).isEmpty();
    assertThat(story.engine.state()).isEqualTo(TradingState.HALTED);
    story.state(TradingState.FLAT);
    assertThat(story.events())
        .containsExactly("Halted to Flat", "Working Sell Market 0/10 reduce-only");
    story.state(TradingState.RUNNING);
    assertThat(story.events())
        .containsExactly("Flat to Halted", "Cancelled Sell Market 0/10 reduce-only FlatLeft");
  }

  @Test
  void releasedItObeysWhatWasCommandedLast() {
    Scenario story = busy();
    latch(story, "a", TradingState.FLAT);
    story.state(TradingState.PAUSED);
    story.events();
    assertThat(release(story, "a").accepted()).isTrue();
    assertThat(story.events())
        .containsExactly(
            "Release a", "Flat to Paused", "Cancelled Sell Market 0/10 reduce-only FlatLeft");
    assertThat(story.engine.latch()).isEmpty();
    story.then(LatchTest::buyAndSell).bar(100);
    assertThat(story.events())
        .containsExactly("Rejected Buy 1 Paused", "Working Sell Market 0/1 reduce-only");
  }

  @Test
  void releasingWhatIsFlatByCommandTooGoesOnClosing() {
    Scenario story = busy();
    latch(story, "a", TradingState.FLAT);
    story.state(TradingState.FLAT);
    story.events();
    release(story, "a");
    assertThat(story.events()).containsExactly("Release a");
    assertThat(story.engine.openOrders()).isEqualTo(1);
  }

  @Test
  void onlyItsOwnIdReleasesIt() {
    Scenario story = busy();
    assertThat(release(story, "a"))
        .isEqualTo(
            CommandOutcome.refused(
                "There is no latch a, nor any other: nothing is to be released."));
    latch(story, "a", TradingState.HALTED);
    assertThat(release(story, "b"))
        .isEqualTo(CommandOutcome.refused("There is no latch b: the one that is held is a."));
    assertThat(release(story, "").accepted()).isFalse();
    assertThat(story.engine.state()).isEqualTo(TradingState.HALTED);
  }

  @Test
  void theSameReleaseAgainIsAcceptedAndLeavesANewLatchAlone() {
    Scenario story = busy();
    latch(story, "a", TradingState.HALTED);
    release(story, "a");
    story.events();
    assertThat(release(story, "a").accepted()).isTrue();
    latch(story, "b", TradingState.HALTED);
    story.events();
    assertThat(release(story, "a").accepted()).isTrue();
    assertThat(story.events()).isEmpty();
    assertThat(story.engine.latch()).map(Latch::id).contains("b");
  }

  @Test
  void anIdThatWasReleasedCannotLatchAgain() {
    Scenario story = busy();
    latch(story, "a", TradingState.HALTED);
    release(story, "a");
    assertThat(latch(story, "a", TradingState.FLAT))
        .isEqualTo(
            CommandOutcome.refused("The latch a was released before: a new latch needs a new id."));
    assertThat(story.engine.state()).isEqualTo(TradingState.RUNNING);
  }

  @Test
  void ofTwoLatchesTheStricterStays() {
    Scenario story = busy();
    latch(story, "a", TradingState.HALTED);
    latch(story, "b", TradingState.HALTED);
    assertThat(story.engine.latch()).map(Latch::id).contains("a");
    story.events();
    latch(story, "c", TradingState.FLAT);
    assertThat(story.events())
        .containsExactly("Latch c", "Halted to Flat", "Working Sell Market 0/10 reduce-only");
    assertThat(latch(story, "d", TradingState.HALTED).accepted()).isTrue();
    assertThat(story.events()).isEmpty();
    assertThat(release(story, "a").accepted()).isFalse();
    assertThat(release(story, "c").accepted()).isTrue();
    assertThat(story.engine.state()).isEqualTo(TradingState.RUNNING);
  }

  @Test
  void flatAfterTheEndOfTheDataSettles() {
    Scenario story = busy();
    story.engine.complete();
    latch(story, "a", TradingState.FLAT);
    assertThat(story.engine.isSettled()).isTrue();
  }

  @Test
  void aStoppedBookStartsAgainLatched() {
    Scenario story = busy();
    latch(story, "a", TradingState.FLAT);
    story.engine.onCommand(new Command.Stop());
    assertThat(story.engine.openOrders()).isZero();
    story.engine.onCommand(new Command.Start());
    story.bar(100);
    assertThat(story.account().isFlat()).isTrue();
    assertThat(story.engine.state()).isEqualTo(TradingState.FLAT);
  }

  @Test
  void aLatchIsStrictAndNamed() {
    assertThatThrownBy(() -> latch(busy(), "a", TradingState.RUNNING))
        .hasMessage("A latch is Paused, Halted or Flat, not Running.");
    assertThatThrownBy(() -> latch(busy(), " ", TradingState.FLAT)).hasMessageContaining("id");
    assertThatThrownBy(
            () -> new Latch("a", TradingState.FLAT, LatchCause.DRAWDOWN, "x".repeat(1025), 0))
        .hasMessageContaining("1024");
  }
}
