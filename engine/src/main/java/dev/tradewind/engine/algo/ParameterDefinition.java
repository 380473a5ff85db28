package dev.tradewind.engine.algo;

import java.util.Optional;

/**
 * One parameter of an algo.
 *
 * @param name as written under {@code spec.parameters}
 * @param type what its value is
 * @param minimum smallest allowed value
 * @param minimumExclusive whether {@code minimum} itself is not allowed
 * @param maximum largest allowed value
 * @param defaultValue value when left out; empty if it then has none
 * @param unit such as {@code bars}, {@code shares} or {@code percent}
 * @param documentation one sentence for people
 */
public record ParameterDefinition(
    String name,
    ParameterType type,
    ParameterValue minimum,
    boolean minimumExclusive,
    ParameterValue maximum,
    Optional<ParameterValue> defaultValue,
    String unit,
    String documentation) {

  /** A whole number from {@code minimum} to {@code maximum} with a default. */
  public static ParameterDefinition integer(
      String name, long minimum, long maximum, long defaultValue, String unit, String doc) {
    return new ParameterDefinition(
        name,
        ParameterType.INTEGER,
        ParameterValue.of(minimum),
        false,
        ParameterValue.of(maximum),
        Optional.of(ParameterValue.of(defaultValue)),
        unit,
        doc);
  }

  /** A number from {@code minimum} to {@code maximum} with a default. */
  public static ParameterDefinition number(
      String name, String minimum, String maximum, String defaultValue, String unit, String doc) {
    return new ParameterDefinition(
        name,
        ParameterType.NUMBER,
        ParameterValue.parse(minimum),
        false,
        ParameterValue.parse(maximum),
        Optional.of(ParameterValue.parse(defaultValue)),
        unit,
        doc);
  }

  /** The same without a default. */
  public ParameterDefinition optional() {
    return new ParameterDefinition(
        name, type, minimum, minimumExclusive, maximum, Optional.empty(), unit, documentation);
  }

  /** The same with values above {@code minimum} only. */
  public ParameterDefinition aboveMinimum() {
    return new ParameterDefinition(
        name, type, minimum, true, maximum, defaultValue, unit, documentation);
  }

  /** The allowed values in words, such as {@code a whole number from 1 to 5000}. */
  public String range() {
    String from = minimumExclusive ? " above " : " from ";
    String to = minimumExclusive ? " up to " : " to ";
    return type.description() + from + minimum + to + maximum;
  }

  /** Decimals that a value may have. */
  public int decimals() {
    return type == ParameterType.INTEGER ? 0 : ParameterValue.SCALE;
  }

  boolean allows(ParameterValue value) {
    int lower = value.compareTo(minimum);
    return (minimumExclusive ? lower > 0 : lower >= 0)
        && value.compareTo(maximum) <= 0
        && (type != ParameterType.INTEGER || value.isWhole());
  }
}
