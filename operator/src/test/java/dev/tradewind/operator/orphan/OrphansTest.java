package dev.tradewind.operator.orphan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.operator.metrics.Meters;
import dev.tradewind.operator.metrics.OperatorMetric;
import dev.tradewind.operator.render.Labels;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OrphansTest {
  private final AtomicLong now = new AtomicLong();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<StatefulSet> sets = new ArrayList<>(List.of(set("a"), set("b")));
  private Set<String> strategies = Set.of("a", "b");
  private final Orphans orphans =
      new Orphans(
          sets::stream,
          set -> strategies.contains(set.getMetadata().getName()),
          new Meters(registry),
          now::get);

  @AfterEach
  void stop() {
    orphans.close();
  }

  @Test
  void oneWithoutItsStrategyIsAnOrphanAfterAWhile() {
    assertThat(after(60)).isZero();
    strategies = Set.of("a");

    assertThat(after(0)).isZero();
    assertThat(after(9)).isZero();
    assertThat(after(2)).isEqualTo(1);
    assertThat(after(600)).isEqualTo(1);

    sets.removeLast();
    assertThat(after(1)).isZero();
  }

  @Test
  void aStrategyThatIsSeenInTimeMakesItNone() {
    strategies = Set.of();
    after(0);
    after(8);
    strategies = Set.of("a", "b");
    after(1);
    strategies = Set.of();

    assertThat(after(8)).isZero();
    assertThat(after(11)).isEqualTo(2);
  }

  @Test
  void oneThatGoesIsNone() {
    strategies = Set.of();
    sets.forEach(set -> set.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z"));
    after(0);

    assertThat(after(60)).isZero();
  }

  private double after(int seconds) {
    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    orphans.look();
    return registry.get(OperatorMetric.ORPHANS.metricName()).gauge().value();
  }

  private static StatefulSet set(String name) {
    return new StatefulSetBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("desk-a")
        .withUid("set-" + name)
        .withLabels(Map.of(Labels.STRATEGY, name))
        .withAnnotations(Map.of(Labels.STRATEGY_UID, "uid-" + name))
        .endMetadata()
        .build();
  }
}
