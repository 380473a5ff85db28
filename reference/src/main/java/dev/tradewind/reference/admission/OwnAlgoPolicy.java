package dev.tradewind.reference.admission;

import io.fabric8.kubernetes.api.model.admissionregistration.v1.MatchCondition;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.Validation;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.Variable;
import java.util.List;

/**
 * The shape that parameters of a user's own algo, {@code vendor/name}, have whatever they mean:
 * short names, and values or flat lists of values.
 */
final class OwnAlgoPolicy {
  private static final int LONGEST_NAME = 63;
  private static final String VALUE = "variables.parameters[name]";

  private OwnAlgoPolicy() {}

  static Policy of() {
    return new Policy(
        "own-algo",
        List.of(
            new MatchCondition("object.spec.algo.contains('/')", "own"),
            new MatchCondition(AlgoPolicy.CHANGED, "changed"),
            Policy.LIVING),
        List.of(
            AlgoPolicy.PARAMETERS,
            new Variable(
                "variables.parameters.filter(name, size(name) > %d)".formatted(LONGEST_NAME),
                "long"),
            new Variable(
                """
                variables.parameters.filter(name, size(name) <= %2$d && (type(%1$s) == map
                  || (type(%1$s) == list && %1$s.exists(e, type(e) == map || type(e) == list))))\
                """
                    .formatted(VALUE, LONGEST_NAME),
                "nested")),
        List.of(
            validation(
                "long",
                "is too long: a parameter's name may have %d characters at most."
                    .formatted(LONGEST_NAME)),
            validation(
                "nested",
                "is nested: a parameter may be a number, a text, true, false, null, or a list of"
                    + " these.")),
        "Invalid");
  }

  private static Validation validation(String variable, String mistake) {
    Validation validation = new Validation();
    validation.setExpression("size(variables.%s) == 0".formatted(variable));
    validation.setMessage("one of spec.parameters " + mistake);
    validation.setMessageExpression(
        "'spec.parameters.' + %s + %s"
            .formatted(
                Cel.abbreviated("variables.%s.min()".formatted(variable)),
                Cel.literal(" " + mistake)));
    return validation;
  }
}
