package dev.tradewind.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kubernetes would refuse, or what would undo the chart, is refused before it is sent. */
final class ChartSchemaTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "resources.requests.cpu=lots | at '/resources/requests/cpu': 'lots' does not match",
        "resources.limits.memory=512 MB | at '/resources/limits/memory': '512 MB' does not match",
        "resources.limits.cpu=-1 | at '/resources/limits/cpu': minimum: got -1, want 0",
        "resources.limits.cpus=1 | 'cpus' does not match pattern",
        "extraEnv[0].name=X Y | at '/extraEnv/0/name': 'X Y' does not match",
        "extraEnv[0].name=1X | at '/extraEnv/0/name': '1X' does not match",
        "images.registry=foo bar | at '/images/registry': 'foo bar' does not match",
        "images.registry=REGISTRY/tradewind | at '/images/registry': 'REGISTRY/tradewind' does not",
        "images.registry=REGISTRY | at '/images/registry': 'REGISTRY' does not match",
        "images.registry=Localhost:5000 | at '/images/registry': 'Localhost:5000' does not match",
        "images.registry=-a.io/t | at '/images/registry': '-a.io/t' does not match",
        "images.registry=ghcr.io/Team | at '/images/registry': 'ghcr.io/Team' does not match",
        "images.operator.name=Operator Foo | at '/images/operator/name': 'Operator Foo' does not",
        "images.runtime.name=runtime/ | at '/images/runtime/name': 'runtime/' does not match",
        "serviceAccount.name=Foo_bar | at '/serviceAccount/name': 'Foo_bar' does not match",
        "priorityClassName=High One | at '/priorityClassName': 'High One' does not match",
        "imagePullSecrets[0].name=My_key | at '/imagePullSecrets/0/name': 'My_key' does not match",
        "dashboards.label=a b | at '/dashboards/label': 'a b' does not match",
        "dashboards.labelValue=a/b | at '/dashboards/labelValue': 'a/b' does not match",
        "dashboards.folderAnnotation=a b | at '/dashboards/folderAnnotation': 'a b' does not",
        "dashboards.label=helm\\.sh/chart | dashboards.label: helm.sh/chart is one of the chart's"
            + " own",
        "podLabels.team=a/b | at '/podLabels/team': 'a/b' does not match",
        "monitoring.labels.a/b/c=x | 'a/b/c' does not match pattern",
        "podAnnotations.a b=x | 'a b' does not match pattern",
        "networkPolicy.apiServerCidrs={10.0.0.256/32} | at '/networkPolicy/apiServerCidrs/0'",
        "networkPolicy.apiServerCidrs={10.0.0.0/33} | at '/networkPolicy/apiServerCidrs/0'",
        "networkPolicy.apiServerCidrs={1.2.3/8} | at '/networkPolicy/apiServerCidrs/0'",
        "networkPolicy.apiServerCidrs={fd00::1::2/64} | at '/networkPolicy/apiServerCidrs/0'",
        "networkPolicy.apiServerCidrs={fd00::/129} | at '/networkPolicy/apiServerCidrs/0'",
        "fullnameOverride=1st | at '/fullnameOverride': '1st' does not match",
      })
  void refuses(String value, String message) {
    assertThat(Helm.render("--set", value).refused()).contains(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resources.requests.cpu=0.5,resources.requests.memory=1.5Gi,resources.limits.cpu=2",
        "resources.limits.ephemeral-storage=1e9,resources.limits.nvidia\\.com/gpu=1",
        "resources.limits.memory=null",
        "images.registry=localhost:5000/team_a/x--y/",
        "images.registry=[::1]:5000",
        "images.registry=localhost",
        "images.registry=team_a",
        "images.registry=registry-1:5000/team",
        "images.registry=registry.Example.com",
        "images.operator.name=team/operator.v1",
        "serviceAccount.name=ops.operator-1",
        "extraEnv[0].name=quarkus.log.level,extraEnv[0].value=DEBUG",
        "dashboards.label=grafana.com/dash_board,dashboards.labelValue=",
        "networkPolicy.apiServerCidrs={10.0.0.1/32,0.0.0.0/0,::/0,fd00::/8,fd00:1:2:3:4:5:6:7/128}",
      })
  void accepts(String values) {
    Rendered.of(Helm.render("--set", values).succeeded().out());
  }

  @Test
  void aVariableIsNamedOnce() {
    assertThat(Helm.render("--set", "extraEnv[0].name=A,extraEnv[1].name=A").refused())
        .contains("extraEnv: A is set already");
  }

  @Test
  void noVariableOfTheChartCanBeSetAgain() {
    Rendered all = Helm.template("--set", "watchNamespaces={desk-a}");
    assertThat(Rendered.stream(all.container().path("env")).map(v -> v.path("name").asText()))
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(Helm.render("--set", "extraEnv[0].name=" + name).refused())
                    .contains("extraEnv: " + name + " is set already"));
  }
}
