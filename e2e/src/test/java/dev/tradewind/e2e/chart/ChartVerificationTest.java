package dev.tradewind.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code helm test} makes: confined, with few rights, and gone afterwards. */
final class ChartVerificationTest {

  @Test
  void isMadeByTheTestOnlyAndRemovedWhenItSucceeds() {
    Rendered tests = Helm.tests();
    assertThat(tests.names())
        .containsExactly(
            "Pod tradewind-system/tradewind-test",
            "Role tradewind-system/tradewind-test",
            "RoleBinding tradewind-system/tradewind-test",
            "ServiceAccount tradewind-system/tradewind-test");
    for (JsonNode object : tests.objects()) {
      JsonNode annotations = object.at("/metadata/annotations");
      assertThat(annotations.path("helm.sh/hook").asText()).isEqualTo("test");
      assertThat(annotations.path("helm.sh/hook-delete-policy").asText())
          .isEqualTo("before-hook-creation,hook-succeeded");
    }
    assertThat(weight(tests.one("ServiceAccount"))).isLessThan(weight(tests.one("Role")));
    assertThat(weight(tests.one("Role"))).isLessThan(weight(tests.one("Pod")));
    assertThat(weight(tests.one("RoleBinding"))).isLessThan(weight(tests.one("Pod")));
  }

  @Test
  void mayMakeReadAndDeleteStrategiesAndNothingElse() {
    Rendered tests = Helm.tests();
    JsonNode rules = tests.one("Role").path("rules");
    assertThat(rules).hasSize(1);
    assertThat(Rendered.texts(rules.at("/0/apiGroups"))).containsExactly("tradewind.dev");
    assertThat(Rendered.texts(rules.at("/0/resources"))).containsExactly("tradingstrategies");
    assertThat(Rendered.texts(rules.at("/0/verbs")))
        .containsExactlyInAnyOrder("create", "get", "delete");
    JsonNode subject = tests.one("RoleBinding").at("/subjects/0");
    assertThat(subject.path("name").asText()).isEqualTo("tradewind-test");
    assertThat(subject.path("namespace").asText()).isEqualTo(Helm.NAMESPACE);
    assertThat(tests.one("Pod").at("/spec/serviceAccountName").asText())
        .isEqualTo("tradewind-test");
  }

  @Test
  void runsTheOperatorsImageUnderTheRestrictedProfile() {
    JsonNode pod = Helm.tests("--set", "images.operator.tag=v9").one("Pod").path("spec");
    assertThat(pod.at("/containers/0/image").asText()).isEqualTo("ghcr.io/tradewind/operator:v9");
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
    JsonNode own = pod.at("/containers/0/securityContext");
    assertThat(own.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(own.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(Rendered.texts(own.at("/capabilities/drop"))).containsExactly("ALL");
    assertThat(pod.path("restartPolicy").asText()).isEqualTo("Never");
  }

  /** Or the operator's Service would send its metrics' readers to the test. */
  @Test
  void isNotTakenForTheOperator() {
    JsonNode selector = Helm.template().one("Deployment").at("/spec/selector/matchLabels");
    JsonNode labels = Helm.tests().one("Pod").at("/metadata/labels");
    assertThat(labels.path("app.kubernetes.io/instance").asText()).isEqualTo("tradewind");
    assertThat(labels.path("app.kubernetes.io/name"))
        .isNotEqualTo(selector.path("app.kubernetes.io/name"));
  }

  @ParameterizedTest
  @CsvSource({
    "'[]',tradewind-system",
    "'[\"desk-a\"]',desk-a",
    "'[\"desk-b\",\"desk-a\"]',desk-b",
    "'[\"desk-a\",\"tradewind-system\"]',tradewind-system",
  })
  void triesANamespaceThatTheOperatorWatches(String watched, String where) {
    Rendered tests = Helm.tests("--set-json", "watchNamespaces=" + watched);
    assertThat(arguments(tests)).containsExactly("verify", "--namespace", where, "--admission");
    assertThat(tests.one("Role").at("/metadata/namespace").asText()).isEqualTo(where);
    assertThat(tests.one("RoleBinding").at("/metadata/namespace").asText()).isEqualTo(where);
    assertThat(tests.one("Pod").at("/metadata/namespace").asText()).isEqualTo(Helm.NAMESPACE);
  }

  @Test
  void provesAdmissionOnlyWhereItIsInstalled() {
    assertThat(arguments(Helm.tests("--set", "admissionPolicy.enabled=false")))
        .doesNotContain("--admission");
  }

  @Test
  void grantsNothingWhereTheChartMayNot() {
    assertThat(Helm.tests("--set", "rbac.create=false").names())
        .containsExactly(
            "Pod tradewind-system/tradewind-test",
            "ServiceAccount tradewind-system/tradewind-test");
  }

  @Test
  void isNotThereWhereItIsNotWanted() {
    String off = "tests.enabled=false";
    Rendered all = Rendered.of(Helm.render("--set", off).succeeded().out());
    assertThat(all.names()).isEqualTo(Helm.template("--set", off).names());
    assertThat(Helm.template("--set", off).names()).isEqualTo(Helm.template().names());
  }

  private static int weight(JsonNode object) {
    return Integer.parseInt(object.at("/metadata/annotations/helm.sh~1hook-weight").asText());
  }

  private static List<String> arguments(Rendered tests) {
    return Rendered.texts(tests.one("Pod").at("/spec/containers/0/args"));
  }
}
