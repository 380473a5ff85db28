package dev.tradewind.runtime.ledger.inspection;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that was looked at.
 *
 * @param what in a few words
 * @param problems a sentence each; empty if all is well
 */
public record Finding(String what, List<String> problems) {

  private static final int MOST = 20;

  /** Keeps a copy; of many problems the first ones, and how many more there are. */
  public Finding {
    if (problems.size() > MOST) {
      List<String> first = new ArrayList<>(problems.subList(0, MOST));
      first.add("And %d more like these.".formatted(problems.size() - MOST));
      problems = first;
    }
    problems = List.copyOf(problems);
  }

  /** Whether nothing is wrong. */
  public boolean isGood() {
    return problems.isEmpty();
  }
}
