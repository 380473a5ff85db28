package dev.tradewind.reference.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The fields of a schema, one in a row. */
final class SchemaTable {

  private final Table table;
  private final boolean settable;

  private SchemaTable(Table table, boolean settable) {
    this.table = table;
    this.settable = settable;
  }

  /** Fields that a user sets: with defaults and what is allowed. */
  static Table spec(JsonNode schema) {
    Table table = new Table("field", "type", "default", "allowed", "what");
    new SchemaTable(table, true).fields("spec", schema);
    return table;
  }

  /** Fields that the operator reports. */
  static Table status(JsonNode schema) {
    Table table = new Table("field", "type", "what");
    new SchemaTable(table, false).fields("status", schema);
    return table;
  }

  /** What the rules of a schema node demand, in their own sentences. */
  static List<String> sentences(JsonNode schema) {
    return StreamSupport.stream(schema.path("x-kubernetes-validations").spliterator(), false)
        .map(rule -> rule.path("message").asText())
        .toList();
  }

  private void fields(String path, JsonNode schema) {
    for (var property : schema.path("properties").properties()) {
      String at = path + "." + property.getKey();
      JsonNode field = property.getValue();
      boolean required =
          StreamSupport.stream(schema.path("required").spliterator(), false)
              .anyMatch(name -> name.asText().equals(property.getKey()));
      row(at, field, required);
      fields(at, field);
      if (field.path("items").has("properties")) {
        fields(at + "[]", field.path("items"));
      }
    }
  }

  private void row(String path, JsonNode field, boolean required) {
    String what = field.path("description").asText();
    if (settable) {
      String value =
          field.has("default")
              ? Table.code(field.path("default").toString())
              : required ? "required" : "";
      table.row(Table.code(path), type(field), value, allowed(field), what);
    } else {
      table.row(Table.code(path), type(field), what);
    }
  }

  private static String type(JsonNode field) {
    if (field.has("enum")) {
      return StreamSupport.stream(field.path("enum").spliterator(), false)
          .map(value -> Table.code(value.asText()))
          .collect(Collectors.joining(", "));
    }
    if (field.has("items")) {
      return "list of "
          + (field.path("items").has("properties") ? "objects" : type(field.path("items")) + "s");
    }
    if (field.has("additionalProperties")) {
      return "map of " + type(field.path("additionalProperties"));
    }
    return field.path("x-kubernetes-int-or-string").asBoolean()
        ? "string or number"
        : field.path("type").asText();
  }

  private static String allowed(JsonNode field) {
    List<String> all = new ArrayList<>();
    if (field.has("minimum") || field.has("maximum")) {
      all.add("%s to %s".formatted(number(field.path("minimum")), number(field.path("maximum"))));
    }
    all.addAll(sentences(field));
    return String.join(" ", all);
  }

  private static String number(JsonNode bound) {
    return bound.isMissingNode() ? "…" : bound.decimalValue().stripTrailingZeros().toPlainString();
  }
}
