package dev.tradewind.e2e.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradewind.e2e.dashboards.PrometheusClient.Series;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every query of every panel on the Prometheus that scrapes the strategies of {@code
 * TRADEWIND_NAMESPACE}: what a panel promises is what a person would see.
 */
@ResourceLock("pods of tradewind-quickstart")
final class DashboardsE2E {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String NAMESPACE =
      environment("TRADEWIND_NAMESPACE", "tradewind-quickstart");
  private static final PrometheusClient PROMETHEUS =
      new PrometheusClient(environment("PROMETHEUS_URL", "http://127.0.0.1:9090"));

  private static String busiest;

  @BeforeAll
  static void findTheBusiestStrategy() {
    eventually(
        () -> {
          List<Series> fills =
              PROMETHEUS.query(
                  "sum by (strategy) (rate(tradewind_fills_total{namespace=\"%s\"}[1m])) > 0"
                      .formatted(NAMESPACE));
          assertThat(fills).as("strategies in %s with fills", NAMESPACE).isNotEmpty();
          busiest =
              fills.stream()
                  .max(Comparator.comparingDouble(Series::last))
                  .orElseThrow()
                  .labels()
                  .get("strategy");
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fleetQueries")
  void aPanelOfTheFleetKeepsItsPromise(Query query) {
    eventually(() -> PanelCheck.ofFleet(PROMETHEUS, NAMESPACE).keepsItsPromise(query));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strategyQueries")
  void aPanelOfATradingStrategyKeepsItsPromise(Query query) {
    eventually(() -> PanelCheck.ofStrategy(PROMETHEUS, NAMESPACE, busiest).keepsItsPromise(query));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strategyQueries")
  void aPanelOfAnyStrategyReturnsNothingElse(Query query) {
    for (String strategy : scraped()) {
      PanelCheck.ofStrategy(PROMETHEUS, NAMESPACE, strategy).isWellFormed(query);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aMetricIsExportedWithTheLabelsOfTheContract(Metrics metric) {
    String name = metric.isHistogram() ? metric.metric() + "_count" : metric.metric();
    eventually(
        () -> {
          List<Series> all = PROMETHEUS.query("%s{namespace=\"%s\"}".formatted(name, NAMESPACE));
          if (metric != Metrics.REJECTS_TOTAL) {
            assertThat(all).as(name).isNotEmpty();
          }
          assertThat(all)
              .allSatisfy(
                  series -> assertThat(series.labels().keySet()).isEqualTo(metric.labels()));
        });
  }

  @Test
  void everyStrategyWithAPodIsOnTheDashboards() {
    assertThat(System.getenv("KUBECONFIG"))
        .as("KUBECONFIG, which names the cluster to test; `make test` starts one and sets it")
        .isNotBlank();
    try (KubernetesClient kubernetes = new KubernetesClientBuilder().build()) {
      eventually(
          () -> {
            Set<String> wanted =
                kubernetes
                    .genericKubernetesResources("tradewind.dev/v1alpha1", "TradingStrategy")
                    .inNamespace(NAMESPACE)
                    .list()
                    .getItems()
                    .stream()
                    .filter(strategy -> !"Suspended".equals(strategy.get("spec", "state")))
                    .map(strategy -> strategy.getMetadata().getName())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(scraped()).isNotEmpty().isEqualTo(wanted);
          });
    }
  }

  static Stream<Query> fleetQueries() {
    return Dashboards.queries(Dashboards.FLEET).stream();
  }

  static Stream<Query> strategyQueries() {
    return Dashboards.queries(Dashboards.STRATEGY).stream();
  }

  private static Set<String> scraped() {
    return PROMETHEUS
        .query("group by (strategy) (tradewind_ready{namespace=\"%s\"})".formatted(NAMESPACE))
        .stream()
        .map(series -> series.labels().get("strategy"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void eventually(ThrowingRunnable assertion) {
    // Without a delay of its own the interval is one, and there are a hundred panels.
    await()
        .pollDelay(Duration.ZERO)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(assertion);
  }

  private static String environment(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }
}
