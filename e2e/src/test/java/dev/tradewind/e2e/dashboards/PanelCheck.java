package dev.tradewind.e2e.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.e2e.dashboards.PrometheusClient.Series;
import java.util.List;
import java.util.Map;

/** Holds a panel's query to its promise, on a real Prometheus. */
final class PanelCheck {

  /** Grafana's for a data source with the usual 15 s between scrapes. */
  private static final String RATE_INTERVAL = "1m";

  private final PrometheusClient prometheus;
  private final Map<String, String> variables;

  private PanelCheck(PrometheusClient prometheus, Map<String, String> variables) {
    this.prometheus = prometheus;
    this.variables = variables;
  }

  static PanelCheck ofFleet(PrometheusClient prometheus, String namespaces) {
    return new PanelCheck(
        prometheus, Map.of("namespace", namespaces, "__rate_interval", RATE_INTERVAL));
  }

  static PanelCheck ofStrategy(PrometheusClient prometheus, String namespace, String strategy) {
    return new PanelCheck(
        prometheus,
        Map.of("namespace", namespace, "strategy", strategy, "__rate_interval", RATE_INTERVAL));
  }

  List<Series> ask(Query query) {
    return prometheus.ask(query.with(variables), query.instant());
  }

  /** What it returns is as promised; whether it returns anything is another question. */
  List<Series> isWellFormed(Query query) {
    List<Series> answer = ask(query);
    for (Series series : answer) {
      assertThat(series.labels().keySet())
          .as("labels of %s: %s", query.promise().where(), query.with(variables))
          .isEqualTo(query.promise().labels());
      assertThat(series.values())
          .as("values of %s: %s", query.promise().where(), query.with(variables))
          .isNotEmpty()
          .allMatch(value -> Double.isFinite(value), "finite");
      if (query.unit().equals("percentunit") || query.unit().equals("s")) {
        assertThat(series.values()).as(query.promise().where()).allMatch(value -> value >= 0);
      }
    }
    return answer;
  }

  void keepsItsPromise(Query query) {
    List<Series> answer = isWellFormed(query);
    if (!query.promise().mayBeEmpty()) {
      assertThat(answer)
          .as("%s returns something: %s", query.promise().where(), query.with(variables))
          .isNotEmpty();
    }
  }
}
