package dev.tradewind.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator's pod: its confinement, its settings, its images. */
final class ChartOperatorTest {

  @Test
  void runsUnderTheRestrictedProfile() {
    Rendered all = Helm.template();
    JsonNode pod = all.one("Deployment").at("/spec/template/spec");
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
    assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
    JsonNode own = all.container().path("securityContext");
    assertThat(own.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(own.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(Rendered.texts(own.at("/capabilities/drop"))).containsExactly("ALL");
    assertThat(Rendered.stream(pod.path("volumes")).map(volume -> volume.has("emptyDir")))
        .containsExactly(true);
    for (String open : List.of("hostNetwork", "hostPID", "hostIPC", "initContainers")) {
      assertThat(pod.has(open)).as(open).isFalse();
    }
  }

  @Test
  void isProbedOnTheMonitoringPort() {
    JsonNode container = Helm.template().container();
    assertThat(container.at("/ports")).hasSize(1);
    assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(9000);
    assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/health/live");
    assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/health/ready");
    assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/health/live");
    for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      assertThat(container.path(probe).at("/httpGet/port").asText()).isEqualTo("monitoring");
    }
  }

  @Test
  void labelsOfTheUserDoNotUndoTheSelector() {
    Rendered all =
        Helm.template(
            "--set-json", "podLabels={\"app.kubernetes.io/name\":\"mine\",\"team\":\"desk-a\"}");
    JsonNode deployment = all.one("Deployment");
    JsonNode labels = deployment.at("/spec/template/metadata/labels");
    assertThat(labels.path("team").asText()).isEqualTo("desk-a");
    deployment
        .at("/spec/selector/matchLabels")
        .properties()
        .forEach(e -> assertThat(labels.path(e.getKey())).isEqualTo(e.getValue()));
  }

  @Test
  void annotationsOfTheUserDoNotUndoTheCharts() {
    String mine =
        "podAnnotations={\"prometheus.io/port\":\"1\",\"prometheus.io/scrape\":\"false\","
            + "\"kubectl.kubernetes.io/default-container\":\"x\",\"note\":\"b\"}";
    JsonNode annotations = annotations(Helm.template("--set-json", mine));
    assertThat(annotations.path("prometheus.io/port").asText()).isEqualTo("9000");
    assertThat(annotations.path("prometheus.io/scrape").asText()).isEqualTo("true");
    assertThat(annotations.path("prometheus.io/path").asText()).isEqualTo("/metrics");
    assertThat(annotations.path("kubectl.kubernetes.io/default-container").asText())
        .isEqualTo("operator");
    assertThat(annotations.path("note").asText()).isEqualTo("b");
    JsonNode own =
        annotations(
            Helm.template("--set-json", mine, "--set", "monitoring.scrapeAnnotations=false"));
    assertThat(own.path("prometheus.io/port").asText()).isEqualTo("1");
    assertThat(own.has("prometheus.io/path")).isFalse();
  }

  private static JsonNode annotations(Rendered all) {
    return all.one("Deployment").at("/spec/template/metadata/annotations");
  }

  @Test
  void eachReleaseHasItsOwnLease() {
    Rendered all = Helm.template("--set", "fullnameOverride=second");
    assertThat(all.environment("TRADEWIND_OPERATOR_LEADER_LEASE")).isEqualTo("second-operator");
    assertThat(all.environment("TRADEWIND_OPERATOR_CONTROL_SECRET"))
        .isEqualTo("second-operator-control-key");
    assertThat(all.one("Role").at("/rules/1/resourceNames/0").asText())
        .isEqualTo("second-operator");
  }

  @ParameterizedTest
  @CsvSource({
    "sampleInterval,SAMPLE_INTERVAL,60s,5m",
    "pollInterval,POLL_INTERVAL,5s,7s",
    "awaitedPollInterval,AWAITED_POLL_INTERVAL,1s,500ms",
    "statusWritesPerSecond,STATUS_WRITES_PER_SECOND,20,3",
    "pollsPerSecond,POLLS_PER_SECOND,100,7",
    "stopTimeout,STOP_TIMEOUT,30s,1m",
    "deletionTimeout,DELETION_TIMEOUT,5m,1h",
    "progressDeadline,PROGRESS_DEADLINE,180s,10m",
  })
  void takesItsSettingsFromTheValues(String value, String variable, String usual, String changed) {
    String name = "TRADEWIND_OPERATOR_" + variable;
    assertThat(Helm.template().environment(name)).isEqualTo(usual);
    assertThat(Helm.template("--set", "settings." + value + "=" + changed).environment(name))
        .isEqualTo(changed);
  }

  @Test
  void everySettingOfTheChartIsOneOfTheTable() {
    assertThat(Rendered.read(Helm.CHART.resolve("values.yaml")).path("settings")).hasSize(8);
  }

  @ParameterizedTest
  @CsvSource({"json,true", "text,false"})
  void logsForMachinesOrForPeople(String format, String json) {
    Rendered rendered = Helm.template("--set", "logging.format=" + format + ",logging.level=DEBUG");
    assertThat(rendered.environment("QUARKUS_LOG_CONSOLE_JSON_ENABLED")).isEqualTo(json);
    assertThat(rendered.environment("QUARKUS_LOG_LEVEL")).isEqualTo("DEBUG");
    assertThat(Helm.template().environment("QUARKUS_LOG_CONSOLE_JSON_ENABLED")).isEqualTo("true");
    assertThat(Helm.template().environment("QUARKUS_LOG_LEVEL")).isEqualTo("INFO");
  }

  @Test
  void knowsWhatToWatchAndAnyFurtherEnvironment() {
    String watched = "TRADEWIND_OPERATOR_WATCH_NAMESPACES";
    assertThat(Helm.template().environment(watched)).isNull();
    Rendered changed =
        Helm.template(
            "--set", "watchNamespaces={desk-a,desk-b},extraEnv[0].name=A,extraEnv[0].value=b");
    assertThat(changed.environment(watched)).isEqualTo("desk-a,desk-b");
    assertThat(changed.environment("A")).isEqualTo("b");
  }

  @Test
  void namesBothImagesByVersionOrDigest() {
    String version = Rendered.read(Helm.CHART.resolve("Chart.yaml")).path("appVersion").asText();
    Rendered usual = Helm.template("--set", "images.registry=localhost/tradewind");
    assertThat(usual.container().path("image").asText())
        .isEqualTo("localhost/tradewind/operator:" + version);
    assertThat(usual.environment("TRADEWIND_OPERATOR_RUNTIME_IMAGE"))
        .isEqualTo("localhost/tradewind/runtime:" + version);
    String digest = "sha256:" + "0123456789abcdef".repeat(4);
    Rendered pinned =
        Helm.template("--set", "images.operator.digest=" + digest + ",images.runtime.tag=other");
    assertThat(pinned.container().path("image").asText()).endsWith("/operator@" + digest);
    assertThat(pinned.environment("TRADEWIND_OPERATOR_RUNTIME_IMAGE")).endsWith("/runtime:other");
  }

  @Test
  void isScheduledAsTold() {
    JsonNode pod =
        Helm.template(
                "--set",
                "priorityClassName=high,nodeSelector.disk=ssd,imagePullSecrets[0].name=pull",
                "--set",
                "tolerations[0].key=trading,tolerations[0].operator=Exists",
                "--set",
                "affinity.nodeAffinity.x=y,podLabels.team=a,podAnnotations.note=b")
            .one("Deployment")
            .at("/spec/template");
    assertThat(pod.at("/spec/priorityClassName").asText()).isEqualTo("high");
    assertThat(pod.at("/spec/nodeSelector/disk").asText()).isEqualTo("ssd");
    assertThat(pod.at("/spec/imagePullSecrets/0/name").asText()).isEqualTo("pull");
    assertThat(pod.at("/spec/tolerations/0/key").asText()).isEqualTo("trading");
    assertThat(pod.at("/spec/affinity/nodeAffinity/x").asText()).isEqualTo("y");
    assertThat(pod.at("/metadata/labels/team").asText()).isEqualTo("a");
    assertThat(pod.at("/metadata/annotations/note").asText()).isEqualTo("b");
  }

  @Test
  void isReachedForItsMetricsAndReachesApiNamesAndStrategies() {
    JsonNode policy = Helm.template().one("NetworkPolicy").path("spec");
    assertThat(policy.at("/ingress")).hasSize(1);
    assertThat(policy.at("/ingress/0/ports/0/port").asText()).isEqualTo("monitoring");
    assertThat(policy.at("/egress")).hasSize(3);
    assertThat(policy.at("/egress/2/to/0/podSelector/matchLabels/app.kubernetes.io~1name").asText())
        .isEqualTo("tradewind-strategy");
    JsonNode narrow =
        Helm.template(
                "--set",
                "networkPolicy.apiServerCidrs={10.0.0.1/32},networkPolicy.apiServerPorts={6443}")
            .one("NetworkPolicy");
    assertThat(narrow.at("/spec/egress/1/to/0/ipBlock/cidr").asText()).isEqualTo("10.0.0.1/32");
    assertThat(narrow.at("/spec/egress/1/ports")).hasSize(1);
  }
}
