package dev.tradewind.runtime.ledger.inspection;

import java.util.List;

/**
 * One thing that was looked at.
 *
 * @param what in a few words
 * @param problems a sentence each; empty if all is well
 */
public record Finding(String what, List<String> problems) {

  /** More of the same kind say nothing new. */
  private static final int MOST = 20;

  /** Keeps a copy of the first ones. */
  public Finding {
    problems = problems.stream().limit(MOST).toList();
  }

  /** Whether nothing is wrong. */
  public boolean isGood() {
    return problems.isEmpty();
  }
}
