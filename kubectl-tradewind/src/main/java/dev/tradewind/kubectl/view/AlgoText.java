package dev.tradewind.kubectl.view;

import dev.tradewind.api.manifest.Suggestion;
import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.ParameterDefinition;
import dev.tradewind.engine.algo.ParameterValue;
import dev.tradewind.engine.algo.Relation;
import dev.tradewind.kubectl.console.Problem;
import dev.tradewind.kubectl.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the built-in algos do and what they can be set to, from the catalogue that operator and pod
 * use, too.
 *
 * @param catalogue the algos
 */
public record AlgoText(AlgoCatalogue catalogue) {

  /** One line each. */
  public List<String> list() {
    Table table = Table.of("ALGO", "IDEA");
    catalogue.algos().forEach(algo -> table.row(algo.name(), algo.documentation()));
    return table.lines();
  }

  /**
   * All about one.
   *
   * @throws Problem when it is not built in
   */
  public List<String> explain(String name) {
    AlgoDefinition algo =
        catalogue
            .find(name)
            .orElseThrow(
                () ->
                    Problem.failed(
                        "There is no built-in algo %s; %s"
                            .formatted(
                                name,
                                Suggestion.of(
                                    name,
                                    catalogue.algos().stream()
                                        .map(AlgoDefinition::name)
                                        .toList()))));
    List<String> lines = new ArrayList<>(List.of(algo.name(), "  " + algo.documentation(), ""));
    lines.addAll(parameters(algo).lines());
    if (!algo.relations().isEmpty()) {
      lines.add("");
      lines.add(
          "Rules: "
              + algo.relations().stream()
                  .map(Relation::description)
                  .collect(Collectors.joining("; "))
              + ".");
    }
    lines.addAll(List.of("", "spec:", "  algo: " + algo.name(), "  parameters: " + example(algo)));
    return lines;
  }

  private static Table parameters(AlgoDefinition algo) {
    Table table = Table.of("PARAMETER", "ALLOWED", ">DEFAULT", "UNIT", "MEANING");
    algo.parameters()
        .forEach(
            p ->
                table.row(
                    p.name(),
                    p.range(),
                    p.defaultValue().map(ParameterValue::toString).orElse(null),
                    p.unit(),
                    p.documentation()));
    return table;
  }

  private static String example(AlgoDefinition algo) {
    return algo.parameters().stream()
        .filter(p -> p.defaultValue().isPresent())
        .map(AlgoText::setting)
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String setting(ParameterDefinition parameter) {
    return parameter.name() + ": " + parameter.defaultValue().orElseThrow();
  }
}
