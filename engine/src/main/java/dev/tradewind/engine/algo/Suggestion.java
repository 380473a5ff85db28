package dev.tradewind.engine.algo;

import java.util.List;

/** Finds what a mistyped name was meant to be. */
final class Suggestion {

  private Suggestion() {}

  /** {@code " (did you mean fast?)"}, or nothing if no known name is near. */
  static String didYouMean(String name, List<String> known) {
    String nearest = null;
    // Two slips of the finger at most, and never more than half of the word.
    int best = Math.min(2, name.length() / 2) + 1;
    for (String candidate : known) {
      int distance = name.length() > 63 ? best : distance(name, candidate);
      if (distance < best) {
        best = distance;
        nearest = candidate;
      }
    }
    return nearest == null ? "" : " (did you mean " + nearest + "?)";
  }

  /** Levenshtein's distance, blind to case. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (same(a.charAt(i - 1), b.charAt(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private static boolean same(char a, char b) {
    return Character.toLowerCase(a) == Character.toLowerCase(b);
  }
}
