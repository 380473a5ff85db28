package dev.tradewind.reference.pages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.reference.source.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** {@code metrics.md}: what the pods and the operator export to Prometheus. */
final class MetricsPage {

  private static final String INTRODUCTION =
      """
      # Metrics

      Both answer `GET :9000/metrics`. Of a histogram there are `_bucket`, `_sum`, `_count` and, of the recent past, `_max`.

      ## Of a strategy's pod

      Money carries the label `currency`; counters go on over restarts, for they count what is in the ledger.

      """;

  private MetricsPage() {}

  /**
   * @param pod the list of what a pod registers: name, type, labels, description
   * @param operator the enum of the operator's metrics, whose constants carry name, type,
   *     description and labels; empty where the operator has none of its own
   */
  static String of(JsonNode pod, Optional<Declaration> operator) {
    return INTRODUCTION
        + table(StreamSupport.stream(pod.spliterator(), false).map(MetricsPage::row).toList())
        + operator.map(metrics -> "\n## Of the operator\n\n" + table(rows(metrics))).orElse("");
  }

  private static Table table(List<String[]> rows) {
    Table table = new Table("metric", "type", "labels", "what");
    rows.forEach(table::row);
    return table;
  }

  private static String[] row(JsonNode metric) {
    List<String> labels = new ArrayList<>();
    metric.path("labels").forEach(label -> labels.add(Table.code(label.asText())));
    return new String[] {
      Table.code(metric.path("name").asText()),
      metric.path("type").asText(),
      String.join(", ", labels),
      metric.path("description").asText()
    };
  }

  private static List<String[]> rows(Declaration metrics) {
    return metrics.constants().stream()
        .map(
            metric ->
                new String[] {
                  Table.code(metric.arguments().get(0)),
                  metric.arguments().get(1).toLowerCase(Locale.ROOT),
                  String.join(", ", metric.arguments().stream().skip(3).map(Table::code).toList()),
                  metric.arguments().get(2)
                })
        .toList();
  }
}
