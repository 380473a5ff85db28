package dev.tradewind.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every release that Helm accepts gets names that Kubernetes accepts. */
final class ChartNamesTest {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String LABEL = "[a-z]([-a-z0-9]*[a-z0-9])?";
  private static final String SUBDOMAIN = "[a-z]([-a-z0-9.]*[a-z0-9])?";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "desk.a",
        "1st",
        "2.tradewind",
        LETTERS + LETTERS + "z",
        LETTERS + "tradewindbcde.x",
        LETTERS + "tradewindbcd--x",
        LETTERS + "zzzzzzzzzzzzz.x",
        "0" + LETTERS + "zzzzzzzzzzzzz",
      })
  void namesAreValid(String release) {
    assertThat(rendered(release).objects())
        .allSatisfy(
            object ->
                assertThat(object.at("/metadata/name").asText())
                    .hasSizeLessThanOrEqualTo(isOfThePolicies(object) ? 253 : 63)
                    .matches(mayHaveDots(object) ? SUBDOMAIN : LABEL));
  }

  @ParameterizedTest
  @CsvSource({
    "tradewind,tradewind",
    "desk-a,desk-a-tradewind",
    "my-tradewind,my-tradewind",
    "desk.a,desk-a-tradewind",
    "1st,tradewind-1st",
  })
  void theReleaseIsToldByTheName(String release, String name) {
    assertThat(rendered(release).one("Service").at("/metadata/name").asText())
        .isEqualTo(name + "-operator");
  }

  @Test
  void theReleaseItselfStaysTheInstance() {
    assertThat(
            rendered("desk.a")
                .one("Service")
                .at("/spec/selector/app.kubernetes.io~1instance")
                .asText())
        .isEqualTo("desk.a");
  }

  private static boolean isOfThePolicies(JsonNode object) {
    return object.path("kind").asText().startsWith("ValidatingAdmissionPolicy");
  }

  private static boolean mayHaveDots(JsonNode object) {
    return isOfThePolicies(object)
        || object.path("kind").asText().equals("CustomResourceDefinition");
  }

  private static Rendered rendered(String release) {
    return Rendered.of(
        Helm.run(Map.of(), "template", release, Helm.CHART.toString(), "-n", Helm.NAMESPACE)
            .succeeded()
            .out());
  }
}
