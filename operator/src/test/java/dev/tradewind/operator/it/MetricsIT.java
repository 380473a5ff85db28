package dev.tradewind.operator.it;

import static dev.tradewind.operator.metrics.OperatorMetric.API_WRITES;
import static dev.tradewind.operator.metrics.OperatorMetric.COMMAND_SECONDS;
import static dev.tradewind.operator.metrics.OperatorMetric.EVENTS;
import static dev.tradewind.operator.metrics.OperatorMetric.LEADER;
import static dev.tradewind.operator.metrics.OperatorMetric.PODS_FOLLOWED;
import static dev.tradewind.operator.metrics.OperatorMetric.PODS_SILENT;
import static dev.tradewind.operator.metrics.OperatorMetric.POLL_SECONDS;
import static dev.tradewind.operator.metrics.OperatorMetric.RECONCILES_STARTED;
import static dev.tradewind.operator.metrics.OperatorMetric.RECONCILE_ERRORS;
import static dev.tradewind.operator.metrics.OperatorMetric.RECONCILE_RETRIES;
import static dev.tradewind.operator.metrics.OperatorMetric.RECONCILE_SECONDS;
import static dev.tradewind.operator.metrics.OperatorMetric.STRATEGIES;
import static dev.tradewind.operator.metrics.OperatorMetric.WATCH_AGE_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.operator.metrics.OperatorMetric;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Statistic;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator's numbers are those of the API server and the pods. */
@Processors
final class MetricsIT {
  private World world;

  @BeforeEach
  void start() {
    world = new World();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private double sum(OperatorMetric metric, Statistic statistic, String... tags) {
    return world.meters().find(metric.metricName()).tags(tags).meters().stream()
        .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
        .filter(measured -> measured.getStatistic() == statistic)
        .mapToDouble(measured -> measured.getValue())
        .sum();
  }

  private double count(OperatorMetric metric, String... tags) {
    return sum(metric, Statistic.COUNT, tags);
  }

  private double value(OperatorMetric metric, String... tags) {
    return sum(metric, Statistic.VALUE, tags);
  }

  /** {@code verb resource} → how often, as the operator counts. */
  private Map<String, Long> counted() {
    Map<String, Long> result = new TreeMap<>();
    for (Meter meter : world.meters().find(API_WRITES.metricName()).meters()) {
      String verb = meter.getId().getTag("verb").replace("apply", "patch");
      long writes =
          (long)
              count(
                  API_WRITES,
                  "resource",
                  meter.getId().getTag("resource"),
                  "verb",
                  meter.getId().getTag("verb"));
      result.put(verb + " " + meter.getId().getTag("resource"), writes);
    }
    return result;
  }

  /** The same as the API server has it in its audit log, with the operator's own Secret. */
  private Map<String, Long> audited() {
    String own = "/" + TestSettings.keySecret(world.namespace);
    Stream<String> beside =
        world.api.audit().writes("default", Instant.EPOCH).stream()
            .filter(line -> line.endsWith(own));
    return Stream.concat(world.writes(Instant.EPOCH).stream(), beside)
        .map(line -> line.substring(0, line.lastIndexOf('/')))
        .collect(Collectors.groupingBy(line -> line, TreeMap::new, Collectors.counting()));
  }

  @Test
  void everyWriteThatTheApiServerSawIsCounted() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    World.soon().until(() -> world.kubelet.book("aapl-sma").epoch() == 2);
    world.awaitSettled("aapl-sma");
    world.resource("aapl-sma").delete();
    world.awaitGone("aapl-sma");
    world.stopOperator();

    World.soon().untilAsserted(() -> assertThat(counted()).isEqualTo(audited()));
    assertThat(counted())
        .containsKeys(
            "create statefulsets",
            "create secrets",
            "create events",
            "delete pods",
            "patch tradingstrategies",
            "patch tradingstrategies/status");
  }

  @Test
  void reconcilesPollsAndCommandsAreMeasured() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");

    assertThat(count(RECONCILES_STARTED, "controller", "tradingstrategy")).isGreaterThan(2);
    assertThat(count(RECONCILE_SECONDS, "outcome", "success")).isGreaterThan(2);
    assertThat(count(POLL_SECONDS, "answer", "says")).isGreaterThan(0);
    World.soon()
        .untilAsserted(
            () ->
                assertThat(count(COMMAND_SECONDS, "command", "SetState", "answer", "says"))
                    .isPositive()
                    .isEqualTo(world.kubelet.book("aapl-sma").commands().size()));
    assertThat(count(EVENTS, "fate", "written")).isGreaterThan(0);
    assertThat(value(PODS_FOLLOWED)).isEqualTo(1);
    assertThat(value(PODS_SILENT)).isZero();
    assertThat(value(LEADER)).isEqualTo(1);
    assertThat(value(STRATEGIES, "phase", "Trading")).isEqualTo(1);
    assertThat(value(STRATEGIES)).isEqualTo(1);

    world.kubelet.misbehave(FakePod.Fault.Babbles);
    World.soon().until(() -> value(PODS_SILENT) == 1);
    assertThat(count(POLL_SECONDS, "answer", "silent")).isGreaterThan(0);
  }

  @Test
  void errorsAndRetriesAreCountedByKind() {
    world
        .admin
        .resource(
            new ServiceBuilder()
                .withNewMetadata()
                .withName("tradewind-strategies")
                .withNamespace(world.namespace)
                .endMetadata()
                .withNewSpec()
                .addNewPort()
                .withPort(1)
                .endPort()
                .endSpec()
                .build())
        .create();
    world.create("aapl-sma");

    World.soon().until(() -> count(RECONCILE_ERRORS, "error", "ForeignObject") > 1);
    World.soon().until(() -> count(RECONCILE_RETRIES) > 0);
    assertThat(count(RECONCILE_SECONDS, "outcome", "error")).isGreaterThan(0);
  }

  @Test
  void aWatchThatHearsIsYoung() {
    World.soon()
        .until(
            () -> world.meters().find(WATCH_AGE_SECONDS.metricName()).meters(),
            found -> found.size() >= 8);
    World.soon().until(() -> value(WATCH_AGE_SECONDS, "resource", "configmaps") > 0.5);
    double before = value(WATCH_AGE_SECONDS, "resource", "pods");

    world
        .admin
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("news")
                .withNamespace(world.namespace)
                .addToLabels("app.kubernetes.io/managed-by", "tradewind-operator")
                .addToLabels("app.kubernetes.io/part-of", "tradewind")
                .endMetadata()
                .build())
        .create();

    World.soon().until(() -> value(WATCH_AGE_SECONDS, "resource", "configmaps") < 0.5);
    assertThat(value(WATCH_AGE_SECONDS, "resource", "pods")).isGreaterThanOrEqualTo(before);
  }
}
