package dev.tradewind.bench.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What JMH has measured.
 *
 * @param scores time of an operation, by the benchmark's name and its parameter, such as {@code
 *     strategies 100}
 * @param bytes that an operation allocates, by the same
 */
record Warm(Map<String, Double> scores, Map<String, Double> bytes) {

  /** Reads JMH's own JSON. */
  static Warm of(JsonNode results) {
    Map<String, Double> scores = new LinkedHashMap<>();
    Map<String, Double> bytes = new LinkedHashMap<>();
    for (JsonNode result : results) {
      String name = name(result);
      JsonNode score = result.at("/primaryMetric/score");
      if (score.isNumber()) {
        scores.put(name, score.asDouble());
      }
      JsonNode allocated = result.path("secondaryMetrics").path("gc.alloc.rate.norm");
      if (allocated.path("score").isNumber()) {
        bytes.put(name, allocated.path("score").asDouble());
      }
    }
    return new Warm(scores, bytes);
  }

  private static String name(JsonNode result) {
    String benchmark = result.path("benchmark").asText();
    StringBuilder name = new StringBuilder(benchmark.substring(benchmark.lastIndexOf('.') + 1));
    for (Map.Entry<String, JsonNode> parameter : result.path("params").properties()) {
      if (!parameter.getKey().toLowerCase(Locale.ROOT).endsWith("file")) {
        name.append(' ').append(parameter.getValue().asText());
      }
    }
    return name.toString();
  }

  OptionalDouble score(String name) {
    return optional(scores.get(name));
  }

  OptionalDouble bytesOf(String name) {
    return optional(bytes.get(name));
  }

  private static OptionalDouble optional(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
