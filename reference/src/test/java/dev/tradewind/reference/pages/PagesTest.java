package dev.tradewind.reference.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tradewind.reference.source.Declaration;
import dev.tradewind.reference.source.JavaSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PagesTest {

  @Test
  void theOperatorsMetricsComeFromItsCatalogue() throws IOException {
    JsonNode none = new YAMLMapper().readTree("[]");
    var catalogue =
        JavaSource.parse(
            """
            enum OperatorMetric {
              WRITES("tradewind_operator_api_writes_total", Type.COUNTER, "Writes", "verb", "outcome")
            }
            """);
    assertThat(MetricsPage.of(none, Optional.of(catalogue)))
        .contains(
            "## Of the operator",
            "| `tradewind_operator_api_writes_total` | counter | `verb`, `outcome` | Writes |");
    assertThat(MetricsPage.of(none, Optional.empty())).doesNotContain("## Of the operator");
  }

  @Test
  void aSchemaTellsTypesDefaultsAndRules() throws IOException {
    JsonNode schema =
        new YAMLMapper()
            .readTree(
                """
                required: [level]
                properties:
                  level: {type: string, enum: [Flat, Halted], description: "A|B."}
                  size: {type: integer, minimum: 1.0, maximum: 1.0E9, default: 5, description: Size.}
                  rules:
                    type: array
                    description: Rules.
                    items:
                      properties:
                        key:
                          type: string
                          description: Key.
                          x-kubernetes-validations: [{rule: x, message: "key must be short."}]
                """);
    assertThat(SchemaTable.spec(schema).toString().lines().skip(2))
        .containsExactly(
            "| `spec.level` | `Flat`, `Halted` | required |  | A\\|B. |",
            "| `spec.size` | integer | `5` | 1 to 1000000000 | Size. |",
            "| `spec.rules` | list of objects |  |  | Rules. |",
            "| `spec.rules[].key` | string |  | key must be short. | Key. |");
  }

  @Test
  void aCommandTellsItsOptionsWithTheirVariables() {
    var command =
        JavaSource.parse(
            """
            @Command(name = "run", description = "Runs.")
            final class RunCommand {
              @Parameters(paramLabel = "FILE") Path file;
              @Option(names = "--port", paramLabel = "N", defaultValue = "${env:PORT:-9000}",
                  description = "Port; default: ${DEFAULT-VALUE}.")
              int port;
            }
            """);
    assertThat(CommandSection.of(command))
        .contains("### run FILE", "Runs.", "| `--port N` | `PORT` | Port; default: 9000. |");
    assertThat(ConfigurationPage.of(List.of(), settings(), List.of(command))).contains("### run");
  }

  @Test
  void settingsTellTheirVariablesAndDefaults() {
    assertThat(SettingsTable.of(settings()).toString().lines().skip(2))
        .containsExactly(
            "| `APP_POLL_INTERVAL` | `5s` | How often. |",
            "| `APP_NAMES` |  | Which. |",
            "| `APP_PORTS_CONTROL` | required | Where pods listen. |");
  }

  private static Declaration settings() {
    return JavaSource.parse(
        """
        @ConfigMapping(prefix = "app")
        interface Settings {
          /** How often. */
          @WithDefault("5s") Duration pollInterval();
          /** Which. */
          Optional<Set<String>> names();
          Ports ports();
          /** Where pods listen. */
          interface Ports { int control(); }
        }
        """);
  }
}
