package dev.tradewind.api.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Checks fields and their types against the schema of the CRD. */
final class ShapeCheck {
  private static final String CRD = "/META-INF/tradewind/tradingstrategies.tradewind.dev-v1.yml";
  private static final ShapeCheck OF_STRATEGIES = new ShapeCheck(load());

  private final JsonNode root;

  private ShapeCheck(JsonNode root) {
    this.root = root;
  }

  static ShapeCheck ofStrategies() {
    return OF_STRATEGIES;
  }

  void check(JsonNode document, List<Violation> violations) {
    violations.addAll(ObjectFields.check(document));
    if (document.path("spec").isMissingNode() || document.path("spec").isNull()) {
      // It may be there under a name with a slip, which is told.
      if (violations.isEmpty()) {
        violations.add(new Violation("spec", "spec is missing: it says what is traded, and how."));
      }
      return;
    }
    value("spec", document.get("spec"), root.path("properties").path("spec"), violations);
  }

  private void value(String path, JsonNode value, JsonNode schema, List<Violation> violations) {
    String wrongType = Types.mismatch(path, value, schema);
    if (wrongType != null) {
      violations.add(new Violation(path, wrongType));
      return;
    }
    Bounds.check(path, value, schema).forEach(m -> violations.add(new Violation(path, m)));
    if (value.isObject() && schema.has("properties")) {
      object(path, value, schema, violations);
    } else if (value.isObject() && schema.has("additionalProperties")) {
      value
          .properties()
          .forEach(
              e ->
                  value(
                      path + "." + e.getKey(),
                      e.getValue(),
                      schema.get("additionalProperties"),
                      violations));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        value(path + "[" + i + "]", value.get(i), schema.path("items"), violations);
      }
    }
  }

  private void object(String path, JsonNode value, JsonNode schema, List<Violation> violations) {
    JsonNode properties = schema.get("properties");
    schema
        .path("required")
        .forEach(
            name -> {
              if (!value.hasNonNull(name.asText())) {
                String field = path + "." + name.asText();
                violations.add(
                    new Violation(field, missing(field, properties.path(name.asText()))));
              }
            });
    value
        .properties()
        .forEach(
            e -> {
              String field = path + "." + e.getKey();
              if (!properties.has(e.getKey())) {
                violations.add(new Violation(field, unknown(path, e.getKey(), properties)));
              } else if (e.getValue().isArray() && properties.has(e.getKey() + "s")) {
                violations.add(
                    new Violation(
                        field, field + " must be a string: put a list into " + field + "s."));
              } else if (!e.getValue().isNull()) {
                value(field, e.getValue(), properties.get(e.getKey()), violations);
              }
            });
  }

  /** With the first sentence of what {@code kubectl explain} says of it. */
  private static String missing(String field, JsonNode schema) {
    String meaning = schema.path("description").asText();
    int end = meaning.indexOf(". ");
    return field + " is missing. " + (end < 0 ? meaning : meaning.substring(0, end + 1));
  }

  private static String unknown(String path, String name, JsonNode properties) {
    List<String> known = new ArrayList<>();
    properties.fieldNames().forEachRemaining(known::add);
    return path + "." + name + " is not a field: " + Suggestion.of(name, known);
  }

  private static JsonNode load() {
    try (InputStream crd = ShapeCheck.class.getResourceAsStream(CRD)) {
      return new YAMLMapper().readTree(crd).at("/spec/versions/0/schema/openAPIV3Schema");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
