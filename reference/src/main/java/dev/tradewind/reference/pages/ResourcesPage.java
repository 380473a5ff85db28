package dev.tradewind.reference.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code resources.md}: the fields and columns of the custom resources, from their definitions. */
final class ResourcesPage {

  private static final String INTRODUCTION =
      """
      # Resources

      The fields of the custom resources (`kubectl explain` says the same in a terminal). Decimal values are strings in quotes, so that no reader rounds them.
      """;

  private ResourcesPage() {}

  static String of(List<JsonNode> definitions) {
    return INTRODUCTION
        + definitions.stream().map(ResourcesPage::section).collect(Collectors.joining());
  }

  private static String section(JsonNode definition) {
    JsonNode names = definition.at("/spec/names");
    JsonNode version = definition.at("/spec/versions/0");
    JsonNode root = version.at("/schema/openAPIV3Schema");
    return "\n## %s\n\n`%s/%s`, %s; `kubectl get %s`, short `%s`.\n\n"
            .formatted(
                names.path("kind").asText(),
                definition.at("/spec/group").asText(),
                version.path("name").asText(),
                definition.at("/spec/scope").asText().toLowerCase(Locale.ROOT),
                names.path("plural").asText(),
                names.at("/shortNames/0").asText())
        + rules(root)
        + "### spec\n\n"
        + SchemaTable.spec(root.at("/properties/spec"))
        + "\n"
        + rules(root.at("/properties/spec"))
        + "### status\n\n"
        + SchemaTable.status(root.at("/properties/status"))
        + "\n### Columns\n\n"
        + columns(version.path("additionalPrinterColumns"));
  }

  private static String rules(JsonNode node) {
    List<String> sentences = SchemaTable.sentences(node);
    return sentences.isEmpty()
        ? ""
        : sentences.stream().collect(Collectors.joining("\n- ", "- ", "\n\n"));
  }

  private static Table columns(JsonNode columns) {
    Table table = new Table("column", "from", "shown");
    columns.forEach(
        column ->
            table.row(
                column.path("name").asText(),
                Table.code(column.path("jsonPath").asText()),
                column.path("priority").asInt() == 0 ? "always" : "with `-o wide`"));
    return table;
  }
}
