package dev.tradewind.reference.admission;

import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.Binding;
import dev.tradewind.engine.algo.ParameterDefinition;
import dev.tradewind.engine.algo.ParameterType;
import dev.tradewind.engine.algo.ParameterValue;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.Validation;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.Variable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What the API server asks of one parameter. Its variables are named after it: {@code given_} (null
 * when left out), {@code isNumber_}, {@code number_}, {@code fits_} (its decimals), {@code good_}
 * and {@code text_}.
 *
 * @param algo whose parameter it is
 * @param parameter the parameter
 */
record ParameterPolicy(AlgoDefinition algo, ParameterDefinition parameter) {

  /** Decimals are told by arithmetic on doubles, which is exact up to here. */
  private static final long LARGEST = 1_000_000_000;

  private static final BigDecimal TOO_FINE = new BigDecimal("0.1234567");

  ParameterPolicy {
    if (parameter.maximum().compareTo(ParameterValue.of(LARGEST)) > 0
        || parameter.minimum().compareTo(ParameterValue.of(-LARGEST)) < 0) {
      throw new IllegalArgumentException(
          parameter.name() + " has a bound beyond " + LARGEST + ", which CEL cannot check");
    }
  }

  List<Variable> variables() {
    return List.of(
        new Variable(
            "'%1$s' in variables.parameters ? variables.parameters['%1$s'] : null"
                .formatted(parameter.name()),
            "given_" + parameter.name()),
        new Variable(
            "type(%1$s) == int || type(%1$s) == double".formatted(given()),
            "isNumber_" + parameter.name()),
        new Variable(
            "%s ? double(%s) : 0.0".formatted(isNumber(), given()), "number_" + parameter.name()),
        new Variable(fits(), "fits_" + parameter.name()),
        new Variable(
            "%s && %s && %s"
                .formatted(isNumber(), Cel.variable("fits_" + parameter.name()), range()),
            "good_" + parameter.name()),
        new Variable(shown(), "text_" + parameter.name()));
  }

  Validation validation() {
    Wording plain = wording("\"" + Wording.VALUE + "\"", Wording.VALUE);
    Validation validation = new Validation();
    validation.setExpression("%s == null || %s".formatted(given(), good()));
    validation.setMessage(Binding.FIELD + parameter.name() + " must be " + parameter.range() + ".");
    validation.setMessageExpression(
        "%s + %s + (%s)".formatted(Cel.literal(plain.before()), text(), ending(plain)));
    return validation;
  }

  String given() {
    return Cel.variable("given_" + parameter.name());
  }

  String number() {
    return Cel.variable("number_" + parameter.name());
  }

  String good() {
    return Cel.variable("good_" + parameter.name());
  }

  String text() {
    return Cel.variable("text_" + parameter.name());
  }

  private String isNumber() {
    return Cel.variable("isNumber_" + parameter.name());
  }

  /** A number is the nearest double to a decimal of that many places, or not. */
  private String fits() {
    String fits =
        isInteger()
            ? "double(int(%1$s)) == %1$s"
            : "double(int(%1$s * 1e6 + (%1$s < 0.0 ? -0.5 : 0.5))) / 1e6 == %1$s";
    return "%1$s <= -1e9 || %1$s >= 1e9 || ".formatted(number()) + fits.formatted(number());
  }

  private String range() {
    return "%1$s %2$s %3$s && %1$s <= %4$s"
        .formatted(
            number(),
            parameter.minimumExclusive() ? ">" : ">=",
            Cel.literal(parameter.minimum()),
            Cel.literal(parameter.maximum()));
  }

  /** The value as the sentence shows it: scalars only. */
  private String shown() {
    return """
    %2$s
      ? (%3$s > -1e15 && %3$s < 1e15 && double(int(%3$s)) == %3$s ? string(int(%3$s)) : string(%1$s))
      : type(%1$s) == string ? '"' + %4$s + '"'
      : type(%1$s) == list ? 'a list'
      : type(%1$s) == map ? 'an object'
      : string(%1$s)\
    """
        .formatted(given(), isNumber(), number(), Cel.abbreviated(given()));
  }

  private String ending(Wording plain) {
    String endings =
        "%s ? %s : "
            .formatted(Cel.looksLikeANumber(given()), Cel.literal(wording("\"0\"", "0").after()));
    if (!isInteger()) {
      endings +=
          "%s && !%s ? %s : "
              .formatted(
                  isNumber(),
                  Cel.variable("fits_" + parameter.name()),
                  Cel.literal(wording(TOO_FINE.toPlainString(), TOO_FINE).after()));
    }
    return endings + Cel.literal(plain.after());
  }

  private Wording wording(String shown, Object value) {
    return Wording.around(Wording.complaint(algo, Map.of(parameter.name(), value)), shown);
  }

  private boolean isInteger() {
    return parameter.type() == ParameterType.INTEGER;
  }
}
