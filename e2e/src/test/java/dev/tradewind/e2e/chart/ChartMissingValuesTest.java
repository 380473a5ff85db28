package dev.tradewind.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A value that is not there, by {@code --reuse-values} of an older release or by null, is told in
 * one sentence with the way out.
 */
final class ChartMissingValuesTest {

  private static final String WAY_OUT =
      ": with helm upgrade say --reset-then-reuse-values in place of --reuse-values";

  static Stream<String> everyValue() {
    return leaves("", Rendered.read(Helm.CHART.resolve("values.yaml")));
  }

  /** What people fill in as they like is one value: the keys within may be absent. */
  private static Stream<String> leaves(String path, JsonNode node) {
    return !node.isObject() || node.isEmpty() || path.equals("resources")
        ? Stream.of(path)
        : node.properties().stream()
            .flatMap(
                field ->
                    leaves(
                        path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                        field.getValue()));
  }

  @ParameterizedTest
  @MethodSource("everyValue")
  void isTold(String path) {
    assertThat(Helm.render("--set", path + "=null").refused())
        .contains("no value for " + path + WAY_OUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"images", "images.operator", "settings", "tests", "networkPolicy"})
  void aWholeSectionIsToldAsOne(String section) {
    assertThat(Helm.render("--set", section + "=null").refused())
        .contains("no value for " + section + WAY_OUT);
  }

  @Test
  void severalAreToldTogether() {
    assertThat(Helm.render("--set", "tests=null,logging.level=null,replicas=null").refused())
        .contains("no value for logging.level, replicas, tests" + WAY_OUT);
  }

  /** Which template comes first is Helm's affair; it must not fail with words of its own. */
  @Test
  void everyTemplateLooksFirst() throws IOException {
    try (Stream<Path> files = Files.walk(Helm.CHART.resolve("templates"))) {
      List<Path> templates =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().startsWith("_"))
              .toList();
      assertThat(templates).hasSizeGreaterThan(10);
      for (Path template : templates) {
        assertThat(Files.readAllLines(template).getFirst())
            .as(template.toString())
            .startsWith("{{- include \"tradewind.allValues\" .");
      }
    }
  }
}
