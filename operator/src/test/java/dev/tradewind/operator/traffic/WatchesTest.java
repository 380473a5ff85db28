package dev.tradewind.operator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.operator.metrics.Meters;
import dev.tradewind.operator.metrics.OperatorMetric;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class WatchesTest {
  private final AtomicLong now = new AtomicLong();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Watches watches = new Watches(new Meters(registry), now::get);

  private void after(int seconds) {
    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private double age(String resource) {
    return registry
        .get(OperatorMetric.WATCH_AGE_SECONDS.metricName())
        .tag("resource", resource)
        .gauge()
        .value();
  }

  @Test
  void aWatchIsDeafWhileOthersHear() {
    watches.opening("/pods", "pods");
    watches.opening("/services", "services");
    after(100);
    watches.heard("/services");

    assertThat(watches.deafness())
        .containsEntry("pods", Duration.ofSeconds(100))
        .containsEntry("services", Duration.ZERO);
  }

  @Test
  void noWatchIsToBlameWhileTheApiIsAway() {
    watches.opening("/pods", "pods");
    after(10);
    watches.answered();
    after(1000);

    assertThat(watches.deafness()).containsEntry("pods", Duration.ofSeconds(10));
    assertThat(age("pods")).isEqualTo(1010);
  }

  @Test
  void aWatchThatIsOpenedAgainAndAgainHasNotHeardAnything() {
    watches.opening("/pods", "pods");
    after(100);
    watches.opening("/pods", "pods");
    watches.answered();

    assertThat(watches.deafness()).containsEntry("pods", Duration.ofSeconds(100));
  }

  @Test
  void allAreOpenOnlyWhileEachIs() {
    watches.opening("/pods", "pods");
    watches.opening("/services", "services");
    long pods = watches.opened("/pods");
    assertThat(watches.allOpen()).isFalse();

    watches.opened("/services");
    assertThat(watches.allOpen()).isTrue();

    watches.closed("/pods", pods);
    assertThat(watches.allOpen()).isFalse();
  }

  @Test
  void anOldOpeningThatEndsLateClosesNothing() {
    watches.opening("/pods", "pods");
    long first = watches.opened("/pods");
    watches.opened("/pods");

    watches.closed("/pods", first);

    assertThat(watches.allOpen()).isTrue();
  }

  @Test
  void theWorstOfAKindCounts() {
    watches.opening("/a/pods", "pods");
    watches.opening("/b/pods", "pods");
    after(5);
    watches.heard("/b/pods");

    assertThat(watches.deafness()).containsEntry("pods", Duration.ofSeconds(5));
    assertThat(age("pods")).isEqualTo(5);
  }
}
