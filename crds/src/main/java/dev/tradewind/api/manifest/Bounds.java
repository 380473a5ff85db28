package dev.tradewind.api.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Whether a value of the right type is one that the schema allows: words, lengths, numbers. */
final class Bounds {
  private Bounds() {}

  /** One sentence for each bound that is broken. */
  static List<String> check(String path, JsonNode value, JsonNode schema) {
    List<String> broken = new ArrayList<>();
    if (value.isTextual()) {
      words(path, value.asText(), schema, broken);
      longest(path, value.asText().length(), schema.path("maxLength"), "characters", broken);
    } else if (value.isArray()) {
      longest(path, value.size(), schema.path("maxItems"), "entries", broken);
      if (value.size() < schema.path("minItems").asInt(0)) {
        broken.add(path + " must not be empty.");
      }
    } else if (value.isObject()) {
      longest(path, value.size(), schema.path("maxProperties"), "entries", broken);
    } else if (value.isIntegralNumber()) {
      range(path, value, schema, broken);
    }
    return broken;
  }

  private static void words(String path, String value, JsonNode schema, List<String> broken) {
    if (schema.has("enum")) {
      List<String> allowed = new ArrayList<>();
      schema.get("enum").forEach(word -> allowed.add(word.asText()));
      if (!allowed.contains(value)) {
        broken.add(
            path
                + " must be one of "
                + String.join(", ", allowed)
                + "; \""
                + value
                + "\" is none of them.");
      }
    }
  }

  private static void longest(
      String path, int size, JsonNode max, String what, List<String> broken) {
    if (max.isNumber() && size > max.asInt()) {
      broken.add(path + " must have at most " + max.asInt() + " " + what + ", not " + size + ".");
    }
  }

  private static void range(String path, JsonNode value, JsonNode schema, List<String> broken) {
    long min = schema.path("minimum").asLong(Long.MIN_VALUE);
    long max = schema.path("maximum").asLong(Long.MAX_VALUE);
    if (!value.canConvertToLong() || value.asLong() < min || value.asLong() > max) {
      broken.add(path + " must be from " + min + " to " + max + ", not " + value.asText() + ".");
    }
  }
}
