package dev.tradewind.engine.algo;

import dev.tradewind.engine.strategy.Strategy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An algo: what it is called, what it can be set to, and how it is made.
 *
 * @param name as written in {@code spec.algo}
 * @param documentation one sentence for people
 * @param parameters its parameters in the order of the documentation
 * @param relations rules between parameters
 * @param constructor makes a strategy of valid parameters; a new one for every instrument
 */
public record AlgoDefinition(
    String name,
    String documentation,
    List<ParameterDefinition> parameters,
    List<Relation> relations,
    Function<Parameters, Strategy> constructor) {

  /** Keeps copies of the lists. */
  public AlgoDefinition {
    parameters = List.copyOf(parameters);
    relations = List.copyOf(relations);
  }

  /** The parameter of that name. */
  public Optional<ParameterDefinition> parameter(String parameterName) {
    for (ParameterDefinition parameter : parameters) {
      if (parameter.name().equals(parameterName)) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }

  /**
   * Checks values as they come out of YAML or JSON (numbers, text, booleans, lists, maps) and fills
   * in defaults.
   *
   * @param values by parameter name; {@code null} counts as left out
   */
  public Binding bind(Map<String, ?> values) {
    return new ParameterBinder(this).bind(values);
  }

  /** A new strategy, in its initial state. */
  public Strategy create(Parameters bound) {
    return constructor.apply(bound);
  }
}
