package dev.tradewind.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an installation consists of, value by value. */
final class ChartTest {

  private static final String MONITORING_API = "monitoring.coreos.com/v1";

  @Test
  void lintsStrictly() {
    Helm.run(Map.of(), "lint", "--strict", Helm.CHART.toString()).succeeded();
  }

  @Test
  void hasTheVersionOfTheBuild() throws IOException {
    JsonNode chart = Rendered.read(Helm.CHART.resolve("Chart.yaml"));
    String pom = Files.readString(Path.of("../pom.xml"));
    assertThat(chart.path("version").asText()).isEqualTo(chart.path("appVersion").asText());
    assertThat(pom)
        .containsPattern(
            "<artifactId>tradewind-parent</artifactId>\\s*<version>"
                + chart.path("version").asText());
  }

  @Test
  void installsTheseObjectsByDefault() {
    assertThat(Helm.template().names())
        .containsExactly(
            "ClusterRole tradewind-admin",
            "ClusterRole tradewind-edit",
            "ClusterRole tradewind-halter",
            "ClusterRole tradewind-operator",
            "ClusterRole tradewind-releaser",
            "ClusterRole tradewind-trader",
            "ClusterRole tradewind-view",
            "ClusterRole tradewind-viewer",
            "ClusterRoleBinding tradewind-operator",
            "ConfigMap tradewind-system/tradewind-dashboard-fleet",
            "ConfigMap tradewind-system/tradewind-dashboard-strategy",
            "CustomResourceDefinition tradinghalts.tradewind.dev",
            "CustomResourceDefinition tradingstrategies.tradewind.dev",
            "Deployment tradewind-system/tradewind-operator",
            "NetworkPolicy tradewind-system/tradewind-operator",
            "PodDisruptionBudget tradewind-system/tradewind-operator",
            "Role tradewind-system/tradewind-operator-leader",
            "RoleBinding tradewind-system/tradewind-operator-leader",
            "Service tradewind-system/tradewind-operator",
            "ServiceAccount tradewind-system/tradewind-operator",
            "ValidatingAdmissionPolicy buy-and-hold.tradewind.tradewind-system",
            "ValidatingAdmissionPolicy mean-reversion.tradewind.tradewind-system",
            "ValidatingAdmissionPolicy momentum.tradewind.tradewind-system",
            "ValidatingAdmissionPolicy own-algo.tradewind.tradewind-system",
            "ValidatingAdmissionPolicy sma-crossover.tradewind.tradewind-system",
            "ValidatingAdmissionPolicy unknown-algo.tradewind.tradewind-system",
            "ValidatingAdmissionPolicyBinding buy-and-hold.tradewind.tradewind-system",
            "ValidatingAdmissionPolicyBinding mean-reversion.tradewind.tradewind-system",
            "ValidatingAdmissionPolicyBinding momentum.tradewind.tradewind-system",
            "ValidatingAdmissionPolicyBinding own-algo.tradewind.tradewind-system",
            "ValidatingAdmissionPolicyBinding sma-crossover.tradewind.tradewind-system",
            "ValidatingAdmissionPolicyBinding unknown-algo.tradewind.tradewind-system");
  }

  @Test
  void installsOnlyTheOperatorWhenEverythingElseIsOff() {
    assertThat(
            Helm.template(
                    "--set",
                    "crds.install=false,rbac.create=false,rbac.aggregateRoles=false,rbac.roles=false,dashboards.enabled=false",
                    "--set",
                    "admissionPolicy.enabled=false",
                    "--set",
                    "networkPolicy.enabled=false,replicas=1,serviceAccount.create=false,serviceAccount.name=mine")
                .names())
        .containsExactly(
            "Deployment tradewind-system/tradewind-operator",
            "Service tradewind-system/tradewind-operator");
  }

  @Test
  void rendersTheSameFromAPackage(@TempDir Path folder) throws IOException {
    Helm.run(Map.of(), "package", Helm.CHART.toString(), "-d", folder.toString()).succeeded();
    try (Stream<Path> files = Files.list(folder)) {
      Path archive = files.findFirst().orElseThrow();
      assertThat(Helm.render(archive).succeeded().out()).isEqualTo(Helm.render().out());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tradingstrategies", "tradinghalts"})
  void keepsTheDefinitionsAndChangesNothingInThem(String plural) {
    ObjectNode installed =
        Helm.template()
            .all("CustomResourceDefinition")
            .filter(d -> d.at("/spec/names/plural").asText().equals(plural))
            .map(ObjectNode.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(installed.at("/metadata/annotations/helm.sh~1resource-policy").asText())
        .isEqualTo("keep");
    ObjectNode generated =
        (ObjectNode)
            Rendered.read(Helm.CHART.resolve("files/crds/" + plural + ".tradewind.dev-v1.yml"));
    assertThat(installed.path("spec").equals(ChartTest::compareNumbers, generated.path("spec")))
        .as("the same definition; a number may be written 1 or 1.0")
        .isTrue();
    assertThat(installed.at("/metadata/name")).isEqualTo(generated.at("/metadata/name"));
  }

  @Test
  void spreadsReplicasAndGuardsThemOnlyWhereThereAreSeveral() {
    Rendered two = Helm.template();
    assertThat(two.one("Deployment").at("/spec/template/spec/topologySpreadConstraints/0"))
        .isNotEmpty();
    assertThat(two.one("PodDisruptionBudget").at("/spec/maxUnavailable").asInt()).isEqualTo(1);
    Rendered one = Helm.template("--set", "replicas=1");
    assertThat(one.one("Deployment").at("/spec/template/spec/topologySpreadConstraints")).isEmpty();
    assertThat(one.all("PodDisruptionBudget")).isEmpty();
  }

  @Test
  void monitorsWhereTheApiExistsAndIsWanted() {
    assertThat(Helm.template().all("ServiceMonitor")).isEmpty();
    JsonNode monitor =
        Helm.template("--api-versions", MONITORING_API, "--set", "monitoring.labels.release=prom")
            .one("ServiceMonitor");
    assertThat(monitor.at("/metadata/labels/release").asText()).isEqualTo("prom");
    assertThat(monitor.at("/spec/endpoints/0/port").asText()).isEqualTo("monitoring");
    assertThat(
            Helm.template("--api-versions", MONITORING_API, "--set", "monitoring.enabled=false")
                .all("ServiceMonitor"))
        .isEmpty();
  }

  @Test
  void labelsOfTheMonitorDoNotUndoTheCharts() {
    JsonNode labels =
        Helm.template(
                "--api-versions",
                MONITORING_API,
                "--set-json",
                "monitoring.labels={\"app.kubernetes.io/part-of\":\"x\",\"release\":\"prom\"}")
            .one("ServiceMonitor")
            .at("/metadata/labels");
    assertThat(labels.path("app.kubernetes.io/part-of").asText()).isEqualTo("tradewind");
    assertThat(labels.path("release").asText()).isEqualTo("prom");
  }

  @Test
  void offersTheDashboardsToGrafanasSidecar() throws IOException {
    List<JsonNode> packed =
        Helm.template("--set", "dashboards.namespace=grafana,dashboards.folder=Desk")
            .all("ConfigMap")
            .toList();
    assertThat(packed).hasSize(2);
    for (JsonNode map : packed) {
      assertThat(map.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");
      assertThat(map.at("/metadata/annotations/grafana_folder").asText()).isEqualTo("Desk");
      assertThat(map.at("/metadata/namespace").asText()).isEqualTo("grafana");
      String file = map.path("data").fieldNames().next();
      assertThat(map.path("data").path(file).asText().strip())
          .isEqualTo(Files.readString(Path.of("../grafana/dashboards", file)).strip());
    }
  }

  @Test
  void everySelectorFindsTheOperatorsPods() {
    Rendered all = Helm.template("--api-versions", MONITORING_API);
    JsonNode labels = all.one("Deployment").at("/spec/template/metadata/labels");
    Stream.of(
            all.one("Deployment").at("/spec/selector/matchLabels"),
            all.one("PodDisruptionBudget").at("/spec/selector/matchLabels"),
            all.one("NetworkPolicy").at("/spec/podSelector/matchLabels"),
            all.one("Service").at("/spec/selector"))
        .forEach(
            selector -> {
              assertThat(selector).isNotEmpty();
              assertThat(labels.properties()).containsAll(selector.properties());
            });
    assertThat(all.one("Service").at("/metadata/labels").properties())
        .containsAll(all.one("ServiceMonitor").at("/spec/selector/matchLabels").properties());
  }

  private static int compareNumbers(JsonNode one, JsonNode other) {
    boolean same =
        (one.isNumber() && other.isNumber())
            ? one.decimalValue().compareTo(other.decimalValue()) == 0
            : one.equals(other);
    return same ? 0 : 1;
  }
}
