package dev.tradewind.reference.pages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.reference.source.Declaration;
import dev.tradewind.reference.source.ValuesFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the pages are rendered from.
 *
 * @param catalogue the built-in algos
 * @param definitions the custom resource definitions
 * @param values of the chart
 * @param settings the operator's mapping
 * @param commands the runtime's command classes
 * @param podMetrics what a pod registers
 * @param operatorMetrics the enum of the operator's own metrics, where there is one
 * @param conditionTypes the enum of condition types
 * @param reasons the enums of their reasons by name
 */
public record ReferencePages(
    AlgoCatalogue catalogue,
    List<JsonNode> definitions,
    List<ValuesFile.Value> values,
    Declaration settings,
    List<Declaration> commands,
    JsonNode podMetrics,
    Optional<Declaration> operatorMetrics,
    Declaration conditionTypes,
    Map<String, Declaration> reasons) {

  private static final String HEADER =
      "<!-- Generated: change the source, then run make generate. -->\n";

  private static final String INDEX =
      """
      # Reference

      Generated from the code, so it says what the code does; `make check` fails where a page is stale.

      | page | what | from |
      |---|---|---|
      | [algos](algos.md) | built-in algos, their parameters and ranges | the algo catalogue |
      | [resources](resources.md) | fields and columns of the custom resources | the definitions in the chart |
      | [configuration](configuration.md) | values of the chart, settings of the operator, options of the runtime | `values.yaml`, `OperatorSettings`, the commands |
      | [metrics](metrics.md) | what is exported to Prometheus | the metrics that are registered |
      | [conditions](conditions.md) | conditions of a strategy and their reasons | the enums |
      """;

  /** Keeps copies. */
  public ReferencePages {
    definitions = List.copyOf(definitions);
    values = List.copyOf(values);
    commands = List.copyOf(commands);
    reasons = Map.copyOf(reasons);
  }

  /** File names and contents of {@code docs/reference}. */
  public SortedMap<String, String> render() {
    SortedMap<String, String> pages = new TreeMap<>();
    pages.put("README.md", INDEX);
    pages.put("algos.md", AlgosPage.of(catalogue));
    pages.put("resources.md", ResourcesPage.of(definitions));
    pages.put("configuration.md", ConfigurationPage.of(values, settings, commands));
    pages.put("metrics.md", MetricsPage.of(podMetrics, operatorMetrics));
    pages.put("conditions.md", ConditionsPage.of(conditionTypes, reasons));
    pages.replaceAll((_, text) -> HEADER + text);
    return pages;
  }
}
