package dev.tradewind.engine.algo;

import java.util.List;

/** What became of a user's parameters: typed values, or what is wrong with them. */
public sealed interface Binding {

  /** What every parameter's name is prefixed with in a sentence to the user. */
  String FIELD = "spec.parameters.";

  /** All values are good. */
  record Bound(Parameters parameters) implements Binding {}

  /**
   * Some are not.
   *
   * @param violations one clear sentence each: the field, its value, what is allowed, how to mend
   */
  record Refused(List<String> violations) implements Binding {

    /** Keeps a copy. */
    public Refused {
      violations = List.copyOf(violations);
    }
  }
}
