package dev.tradewind.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release that meets what another one left or owns, before a real API server. */
final class ReleasesIT {

  private static final String CHART = Helm.CHART.toString();
  private static final String TEAM = "team-b";

  @TempDir static Path folder;

  private static ApiServer server;

  @BeforeAll
  static void start() throws IOException {
    server = ApiServer.start(folder);
    List.of(Helm.NAMESPACE, TEAM, "desk-a", "desk-b").forEach(server::createNamespace);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void startWithNothing() {
    for (String release : List.of("tradewind", "team-b", "later")) {
      server.helm("uninstall", release, "--ignore-not-found").succeeded();
      server.helmIn(TEAM, "uninstall", release, "--ignore-not-found").succeeded();
    }
    var definitions = server.client().apiextensions().v1().customResourceDefinitions();
    definitions.delete();
    await().atMost(Duration.ofSeconds(60)).until(() -> definitions.list().getItems().isEmpty());
  }

  @Test
  void anUpgradeFromAnOlderChartTakesNewValuesByResetThenReuse() throws IOException {
    server.helm("install", "tradewind", olderChart().toString(), "--set", "replicas=3").succeeded();

    assertThat(server.helm("upgrade", "tradewind", CHART, "--reuse-values").refused())
        .contains(
            "no value for admissionPolicy, affinity, crds, ", "say --reset-then-reuse-values");
    server.helm("upgrade", "tradewind", CHART, "--reset-then-reuse-values").succeeded();

    var operator =
        server
            .client()
            .apps()
            .deployments()
            .inNamespace(Helm.NAMESPACE)
            .withName("tradewind-operator")
            .get();
    assertThat(operator.getSpec().getReplicas()).isEqualTo(3);
  }

  /** A chart of the same name that knows one value. */
  private Path olderChart() throws IOException {
    Path chart = Files.createDirectories(folder.resolve("older/templates")).getParent();
    Files.writeString(
        chart.resolve("Chart.yaml"), "apiVersion: v2\nname: tradewind\nversion: 0.0.1\n");
    Files.writeString(chart.resolve("values.yaml"), "replicas: 2\n");
    Files.writeString(
        chart.resolve("templates/older.yaml"),
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: older}\n");
    return chart;
  }

  @Test
  void aSecondReleaseLeavesTheDefinitionsToTheFirst() {
    server.helm("install", "tradewind", CHART, "--set", "watchNamespaces={desk-a}").succeeded();
    String[] second = {"install", "team-b", CHART, "--set", "watchNamespaces={desk-b}"};

    assertThat(server.helmIn(TEAM, second).refused())
        .containsPattern(
            "the CustomResourceDefinition trading\\w+.tradewind.dev is that of the release"
                + " tradewind in namespace tradewind-system: set crds.install=false, ");
    String[] without = {
      "install", "team-b", CHART, "--set", "watchNamespaces={desk-b},crds.install=false"
    };
    server.helmIn(TEAM, without).succeeded();

    assertThat(definition().getMetadata().getAnnotations())
        .containsEntry("meta.helm.sh/release-namespace", Helm.NAMESPACE);
    server.helm("upgrade", "tradewind", CHART, "--reset-then-reuse-values").succeeded();
    server.helmIn(TEAM, "upgrade", "team-b", CHART, "--reset-then-reuse-values").succeeded();
    server.helmIn(TEAM, "uninstall", "team-b").succeeded();
    assertThat(definition()).isNotNull();
  }

  @Test
  void aSecondReleaseOfTheSameNameIsToldToTakeAnother() {
    server.helm("install", "tradewind", CHART).succeeded();
    String off = "crds.install=false,watchNamespaces={desk-b}";

    assertThat(server.helmIn(TEAM, "install", "tradewind", CHART, "--set", off).refused())
        .containsPattern(
            "the ClusterRole tradewind-\\w+ is that of the release tradewind in namespace"
                + " tradewind-system: give this release another name, or set fullnameOverride");
    assertThat(
            server
                .helmIn(
                    TEAM,
                    "install",
                    "tradewind",
                    CHART,
                    "--set",
                    "crds.install=false,rbac.roles=false,rbac.aggregateRoles=false")
                .refused())
        .contains("the ClusterRole tradewind-operator is that of the release tradewind");
    server
        .helmIn(TEAM, "install", "tradewind", CHART, "--set", off + ",fullnameOverride=team-b")
        .succeeded();
  }

  @Test
  void definitionsThatAReleaseHasLeftAreHandedOverAsTheRefusalSays() {
    server.helm("install", "tradewind", CHART).succeeded();
    server.helm("uninstall", "tradewind").succeeded();

    String refusal = server.helmIn(TEAM, "install", "later", CHART).refused();
    assertThat(refusal)
        .contains(
            "or hand both over to this one: kubectl annotate crd tradingstrategies.tradewind.dev"
                + " tradinghalts.tradewind.dev --overwrite meta.helm.sh/release-name=later"
                + " meta.helm.sh/release-namespace=team-b");
    for (var definition :
        server.client().apiextensions().v1().customResourceDefinitions().list().getItems()) {
      definition.getMetadata().getAnnotations().put("meta.helm.sh/release-name", "later");
      definition.getMetadata().getAnnotations().put("meta.helm.sh/release-namespace", TEAM);
      server.client().resource(definition).update();
    }
    server.helmIn(TEAM, "install", "later", CHART).succeeded();
  }

  @Test
  void definitionsThatKubectlHasAppliedStayOrAreMarkedAsTheRefusalSays() {
    Helm.template("--show-only", "templates/crds.yaml")
        .objects()
        .forEach(
            object ->
                server.create(
                    server
                        .client()
                        .getKubernetesSerialization()
                        .convertValue(object, CustomResourceDefinition.class)));

    assertThat(server.helm("install", "tradewind", CHART).refused())
        .contains(
            "is there already, and no release's: set crds.install=false",
            "kubectl label crd tradingstrategies.tradewind.dev tradinghalts.tradewind.dev"
                + " --overwrite app.kubernetes.io/managed-by=Helm");
    server.helm("install", "tradewind", CHART, "--set", "crds.install=false").succeeded();
  }

  @Test
  void aReleaseThatNoLongerInstallsTheDefinitionsKeepsThem() {
    server.helm("install", "tradewind", CHART).succeeded();
    server.helm("upgrade", "tradewind", CHART, "--set", "crds.install=false").succeeded();
    assertThat(definition()).isNotNull();
  }

  private CustomResourceDefinition definition() {
    return server
        .client()
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("tradingstrategies.tradewind.dev")
        .get();
  }
}
