package dev.tradewind.api.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * JSON in one way only: keys sorted, no white space, equal numbers written alike (1, 1.0 and 1e0
 * are 1).
 */
final class CanonicalJson {
  private CanonicalJson() {}

  static String of(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY ->
          StreamSupport.stream(node.spliterator(), false)
              .map(CanonicalJson::of)
              .collect(Collectors.joining(",", "[", "]"));
      case NUMBER -> number(node.decimalValue());
      default -> node.toString();
    };
  }

  private static String object(JsonNode node) {
    Map<String, String> sorted = new TreeMap<>();
    node.properties().forEach(e -> sorted.put(e.getKey(), of(e.getValue())));
    return sorted.entrySet().stream()
        .map(e -> TextNode.valueOf(e.getKey()) + ":" + e.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String number(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
