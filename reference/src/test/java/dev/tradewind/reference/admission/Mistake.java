package dev.tradewind.reference.admission;

import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.ParameterDefinition;
import dev.tradewind.engine.algo.ParameterType;
import dev.tradewind.engine.algo.ParameterValue;
import dev.tradewind.engine.algo.Relation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A way to get a parameter wrong.
 *
 * @param algo whose parameter
 * @param field the parameter, or the first of two
 * @param json all parameters
 */
record Mistake(AlgoDefinition algo, String field, String json) {

  /** Every way to get each parameter of every built-in algo wrong. */
  static Stream<Mistake> all() {
    return AlgoCatalogue.builtIn().algos().stream().flatMap(Mistake::of);
  }

  private static Stream<Mistake> of(AlgoDefinition algo) {
    List<Mistake> mistakes = new ArrayList<>();
    for (ParameterDefinition parameter : algo.parameters()) {
      String name = parameter.name();
      for (String value : wrong(parameter)) {
        mistakes.add(new Mistake(algo, name, "{\"%s\": %s}".formatted(name, value)));
      }
      mistakes.add(unknown(algo, name + "x", "1"));
      mistakes.add(unknown(algo, name.toUpperCase(Locale.ROOT), "null"));
    }
    mistakes.add(unknown(algo, "a b", "[]"));
    mistakes.add(unknown(algo, "very".repeat(30), "{}"));
    algo.relations().forEach(relation -> mistakes.addAll(broken(algo, relation)));
    return mistakes.stream();
  }

  private static List<String> wrong(ParameterDefinition parameter) {
    BigDecimal low = parameter.minimum().toBigDecimal();
    BigDecimal high = parameter.maximum().toBigDecimal();
    List<String> values =
        new ArrayList<>(
            List.of(
                low.subtract(BigDecimal.ONE).toPlainString(),
                low.subtract(new BigDecimal("0.000001")).toPlainString(),
                high.add(BigDecimal.ONE).toPlainString(),
                high.add(new BigDecimal("0.5")).toPlainString(),
                "1e300",
                "-1e300",
                "1e-9",
                "9223372036854775807",
                "9223372036854775808",
                "1e19",
                "\"many\"",
                "\"\"",
                "\"%s\"".formatted(high.toPlainString()),
                "\"1.5\"",
                "\"-3\"",
                "\"a\\nb\"",
                "\"%s\"".formatted("long ".repeat(30)),
                "\"it's \\\"so\\\"\"",
                "true",
                "false",
                "[]",
                "[1]",
                "{}",
                "{\"a\": 1}"));
    if (parameter.minimumExclusive()) {
      values.add(low.toPlainString());
      values.add(low.toPlainString() + ".0");
    }
    if (parameter.type() == ParameterType.INTEGER) {
      values.add(low.add(new BigDecimal("0.5")).toPlainString());
      values.add(low.add(new BigDecimal("0.0000001")).toPlainString());
    } else {
      values.add(high.subtract(new BigDecimal("0.1234567")).toPlainString());
      values.add("0.0000015");
    }
    return values;
  }

  private static Mistake unknown(AlgoDefinition algo, String name, String value) {
    return new Mistake(algo, name, "{\"%s\": %s}".formatted(name, value));
  }

  private static List<Mistake> broken(AlgoDefinition algo, Relation relation) {
    ParameterDefinition first = algo.parameter(relation.first()).orElseThrow();
    ParameterDefinition second = algo.parameter(relation.second()).orElseThrow();
    List<Mistake> mistakes = new ArrayList<>();
    mistakes.add(both(algo, relation, first.maximum(), second.maximum()));
    if (relation.kind() == Relation.Kind.LESS_THAN) {
      mistakes.add(both(algo, relation, second.minimum(), second.minimum()));
      String oneFieldOnly = "{\"%s\": %s}";
      mistakes.add(
          new Mistake(
              algo,
              first.name(),
              oneFieldOnly.formatted(first.name(), second.defaultValue().orElseThrow())));
      mistakes.add(
          new Mistake(
              algo,
              first.name(),
              oneFieldOnly.formatted(second.name(), first.defaultValue().orElseThrow())));
      mistakes.add(
          new Mistake(
              algo,
              first.name(),
              "{\"%s\": null, \"%s\": %s}"
                  .formatted(first.name(), second.name(), first.defaultValue().orElseThrow())));
    }
    return mistakes;
  }

  private static Mistake both(
      AlgoDefinition algo, Relation relation, ParameterValue first, ParameterValue second) {
    return new Mistake(
        algo,
        relation.first(),
        "{\"%s\": %s, \"%s\": %s}".formatted(relation.first(), first, relation.second(), second));
  }

  @Override
  public String toString() {
    return algo.name() + " " + (json.length() < 80 ? json : json.substring(0, 80) + "…");
  }
}
