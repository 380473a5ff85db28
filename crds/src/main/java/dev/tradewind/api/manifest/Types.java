package dev.tradewind.api.manifest;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether a value has the type that the schema wants. */
final class Types {
  private Types() {}

  /** A sentence when the type is wrong, null when it is right. */
  static String mismatch(String path, JsonNode value, JsonNode schema) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      return value.isTextual() || value.isIntegralNumber()
          ? null
          : path + " must be a string or a whole number.";
    }
    return switch (schema.path("type").asText()) {
      case "string" -> notText(path, value);
      case "integer" ->
          value.isIntegralNumber()
              ? null
              : path + " must be a whole number" + unquoted(value) + ".";
      case "boolean" ->
          value.isBoolean() ? null : path + " must be true or false" + unquoted(value) + ".";
      case "array" -> value.isArray() ? null : path + " must be a list.";
      case "object" ->
          value.isObject() ? null : path + " must be an object with fields of its own.";
      default -> null;
    };
  }

  /** A sentence when the value is no text, null when it is. */
  static String notText(String path, JsonNode value) {
    return value.isTextual() ? null : path + " must be a string" + quoted(value) + ".";
  }

  private static String quoted(JsonNode value) {
    if (value.isBoolean()) {
      return ": put it in quotes, for ON, NO and Y are booleans in YAML";
    }
    return value.isNumber() ? ": put it in quotes, \"" + value.asText() + "\"" : "";
  }

  private static String unquoted(JsonNode value) {
    return value.isTextual() ? ", without quotes: \"" + value.asText() + "\" is a string" : "";
  }
}
