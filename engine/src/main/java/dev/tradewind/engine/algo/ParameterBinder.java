package dev.tradewind.engine.algo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks one set of values against one algo; every complaint is collected, none hides another.
 *
 * <p>Every process that trades begins here: what good values pass does without streams and without
 * a switch over classes, which take 10 ms to be made before they are used first.
 */
final class ParameterBinder {

  private final AlgoDefinition algo;
  private final TreeMap<String, ParameterValue> values = new TreeMap<>();
  private final List<String> violations = new ArrayList<>();

  /** Written, but not as they must be: their defaults were not meant. */
  private final Set<String> refused = new TreeSet<>();

  ParameterBinder(AlgoDefinition algo) {
    this.algo = algo;
  }

  Binding bind(Map<String, ?> given) {
    // Sorted, so that the same mistakes always read the same.
    for (Map.Entry<String, ?> entry : new TreeMap<>(given).entrySet()) {
      read(entry.getKey(), entry.getValue());
    }
    check(Relation.Kind.NOT_BOTH);
    applyDefaults();
    check(Relation.Kind.LESS_THAN);
    return violations.isEmpty()
        ? new Binding.Bound(new Parameters(values))
        : new Binding.Refused(violations);
  }

  private void read(String name, Object value) {
    Optional<ParameterDefinition> known = algo.parameter(name);
    if (known.isEmpty()) {
      violations.add(unknown(name));
      return;
    }
    // A key without a value is YAML's way to leave it out.
    if (value != null) {
      readKnown(known.get(), value);
    }
  }

  private void readKnown(ParameterDefinition parameter, Object value) {
    Optional<ParameterValue> exact = exactly(value);
    if (exact.isPresent() && parameter.allows(exact.get())) {
      values.put(parameter.name(), exact.get());
    } else {
      refused.add(parameter.name());
      violations.add(violation(parameter, value));
    }
  }

  /** Empty if it is no number, or one that no parameter can have. */
  private static Optional<ParameterValue> exactly(Object value) {
    try {
      if (value instanceof Integer || value instanceof Long) {
        return Optional.of(ParameterValue.of(((Number) value).longValue()));
      }
      BigDecimal number = toNumber(value);
      return number == null
          ? Optional.empty()
          : Optional.of(
              new ParameterValue(number.movePointRight(ParameterValue.SCALE).longValueExact()));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static String violation(ParameterDefinition parameter, Object value) {
    BigDecimal number = toNumber(value);
    if (number == null) {
      return mustBe(parameter, quoted(value)) + howToWrite(value);
    }
    boolean tooFine = number.stripTrailingZeros().scale() > parameter.decimals();
    return mustBe(parameter, shown(number)) + (tooFine ? decimalsHint(parameter) : ".");
  }

  private static BigDecimal toNumber(Object value) {
    if (value instanceof Integer || value instanceof Long) {
      return BigDecimal.valueOf(((Number) value).longValue());
    }
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (value instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    // The shortest decimal that names it, which is the one that was written.
    boolean finite =
        (value instanceof Double d && Double.isFinite(d))
            || (value instanceof Float f && Float.isFinite(f));
    return finite ? new BigDecimal(value.toString()) : null;
  }

  private static String decimalsHint(ParameterDefinition parameter) {
    return parameter.type() == ParameterType.INTEGER
        ? "."
        : " with at most " + parameter.decimals() + " decimals.";
  }

  private static String mustBe(ParameterDefinition parameter, String value) {
    return String.format(
        Locale.ROOT,
        "%s%s is %s: it must be %s",
        Binding.FIELD,
        parameter.name(),
        value,
        parameter.range());
  }

  private static String howToWrite(Object value) {
    return value instanceof String s && s.matches("-?[0-9]+(\\.[0-9]+)?")
        ? "; remove the quotes."
        : ".";
  }

  private static String quoted(Object value) {
    return switch (value) {
      case String s -> "\"" + abbreviated(s) + "\"";
      case List<?> _ -> "a list";
      case Map<?, ?> _ -> "an object";
      default -> String.valueOf(value);
    };
  }

  private static String shown(BigDecimal number) {
    // 1e999999 is short to write but not to print, and cut short it would be another number.
    long digits = Math.max(number.scale(), (long) number.precision() - number.scale());
    return abbreviated(digits > 38 ? number.toString() : number.toPlainString());
  }

  private static String abbreviated(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private String unknown(String name) {
    List<String> known = algo.parameters().stream().map(ParameterDefinition::name).toList();
    return String.format(
        Locale.ROOT,
        "%s%s is not a parameter of %s%s; it has %s.",
        Binding.FIELD,
        abbreviated(name),
        algo.name(),
        Suggestion.didYouMean(name, known),
        String.join(", ", known));
  }

  private void applyDefaults() {
    for (ParameterDefinition parameter : algo.parameters()) {
      if (parameter.defaultValue().isPresent()
          && !isExcluded(parameter.name())
          && !refused.contains(parameter.name())) {
        values.putIfAbsent(parameter.name(), parameter.defaultValue().get());
      }
    }
  }

  /** A default gives way to what was written in its place. */
  private boolean isExcluded(String name) {
    for (Relation relation : algo.relations()) {
      if (relation.kind() == Relation.Kind.NOT_BOTH
          && ((relation.first().equals(name) && values.containsKey(relation.second()))
              || (relation.second().equals(name) && values.containsKey(relation.first())))) {
        return true;
      }
    }
    return false;
  }

  private void check(Relation.Kind kind) {
    for (Relation relation : algo.relations()) {
      if (relation.kind() == kind) {
        check(relation);
      }
    }
  }

  private void check(Relation relation) {
    ParameterValue first = values.get(relation.first());
    ParameterValue second = values.get(relation.second());
    if (first != null && second != null && !relation.holds(first, second)) {
      violations.add(relation.violation(first, second));
    }
  }
}
