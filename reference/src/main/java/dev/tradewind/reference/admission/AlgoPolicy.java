package dev.tradewind.reference.admission;

import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.ParameterDefinition;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MatchCondition;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.Validation;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parameters of one algo: their names, types, bounds, decimals and relations.
 *
 * <p>Only a change of the algo or its parameters is judged: a stored strategy that a newer rule
 * would refuse can still lose its finalizer, and be paused or flattened.
 */
final class AlgoPolicy {

  static final String CHANGED =
      """
      oldObject == null
        || object.spec.algo != oldObject.spec.algo
        || dyn(object.spec).parameters != dyn(oldObject.spec).parameters\
      """;

  static final Variable PARAMETERS =
      new Variable(
          "has(dyn(object.spec).parameters) ? dyn(object.spec).parameters : {}", "parameters");

  private final AlgoDefinition algo;
  private final List<ParameterPolicy> parameters;

  private AlgoPolicy(AlgoDefinition algo) {
    this.algo = algo;
    this.parameters = algo.parameters().stream().map(p -> new ParameterPolicy(algo, p)).toList();
  }

  static Policy of(AlgoDefinition algo) {
    AlgoPolicy policy = new AlgoPolicy(algo);
    return new Policy(
        algo.name(),
        List.of(
            new MatchCondition("object.spec.algo == " + Cel.literal(algo.name()), "algo"),
            new MatchCondition(CHANGED, "changed"),
            Policy.LIVING),
        policy.variables(),
        policy.validations(),
        "Invalid");
  }

  private List<Variable> variables() {
    List<Variable> variables = new ArrayList<>();
    variables.add(PARAMETERS);
    variables.add(
        new Variable(
            "variables.parameters.filter(name, !(name in %s))".formatted(Cel.list(names())),
            "unknown"));
    parameters.forEach(parameter -> variables.addAll(parameter.variables()));
    return variables;
  }

  private List<Validation> validations() {
    List<Validation> validations = new ArrayList<>();
    validations.add(unknown());
    parameters.forEach(parameter -> validations.add(parameter.validation()));
    algo.relations().stream()
        .map(relation -> new RelationPolicy(algo, relation).validation())
        .forEach(validations::add);
    return validations;
  }

  private Validation unknown() {
    Wording sentence =
        Wording.around(Wording.complaint(algo, Map.of(Wording.VALUE, 1)), Wording.VALUE);
    Validation validation = new Validation();
    validation.setExpression("size(variables.unknown) == 0");
    validation.setMessage(
        "spec.parameters of %s may have %s only."
            .formatted(algo.name(), String.join(", ", names())));
    validation.setMessageExpression(
        "%s + %s + %s"
            .formatted(
                Cel.literal(sentence.before()),
                Cel.abbreviated("variables.unknown.min()"),
                Cel.literal(sentence.after())));
    return validation;
  }

  private List<String> names() {
    return algo.parameters().stream().map(ParameterDefinition::name).toList();
  }
}
