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

/** Checks one set of values against one algo; every complaint is collected, none hides another. */
final class ParameterBinder {

  private final AlgoDefinition algo;
  private final TreeMap<String, BigDecimal> values = new TreeMap<>();
  private final List<String> violations = new ArrayList<>();

  /** Written, but not as they must be: their defaults were not meant. */
  private final Set<String> refused = new TreeSet<>();

  ParameterBinder(AlgoDefinition algo) {
    this.algo = algo;
  }

  Binding bind(Map<String, ?> given) {
    // Sorted, so that the same mistakes always read the same.
    new TreeMap<>(given).forEach(this::read);
    algo.relations().forEach(this::checkExclusion);
    applyDefaults();
    algo.relations().forEach(this::checkOrder);
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
    BigDecimal number = toNumber(value);
    if (number == null) {
      refuse(parameter, mustBe(parameter, quoted(value)) + howToWrite(value));
    } else if (decimals(number) > allowedDecimals(parameter)) {
      refuse(parameter, mustBe(parameter, shown(number)) + decimalsHint(parameter));
    } else if (!parameter.allows(number)) {
      refuse(parameter, mustBe(parameter, shown(number)) + ".");
    } else {
      values.put(parameter.name(), number);
    }
  }

  private void refuse(ParameterDefinition parameter, String violation) {
    refused.add(parameter.name());
    violations.add(violation);
  }

  private static BigDecimal toNumber(Object value) {
    return switch (value) {
      case Integer i -> BigDecimal.valueOf(i);
      case Long l -> BigDecimal.valueOf(l);
      case BigInteger b -> new BigDecimal(b);
      case BigDecimal d -> d;
      case Double d when Double.isFinite(d) -> BigDecimal.valueOf(d);
      case Float f when Float.isFinite(f) -> new BigDecimal(f.toString());
      default -> null;
    };
  }

  private static int decimals(BigDecimal number) {
    return number.stripTrailingZeros().scale();
  }

  private static int allowedDecimals(ParameterDefinition parameter) {
    return parameter.type() == ParameterType.INTEGER ? 0 : ParameterDefinition.NUMBER_SCALE;
  }

  private static String decimalsHint(ParameterDefinition parameter) {
    return parameter.type() == ParameterType.INTEGER
        ? "."
        : " with at most " + ParameterDefinition.NUMBER_SCALE + " decimals.";
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
    return algo.relations().stream()
        .filter(relation -> relation.kind() == Relation.Kind.NOT_BOTH)
        .anyMatch(
            relation ->
                (relation.first().equals(name) && values.containsKey(relation.second()))
                    || (relation.second().equals(name) && values.containsKey(relation.first())));
  }

  private void checkExclusion(Relation relation) {
    if (relation.kind() == Relation.Kind.NOT_BOTH) {
      check(relation);
    }
  }

  private void checkOrder(Relation relation) {
    if (relation.kind() == Relation.Kind.LESS_THAN) {
      check(relation);
    }
  }

  private void check(Relation relation) {
    BigDecimal first = values.get(relation.first());
    BigDecimal second = values.get(relation.second());
    if (first != null && second != null && !relation.holds(first, second)) {
      violations.add(relation.violation(first, second));
    }
  }
}
