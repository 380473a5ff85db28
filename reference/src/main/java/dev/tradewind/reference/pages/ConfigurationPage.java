package dev.tradewind.reference.pages;

import dev.tradewind.reference.source.Declaration;
import dev.tradewind.reference.source.ValuesFile;
import java.util.List;
import java.util.stream.Collectors;

/** {@code configuration.md}: the chart's values, the operator's settings, the runtime's options. */
final class ConfigurationPage {

  private static final String VALUES =
      """
      # Configuration

      ## Values of the chart

      `helm install … --set name=value`; the [chart's README](../../helm/tradewind/README.md) tells what they are good for.

      """;

  private static final String SETTINGS =
      """

      ## Settings of the operator

      From the environment of its pod; the chart sets what it has values for, `extraEnv` sets the rest.

      """;

  private static final String OPTIONS =
      """

      ## Options of strategy-runtime

      The same in a pod and on a laptop. An option takes precedence over its environment variable.
      """;

  private ConfigurationPage() {}

  /**
   * @param values of the chart
   * @param settings the operator's mapping
   * @param commands the runtime's command classes
   */
  static String of(
      List<ValuesFile.Value> values, Declaration settings, List<Declaration> commands) {
    Table chart = new Table("value", "default", "what");
    values.forEach(
        value ->
            chart.row(
                Table.code(value.path()), Table.code(value.defaultValue()), value.documentation()));
    return VALUES
        + chart
        + SETTINGS
        + SettingsTable.of(settings)
        + OPTIONS
        + commands.stream()
            .filter(command -> command.annotated("Command", "hidden").isEmpty())
            .map(CommandSection::of)
            .collect(Collectors.joining());
  }
}
