package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LeaversTest {
  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

  private final Leavers leavers = new Leavers(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void theOnlyOneIsTheLast() {
    assertThat(leavers.isLast("desk-a", "one", Set.of())).isTrue();
  }

  @Test
  void whoLeavesOthersBehindIsNot() {
    assertThat(leavers.isLast("desk-a", "one", Set.of("two"))).isFalse();
    assertThat(leavers.isLast("desk-b", "two", Set.of("one"))).as("another namespace").isFalse();
  }

  /** The second sees the first no more, but the third and the fourth still do. */
  @Test
  void viewsOfDifferentAgeHaveOneLast() {
    assertThat(leavers.isLast("desk-a", "four", Set.of("one", "two", "three"))).isFalse();
    assertThat(leavers.isLast("desk-a", "two", Set.of("one", "three"))).isFalse();
    assertThat(leavers.isLast("desk-a", "one", Set.of("two", "three", "four"))).isFalse();
    assertThat(leavers.isLast("desk-a", "three", Set.of("one", "two", "four"))).isTrue();
  }

  @Test
  void whoCameAfterAllHadLeftIsNoneOfThem() {
    assertThat(leavers.isLast("desk-a", "one", Set.of())).isTrue();
    assertThat(leavers.isLast("desk-a", "two", Set.of("three"))).isFalse();
    assertThat(leavers.isLast("desk-a", "three", Set.of())).isTrue();
  }

  @Test
  void whoLeftLongAgoIsForgotten() {
    Leavers later = new Leavers(new Later());
    assertThat(later.isLast("desk-a", "one", Set.of("two"))).isFalse();
    assertThat(later.isLast("desk-a", "two", Set.of("one"))).isFalse();
  }

  /** A quarter of an hour passes each time that somebody looks. */
  private static final class Later extends Clock {
    private Instant now = NOW;

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      now = now.plus(Duration.ofMinutes(15));
      return now;
    }
  }
}
