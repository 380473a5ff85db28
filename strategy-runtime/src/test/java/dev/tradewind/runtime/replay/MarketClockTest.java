package dev.tradewind.runtime.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class MarketClockTest {

  private static final long DAY = TimeUnit.DAYS.toNanos(1);

  @Test
  void aDayOfMarketTimeTakesADayDividedBySpeed() {
    MarketClock clock = new MarketClock(5 * DAY, 1_000, 86_400);
    assertThat(clock.due(6 * DAY)).isEqualTo(1_000 + TimeUnit.SECONDS.toNanos(1));
    assertThat(clock.due(5 * DAY)).isEqualTo(1_000);
    assertThat(clock.due(4 * DAY)).as("the past was due before").isLessThan(1_000);
  }

  @Test
  void ageIsInMarketTime() {
    MarketClock clock = new MarketClock(5 * DAY, 1_000, 86_400);
    assertThat(clock.secondsSince(5 * DAY, 1_000 + TimeUnit.SECONDS.toNanos(2)))
        .isEqualTo(2 * 86_400.0);
  }

  @Property
  void laterMarketTimesAreNeverDueEarlier(
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 2) long one,
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 2) long other,
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long speed) {
    MarketClock clock = new MarketClock(0, 0, speed);
    assertThat(clock.due(Math.min(one, other)))
        .isLessThanOrEqualTo(clock.due(Math.max(one, other)));
  }
}
