package dev.tradewind.bench.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/**
 * What JMH has measured.
 *
 * @param scores median time of an operation, for a neighbour's burst makes every mean worse; by the
 *     benchmark's name and its parameter, such as {@code strategies 100}
 * @param bytes that an operation allocates, by the same
 */
record Warm(Map<String, Double> scores, Map<String, Double> bytes) {

  /** Reads JMH's own JSON. */
  static Warm of(JsonNode results) {
    Map<String, Double> scores = new LinkedHashMap<>();
    Map<String, Double> bytes = new LinkedHashMap<>();
    for (JsonNode result : results) {
      String name = name(result);
      double[] times = times(result);
      if (times.length > 0) {
        scores.put(name, Median.of(DoubleStream.of(times)));
      }
      JsonNode allocated = result.path("secondaryMetrics").path("gc.alloc.rate.norm");
      if (allocated.path("score").isNumber()) {
        bytes.put(name, allocated.path("score").asDouble());
      }
    }
    return new Warm(scores, bytes);
  }

  /** Of every iteration of every fork. */
  private static double[] times(JsonNode result) {
    return StreamSupport.stream(result.at("/primaryMetric/rawData").spliterator(), false)
        .flatMap(fork -> StreamSupport.stream(fork.spliterator(), false))
        .mapToDouble(JsonNode::asDouble)
        .toArray();
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
