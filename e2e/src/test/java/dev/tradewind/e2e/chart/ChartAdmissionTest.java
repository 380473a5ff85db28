package dev.tradewind.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The policies that the chart brings are the generated ones, under names of the release. */
final class ChartAdmissionTest {

  private static final String POLICY = "ValidatingAdmissionPolicy";
  private static final String BINDING = "ValidatingAdmissionPolicyBinding";
  private static final String RELEASE = ".tradewind.tradewind-system";

  @Test
  void everyAlgoHasItsPolicyAndUnknownAndOwnOnesHaveOneTogether() {
    List<String> wanted =
        Stream.concat(
                AlgoCatalogue.builtIn().algos().stream().map(AlgoDefinition::name),
                Stream.of("own-algo", "unknown-algo"))
            .sorted()
            .map(name -> name + RELEASE)
            .toList();
    Rendered all = Helm.template();
    assertThat(names(all, POLICY)).containsExactlyElementsOf(wanted);
    assertThat(names(all, BINDING)).containsExactlyElementsOf(wanted);
  }

  @Test
  void theChartChangesNothingInAPolicy() throws IOException {
    Rendered all = Helm.template();
    try (Stream<Path> files = Files.list(Helm.CHART.resolve("files/admission"))) {
      for (Path file : files.toList()) {
        Rendered generated = Rendered.of(Files.readString(file));
        String name = generated.one(POLICY).at("/metadata/name").asText() + RELEASE;
        assertThat(named(all, POLICY, name).path("spec"))
            .isEqualTo(generated.one(POLICY).path("spec"));
        JsonNode binding = named(all, BINDING, name).path("spec");
        assertThat(binding.path("policyName").asText()).isEqualTo(name);
        assertThat(binding.path("validationActions"))
            .isEqualTo(generated.one(BINDING).at("/spec/validationActions"));
        assertThat(binding.has("matchResources")).isFalse();
      }
    }
  }

  @Test
  void anInstallationForSomeNamespacesJudgesNoOthers() {
    Rendered all = Helm.template("--set", "watchNamespaces={desk-a,desk-b}");
    assertThat(all.all(BINDING).toList())
        .isNotEmpty()
        .allSatisfy(
            binding -> {
              JsonNode rule =
                  binding.at("/spec/matchResources/namespaceSelector/matchExpressions/0");
              assertThat(rule.path("key").asText()).isEqualTo("kubernetes.io/metadata.name");
              assertThat(rule.path("operator").asText()).isEqualTo("In");
              assertThat(Rendered.texts(rule.path("values"))).containsExactly("desk-a", "desk-b");
            });
  }

  @Test
  void twoReleasesShareNoPolicy() {
    List<String> here = names(Helm.template(), POLICY);
    assertThat(names(rendered("tradewind", "team-b"), POLICY)).doesNotContainAnyElementsOf(here);
    assertThat(names(rendered("second", Helm.NAMESPACE), POLICY)).doesNotContainAnyElementsOf(here);
  }

  @Test
  void noneWhereTheyAreNotWanted() {
    Rendered all = Helm.template("--set", "admissionPolicy.enabled=false");
    assertThat(all.all(POLICY)).isEmpty();
    assertThat(all.all(BINDING)).isEmpty();
  }

  private static Rendered rendered(String release, String namespace) {
    return Rendered.of(
        Helm.run(Map.of(), "template", release, Helm.CHART.toString(), "-n", namespace)
            .succeeded()
            .out());
  }

  private static List<String> names(Rendered all, String kind) {
    return all.all(kind).map(object -> object.at("/metadata/name").asText()).sorted().toList();
  }

  private static JsonNode named(Rendered all, String kind, String name) {
    return all.all(kind)
        .filter(object -> object.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
