package dev.tradewind.engine.algo;

import java.util.Collections;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;

/** The validated parameters of one algo, defaults included. Immutable; any thread. */
public final class Parameters {

  private final SortedMap<String, ParameterValue> values;

  Parameters(SortedMap<String, ParameterValue> values) {
    this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** Whether a value was written or defaulted. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** A whole number within {@code int}. */
  public int integer(String name) {
    return Math.toIntExact(whole(name));
  }

  /** A whole number. */
  public long whole(String name) {
    return value(name).scaled(0);
  }

  /** The value as the nearest double. */
  public double number(String name) {
    return value(name).toDouble();
  }

  /** The value times 10<sup>scale</sup>, exactly. */
  public long scaled(String name, int scale) {
    return value(name).scaled(scale);
  }

  /** All values by name, in alphabetical order. */
  public SortedMap<String, ParameterValue> asMap() {
    return values;
  }

  private ParameterValue value(String name) {
    ParameterValue value = values.get(name);
    if (value == null) {
      throw new NoSuchElementException("No parameter " + name + ".");
    }
    return value;
  }
}
