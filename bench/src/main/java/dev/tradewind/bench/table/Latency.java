package dev.tradewind.bench.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the open loop has measured, nanoseconds.
 *
 * @param kinds of ticks, by name, each with its percentiles
 */
record Latency(JsonNode kinds) {

  /** A tick that makes an order, up to that. */
  static final String ORDER = "order";

  /** No engine at all: the clock, and what the machine does. */
  static final String EMPTY = "empty";

  private static final Map<String, String> NAMES =
      Map.of(
          ORDER,
          "a tick to its order",
          "fill",
          "a tick that fills an order",
          "fill_and_order",
          "a tick to its order, after a fill",
          EMPTY,
          "an empty loop");

  private static final List<String> PERCENTILES = List.of("p50", "p99", "p999", "max");

  /** A figure such as {@code service_p50} of a kind of ticks. */
  OptionalDouble figure(String kind, String name) {
    JsonNode figure = kinds.path(kind).path(name);
    return figure.isNumber() ? OptionalDouble.of(figure.asDouble()) : OptionalDouble.empty();
  }

  /** One line for each kind that was measured. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(row("", "service p50", "p99", "p99.9", "max", "schedule p50", "p99", "p99.9", "max"));
    for (Map.Entry<String, JsonNode> kind : kinds.properties()) {
      if (NAMES.containsKey(kind.getKey())) {
        List<String> cells = new ArrayList<>();
        cells.add(NAMES.get(kind.getKey()));
        for (String from : List.of("service_", "schedule_")) {
          PERCENTILES.forEach(part -> cells.add(kind.getValue().path(from + part).asText()));
        }
        lines.add(row(cells.toArray(String[]::new)));
      }
    }
    return lines;
  }

  private static String row(String... cells) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "  %-34s", cells[0]));
    for (int i = 1; i < cells.length; i++) {
      row.append(String.format(Locale.ROOT, " %12s", cells[i]));
    }
    return row.toString();
  }
}
