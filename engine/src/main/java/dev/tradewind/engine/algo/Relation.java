package dev.tradewind.engine.algo;

import java.util.Locale;

/**
 * A rule between two parameters. It is checked only where both have a valid value.
 *
 * @param kind the rule
 * @param first the parameter on its left
 * @param second the parameter on its right
 */
public record Relation(Kind kind, String first, String second) {

  /** The rules that exist. */
  public enum Kind {
    /** {@code first} is smaller than {@code second}. */
    LESS_THAN,
    /** {@code first} and {@code second} are not both given. */
    NOT_BOTH
  }

  /** {@code first < second}. */
  public static Relation lessThan(String first, String second) {
    return new Relation(Kind.LESS_THAN, first, second);
  }

  /** Not both {@code first} and {@code second} may be written. */
  public static Relation notBoth(String first, String second) {
    return new Relation(Kind.NOT_BOTH, first, second);
  }

  /** The rule in words, such as {@code fast < slow}. */
  public String description() {
    return switch (kind) {
      case LESS_THAN -> first + " < " + second;
      case NOT_BOTH -> "not both " + first + " and " + second;
    };
  }

  /** Whether the rule holds; both values are present. */
  boolean holds(ParameterValue left, ParameterValue right) {
    return kind == Kind.LESS_THAN && left.compareTo(right) < 0;
  }

  String violation(ParameterValue left, ParameterValue right) {
    String both =
        String.format(
            Locale.ROOT,
            "%s%s is %s and %s%s is %s: ",
            Binding.FIELD,
            first,
            left,
            Binding.FIELD,
            second,
            right);
    return switch (kind) {
      case LESS_THAN ->
          both
              + String.format(
                  Locale.ROOT,
                  "%1$s must be smaller than %2$s; lower %1$s or raise %2$s.",
                  first,
                  second);
      case NOT_BOTH -> both + "only one of the two is allowed; remove one.";
    };
  }
}
