package dev.tradewind.engine.algo;

/** What a parameter's value is. */
public enum ParameterType {
  /** A whole number. */
  INTEGER("a whole number"),
  /** A decimal number with at most {@value ParameterDefinition#NUMBER_SCALE} decimals. */
  NUMBER("a number");

  private final String description;

  ParameterType(String description) {
    this.description = description;
  }

  /** The type in words, with its article. */
  public String description() {
    return description;
  }
}
