package dev.tradewind.reference.admission;

import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.ParameterDefinition;
import dev.tradewind.engine.algo.ParameterValue;
import dev.tradewind.engine.algo.Relation;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.Validation;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the API server asks of two parameters together. As in the catalogue, it is asked only where
 * both have a good value.
 *
 * @param algo whose rule it is
 * @param relation the rule
 */
record RelationPolicy(AlgoDefinition algo, Relation relation) {

  Validation validation() {
    Side left = new Side(algo, parameter(relation.first()));
    Side right = new Side(algo, parameter(relation.second()));
    boolean order = relation.kind() == Relation.Kind.LESS_THAN;
    Validation validation = new Validation();
    validation.setExpression(
        order
            ? "!(%s && %s) || %s < %s"
                .formatted(left.known(), right.known(), left.value(), right.value())
            : "!(%s && %s)".formatted(left.written(), right.written()));
    validation.setMessage("spec.parameters: " + relation.description() + ".");
    validation.setMessageExpression(
        order ? sentence(left.shown(), right.shown()) : sentence(left.text(), right.text()));
    return validation;
  }

  /** The catalogue's sentence about two good values that break the rule, with others in it. */
  private String sentence(String left, String right) {
    ParameterValue large = parameter(relation.first()).maximum();
    ParameterValue small =
        parameter(relation.second()).minimumExclusive()
            ? parameter(relation.second()).maximum()
            : parameter(relation.second()).minimum();
    String complaint =
        Wording.complaint(
            algo,
            Map.of(
                relation.first(), large.toBigDecimal(), relation.second(), small.toBigDecimal()));
    Wording first = Wording.around(complaint, " is " + large + " and ");
    Wording second = Wording.around(first.after(), " is " + small + ": ");
    return Stream.of(
            Cel.literal(first.before() + " is "),
            left,
            Cel.literal(" and " + second.before() + " is "),
            right,
            Cel.literal(": " + second.after()))
        .collect(Collectors.joining(" + "));
  }

  private ParameterDefinition parameter(String name) {
    return algo.parameter(name).orElseThrow();
  }

  /** One of the two, with its default where it was left out. */
  private record Side(AlgoDefinition algo, ParameterDefinition parameter) {

    String written() {
      return "%s != null && %s".formatted(policy().given(), policy().good());
    }

    String known() {
      return "(%s == null ? %s : %s)".formatted(policy().given(), defaulted(), policy().good());
    }

    String value() {
      return "(%s == null ? %s : %s)"
          .formatted(
              policy().given(),
              parameter.defaultValue().map(Cel::literal).orElse("0.0"),
              policy().number());
    }

    String shown() {
      return "(%s == null ? %s : %s)"
          .formatted(
              policy().given(),
              Cel.literal(parameter.defaultValue().map(ParameterValue::toString).orElse("")),
              text());
    }

    String text() {
      return policy().text();
    }

    /** A default gives way to what was written in its place. */
    private String defaulted() {
      if (parameter.defaultValue().isEmpty()) {
        return "false";
      }
      String rivals =
          algo.relations().stream()
              .filter(r -> r.kind() == Relation.Kind.NOT_BOTH)
              .filter(
                  r -> r.first().equals(parameter.name()) || r.second().equals(parameter.name()))
              .map(r -> r.first().equals(parameter.name()) ? r.second() : r.first())
              .map(rival -> new Side(algo, algo.parameter(rival).orElseThrow()).written())
              .map("!(%s)"::formatted)
              .collect(Collectors.joining(" && "));
      return rivals.isEmpty() ? "true" : rivals;
    }

    private ParameterPolicy policy() {
      return new ParameterPolicy(algo, parameter);
    }
  }
}
