package dev.tradewind.engine;

import static dev.tradewind.engine.Scenario.DOLLAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.Side;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Whoever runs the book takes no entries: what protects and closes passes all the same. */
class SuspendedEntriesTest {

  /** Holds 10, and bids for 3 more, with a stop at 40, at 50. */
  private static Scenario suspended() {
    Scenario story = Scenario.plain();
    story.then(c -> c.submit(c.ticket().market(Side.BUY, 10))).bar(100);
    story
        .then(c -> c.submit(c.ticket().limit(Side.BUY, 3, 50 * DOLLAR).bracket(40 * DOLLAR, 0)))
        .bar(100);
    story.engine.suspendEntries();
    story.events();
    return story;
  }

  @Test
  void noEntryPassesAndTheStrategyKnows() {
    Scenario story = suspended();
    boolean[] allowed = {true};
    story
        .then(
            c -> {
              allowed[0] = c.entriesAllowed();
              c.submit(c.ticket().market(Side.BUY, 1));
            })
        .bar(100);
    assertThat(story.events()).anyMatch(event -> event.contains("Suspended"));
    assertThat(allowed[0]).isFalse();
    story.bar(100);
    assertThat(story.account().quantity(0)).isEqualTo(10);
  }

  @Test
  void anExitPasses() {
    Scenario story = suspended();
    story.then(c -> c.submit(c.ticket().market(Side.SELL, 10))).bar(100).bar(100);
    assertThat(story.account().quantity(0)).isZero();
  }

  @Test
  void whatWorksGoesOnAndGetsItsStop() {
    Scenario story = suspended();
    story.bar(45);
    assertThat(story.account().quantity(0)).isEqualTo(13);
    assertThat(story.events()).anyMatch(event -> event.contains("Working Sell Stop"));
  }

  @Test
  void flatCloses() {
    Scenario story = suspended();
    story.command(new Command.SetState(TradingState.FLAT));
    story.bar(100);
    assertThat(story.account().isFlat()).isTrue();
    assertThat(story.engine.openOrders()).isZero();
  }

  @Test
  void theNextProcessKnowsNothingOfIt() throws IOException {
    Scenario story = suspended();
    story.restart();
    story.then(c -> c.submit(c.ticket().market(Side.BUY, 1))).bar(100).bar(100);
    assertThat(story.account().quantity(0)).isEqualTo(11);
  }
}
