package dev.tradewind.e2e.dashboards;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradewind.e2e.dashboards.PrometheusClient.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query on a real Prometheus, over a fleet whose state is known: right answers too. */
final class DashboardsIT {

  private static final FakeStrategy ALPHA = new FakeStrategy("desk-a", "alpha", "USD", "AAPL");
  private static final FakeStrategy PAIRS =
      new FakeStrategy("desk-a", "pairs", "EUR", "AAPL", "IBM");
  private static final FakeStrategy IDLE = new FakeStrategy("desk-b", "idle", "USD", "IBM");
  private static final FakeStrategy DONE = new FakeStrategy("desk-b", "done", "USD", "MSFT");
  private static final FakeStrategy REJECTED = new FakeStrategy("desk-b", "rejected", "USD", "IBM");
  private static final FakeStrategy LATE = new FakeStrategy("desk-b", "late", "USD", "IBM");

  private static final FakeStrategy BLIND = new FakeStrategy("desk-b", "blind", "USD", "IBM");

  private static final String TABLE = "Strategies, worst first";

  @TempDir static Path folder;

  private static FakeFleet fleet;
  private static LocalPrometheus prometheus;

  @BeforeAll
  static void start() throws IOException {
    PAIRS.drawdown = 0.12;
    IDLE.state = "Paused";
    IDLE.ready = false;
    IDLE.trades = false;
    DONE.state = "Completed";
    LATE.age = 600;
    BLIND.known = false;
    BLIND.ready = false;
    BLIND.trades = false;
    fleet = new FakeFleet(ALPHA, PAIRS, IDLE, DONE, REJECTED, LATE, BLIND);
    prometheus = LocalPrometheus.start(folder, fleet.prometheusConfiguration());
    eventually(
        () -> assertThat(prometheus.client().query("rate(tradewind_bars_total[1m])")).hasSize(7));
  }

  @AfterAll
  static void stop() {
    prometheus.close();
    fleet.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fleetQueries")
  void aPanelOfTheFleetKeepsItsPromise(Query query) {
    eventually(() -> PanelCheck.ofFleet(prometheus.client(), ".*").keepsItsPromise(query));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strategyQueries")
  void aPanelOfATradingStrategyKeepsItsPromise(Query query) {
    for (FakeStrategy trading : new FakeStrategy[] {ALPHA, PAIRS}) {
      PanelCheck check =
          PanelCheck.ofStrategy(prometheus.client(), trading.namespace, trading.name);
      eventually(() -> check.keepsItsPromise(query));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strategyQueries")
  void aPanelOfAnIdleBlindOrUnknownStrategyReturnsNothingElse(Query query) {
    PanelCheck.ofStrategy(prometheus.client(), "desk-b", "idle").isWellFormed(query);
    PanelCheck.ofStrategy(prometheus.client(), "desk-b", "blind").isWellFormed(query);
    assertThat(PanelCheck.ofStrategy(prometheus.client(), "desk-b", "unknown").ask(query))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fleetQueries")
  void aPanelOfAFleetWithoutStrategiesShowsNothingOrZero(Query query) {
    assertThat(PanelCheck.ofFleet(prometheus.client(), "nowhere").isWellFormed(query))
        .allMatch(series -> series.labels().isEmpty() && series.last() == 0);
  }

  @ParameterizedTest
  @EnumSource
  void theFakeFleetExportsTheContract(Metrics metric) {
    REJECTED.rejects = 1;
    String name = metric.isHistogram() ? metric.metric() + "_count" : metric.metric();
    eventually(
        () ->
            assertThat(prometheus.client().query(name))
                .isNotEmpty()
                .allSatisfy(
                    series -> assertThat(series.labels().keySet()).isEqualTo(metric.labels())));
  }

  @Test
  void countsTheStrategiesByState() {
    eventually(
        () ->
            assertThat(by("state", Dashboards.FLEET, "Strategies by state", "A"))
                .isEqualTo(
                    Map.of(
                        "Running",
                        5.0,
                        "Paused",
                        1.0,
                        "Halted",
                        0.0,
                        "Flat",
                        0.0,
                        "Completed",
                        1.0)));
    assertThat(by("strategy", Dashboards.FLEET, TABLE, "C"))
        .containsEntry("alpha", 1.0)
        .containsEntry("idle", 2.0)
        .containsEntry("done", 5.0);
  }

  @Test
  void neverAddsUpCurrenciesNorWhatIsUnknown() {
    assertThat(by("currency", Dashboards.FLEET, "PnL by currency", "A"))
        .isEqualTo(Map.of("USD", 5 * 250.0, "EUR", 250.0));
  }

  @Test
  void addsUpThePositionsOfSeveralSymbols() {
    assertThat(by("strategy", Dashboards.FLEET, TABLE, "F"))
        .containsEntry("alpha", 100.0)
        .containsEntry("pairs", 200.0);
    assertThat(by("strategy", Dashboards.FLEET, TABLE, "G"))
        .containsEntry("alpha", 5_000.0)
        .containsEntry("pairs", 10_000.0);
  }

  @Test
  void tellsTheWorstOfEachStrategy() {
    REJECTED.rejects = 1;
    eventually(
        () ->
            assertThat(by("strategy", Dashboards.FLEET, TABLE, "B"))
                .containsEntry("alpha", 0.0)
                .as("a reject whose series was born with it")
                .containsEntry("rejected", 1.0)
                .as("a deep drawdown")
                .containsEntry("pairs", 2.0)
                .as("no data for long, at ten bars a second")
                .containsEntry("late", 3.0)
                .as("not ready")
                .containsEntry("idle", 4.0));
  }

  @Test
  void seesAPodThatIsGoneAndOneThatRestarts() {
    // A pod counts as gone only if a step of the hour's subquery, every 30 s, has seen it.
    eventually(
        () ->
            assertThat(
                    prometheus.client().query("max_over_time(timestamp(tradewind_ready)[1h:30s])"))
                .hasSize(7));
    DONE.up = false;
    ALPHA.epoch = 2;
    try {
      eventually(
          () -> {
            assertThat(by("strategy", Dashboards.FLEET, TABLE, "B")).containsEntry("done", 5.0);
            assertThat(by("strategy", Dashboards.FLEET, "Gone", "A")).containsOnlyKeys("done");
            assertThat(by("", Dashboards.FLEET, "No pod", "A")).isEqualTo(Map.of("", 1.0));
          });
      // The subquery's steps are 15 s apart.
      eventually(
          () -> {
            assertThat(by("strategy", Dashboards.FLEET, "Restarts, last hour", "A"))
                .isEqualTo(Map.of("alpha", 1.0));
            assertThat(prometheus.client().query(restartMarks())).hasSize(1);
          });
    } finally {
      DONE.up = true;
      eventually(() -> assertThat(by("strategy", Dashboards.FLEET, "Gone", "A")).isEmpty());
    }
  }

  @Test
  void offersNamespacesAndStrategiesToChooseFrom() {
    assertThat(prometheus.client().labelValues("namespace", "tradewind_ready"))
        .containsExactly("desk-a", "desk-b");
    assertThat(prometheus.client().labelValues("strategy", "tradewind_ready{namespace=\"desk-a\"}"))
        .containsExactly("alpha", "pairs");
    assertThat(
            Dashboards.read(Dashboards.STRATEGY).at("/templating/list").findValuesAsText("query"))
        .containsExactly(
            "prometheus",
            "label_values(tradewind_ready, namespace)",
            "label_values(tradewind_ready{namespace=\"$namespace\"}, strategy)");
  }

  private static String restartMarks() {
    return Dashboards.read(Dashboards.STRATEGY)
        .at("/annotations/list/0/expr")
        .asText()
        .replace("$namespace", "desk-a")
        .replace("$strategy", "alpha");
  }

  /** The last values of one query's answer over the whole fleet, by one label. */
  private static Map<String, Double> by(String label, String uid, String panel, String refId) {
    Query query =
        Dashboards.queries(uid).stream()
            .filter(each -> each.promise().panel().equals(panel))
            .filter(each -> each.promise().refId().equals(refId))
            .findFirst()
            .orElseThrow();
    return PanelCheck.ofFleet(prometheus.client(), ".*").ask(query).stream()
        .collect(toMap(series -> series.labels().getOrDefault(label, ""), Series::last));
  }

  static Stream<Query> fleetQueries() {
    return Dashboards.queries(Dashboards.FLEET).stream();
  }

  static Stream<Query> strategyQueries() {
    return Dashboards.queries(Dashboards.STRATEGY).stream();
  }

  private static void eventually(ThrowingRunnable assertion) {
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(assertion);
  }
}
