package dev.tradewind.reference.pages;

import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.ParameterDefinition;
import dev.tradewind.engine.algo.ParameterType;
import dev.tradewind.engine.algo.ParameterValue;
import dev.tradewind.engine.algo.Relation;
import java.util.stream.Collectors;

/** {@code algos.md}: what each built-in algo does and takes. */
final class AlgosPage {

  private static final String INTRODUCTION =
      """
      # Algos

      `spec.algo` names one of these, `spec.parameters` sets it; what is left out takes its default. A wrong value is refused
      at `kubectl apply` (where the chart's `admissionPolicy.enabled` is on), in the condition `SpecValid` and on a laptop, in the same sentence.
      A name with a slash, such as `acme/pairs`, is an algo of your own; no image can bring one yet.
      """;

  private AlgosPage() {}

  static String of(AlgoCatalogue catalogue) {
    return INTRODUCTION
        + catalogue.algos().stream().map(AlgosPage::section).collect(Collectors.joining());
  }

  private static String section(AlgoDefinition algo) {
    Table table = new Table("parameter", "type", "range", "default", "unit", "what");
    for (ParameterDefinition parameter : algo.parameters()) {
      table.row(
          Table.code(parameter.name()),
          type(parameter),
          range(parameter),
          parameter.defaultValue().map(ParameterValue::toString).orElse("none"),
          parameter.unit(),
          parameter.documentation());
    }
    return "\n## " + algo.name() + "\n\n" + algo.documentation() + "\n\n" + table + relations(algo);
  }

  private static String type(ParameterDefinition parameter) {
    return parameter.type() == ParameterType.INTEGER
        ? "whole number"
        : "number, at most " + parameter.decimals() + " decimals";
  }

  private static String range(ParameterDefinition parameter) {
    ParameterValue minimum = parameter.minimum();
    return (parameter.minimumExclusive() ? "above " + minimum + ", up to " : minimum + " to ")
        + parameter.maximum();
  }

  private static String relations(AlgoDefinition algo) {
    return algo.relations().isEmpty()
        ? ""
        : algo.relations().stream()
            .map(Relation::description)
            .collect(Collectors.joining("; ", "\nAlso: ", ".\n"));
  }
}
