package dev.tradewind.e2e.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboards against the metrics' contract, without a Prometheus. */
final class DashboardsTest {

  /**
   * Metrics that deserve no panel: the state shows that a strategy stands; the causes, and rows
   * that were skipped, are for alerts.
   */
  private static final Set<Metrics> UNUSED =
      EnumSet.of(Metrics.LATCHED, Metrics.RISK_BREACHED, Metrics.SKIPPED_ROWS);

  private static final Pattern METRIC = Pattern.compile("tradewind_[a-z_]+[a-z]");

  @Test
  void useMetricsOfTheContractAndAllOfThem() {
    Set<Metrics> used =
        everyQuery()
            .flatMap(query -> query.metrics().stream())
            .map(Metrics::of)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Metrics.class)));
    assertThat(used).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(UNUSED)));
  }

  @Test
  void theContractIsTheArchitecturesOne() throws IOException {
    String page = Files.readString(Path.of("../docs/architecture.md"));
    String metrics = page.substring(page.indexOf("## Metrics of the pod"));
    assertThat(METRIC.matcher(metrics).results().map(found -> found.group()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Metrics.values()).map(Metrics::metric).toList());
  }

  @Test
  void everyPromiseHasItsPanel() {
    assertThat(everyQuery().map(Query::promise))
        .containsExactlyInAnyOrderElementsOf(Dashboards.promises());
  }

  @Test
  void everyPanelHasTheUnitOfItsMetricsAndOfItsPromise() {
    for (Query query : everyQuery().toList()) {
      String where = query.promise().where();
      assertThat(query.unit()).as(where).isEqualTo(query.promise().unit());
      // "none" is a number of something; seconds since a sample are no metric's value.
      if (!query.unit().equals("none") && !query.expression().contains("timestamp(")) {
        assertThat(query.metrics())
            .as(where)
            .allMatch(metric -> Metrics.of(metric).unit().fits(query.unit()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Dashboards.FLEET, Dashboards.STRATEGY})
  void theChartPacksTheSameFile(String uid) throws IOException {
    assertThat(Path.of("../helm/tradewind/files/dashboards", uid + ".json"))
        .as("the chart's copy; run make generate")
        .hasSameTextualContentAs(Dashboards.FOLDER.resolve(uid + ".json"));
    try (var packed = Files.list(Path.of("../helm/tradewind/files/dashboards"));
        var source = Files.list(Dashboards.FOLDER)) {
      assertThat(packed.map(file -> file.getFileName().toString()).toList())
          .containsExactlyInAnyOrderElementsOf(
              source.map(file -> file.getFileName().toString()).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Dashboards.FLEET, Dashboards.STRATEGY})
  void everyQueryAsksTheChosenDataSource(String uid) {
    for (JsonNode panel : Dashboards.panels(uid)) {
      for (JsonNode target : panel.path("targets")) {
        assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}");
      }
    }
    assertThat(Dashboards.read(uid).at("/templating/list/0/type").asText()).isEqualTo("datasource");
  }

  @ParameterizedTest
  @ValueSource(strings = {Dashboards.FLEET, Dashboards.STRATEGY})
  void everyLinkLeadsToADashboardOfOurs(String uid) {
    List<String> links =
        Pattern.compile("/d/([a-z-]+)")
            .matcher(Dashboards.read(uid).toString())
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(links)
        .isNotEmpty()
        .allSatisfy(link -> assertThat(Dashboards.FOLDER.resolve(link + ".json")).exists());
  }

  @Test
  void everyTableColumnComesFromAQuery() {
    for (JsonNode panel : Dashboards.panels(Dashboards.FLEET)) {
      if (!panel.path("type").asText().equals("table")) {
        continue;
      }
      Set<String> fields = new TreeSet<>();
      boolean several = panel.path("targets").size() > 1;
      for (Query query : Dashboards.queries(Dashboards.FLEET)) {
        if (query.promise().panel().equals(panel.path("title").asText())) {
          fields.addAll(query.promise().labels());
          fields.add(several ? "Value #" + query.promise().refId() : "Value");
        }
      }
      JsonNode organize = panel.at("/transformations/1/options");
      Set<String> columns = new TreeSet<>(names(organize.path("renameByName")));
      columns.addAll(names(organize.path("excludeByName")));
      columns.remove("Time");
      assertThat(columns).isEqualTo(fields);
    }
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(property -> property.getKey()).toList();
  }

  private static Stream<Query> everyQuery() {
    return Stream.of(Dashboards.FLEET, Dashboards.STRATEGY)
        .flatMap(uid -> Dashboards.queries(uid).stream());
  }
}
