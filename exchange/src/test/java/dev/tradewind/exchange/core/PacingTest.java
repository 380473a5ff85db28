package dev.tradewind.exchange.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.exchange.protocol.Capabilities;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import org.junit.jupiter.api.Test;

/** When a market that waits for its accounts goes on. */
final class PacingTest {

  private final Floor floor = Floor.with(Capabilities.BEST, Floor.flat(Floor.AAPL, 5, 100));

  private void pass(long session) {
    floor.send(session, new Request.Passed(floor.core.marketTime()));
  }

  @Test
  void itStandsBeforeTheFirstAccount() {
    assertThat(floor.core.isPassed()).isFalse();
    floor.core.connect();
    assertThat(floor.core.isPassed()).isFalse();
  }

  @Test
  void everyAccountHasToPassEachStep() {
    long one = floor.logOn("a");
    assertThat(floor.core.isPassed()).isFalse();
    pass(one);
    assertThat(floor.core.isPassed()).isTrue();
    long two = floor.logOn("b");
    assertThat(floor.core.isPassed()).isFalse();
    pass(two);
    assertThat(floor.core.isPassed()).isTrue();
    floor.core.step();
    assertThat(floor.core.isPassed()).isFalse();
    pass(one);
    pass(one);
    assertThat(floor.core.isPassed()).isFalse();
    pass(two);
    assertThat(floor.core.isPassed()).isTrue();
  }

  @Test
  void itStandsWhileAnAccountIsAwayAndUntilItSaysThatItIsThrough() {
    long one = floor.logOn("a");
    pass(one);
    floor.core.disconnect(one);
    assertThat(floor.core.isPassed()).isFalse();
    long again = floor.logOn("a");
    assertThat(floor.core.isPassed()).isFalse();
    pass(again);
    assertThat(floor.core.isPassed()).isTrue();
  }

  @Test
  void whoSaysAgainThatItPassedAnEarlierTimeIsToldTheLastOne() {
    long one = floor.logOn("a");
    pass(one);
    floor.core.step();
    floor.heard(one);
    floor.send(one, new Request.Passed(Report.BEFORE_THE_MARKET));
    assertThat(floor.heard(one))
        .containsExactly(new Report.MarketTime(Floor.START + Floor.MINUTE, false));
    assertThat(floor.core.isPassed()).isFalse();
    pass(one);
    pass(one);
    assertThat(floor.heard(one)).isEmpty();
  }
}
