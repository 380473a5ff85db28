package dev.tradewind.runtime.plan;

import java.util.List;

/** The user's input cannot be traded. */
public final class Refused extends Exception {

  private final List<String> violations;

  /**
   * Bad input.
   *
   * @param violations one sentence each, at least one
   */
  public Refused(List<String> violations) {
    super(String.join(" ", violations));
    this.violations = List.copyOf(violations);
  }

  /** Bad input with one thing wrong. */
  public Refused(String violation) {
    this(List.of(violation));
  }

  /** One sentence per problem. */
  public List<String> violations() {
    return violations;
  }
}
