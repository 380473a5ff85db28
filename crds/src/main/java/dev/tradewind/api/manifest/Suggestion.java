package dev.tradewind.api.manifest;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Guesses which known name a mistyped one was meant to be. */
public final class Suggestion {
  private Suggestion() {}

  /** {@code did you mean X?} when one is near, else {@code there are A, B, C.} */
  public static String of(String typed, Collection<String> known) {
    return near(typed, known)
        .orElseGet(
            () ->
                known.isEmpty()
                    ? "there are none."
                    : "there are " + String.join(", ", new TreeSet<>(known)) + ".");
  }

  /** {@code did you mean X?} when one is near. */
  static Optional<String> near(String typed, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.comparingInt((String name) -> distance(typed, name))
                .thenComparing(Comparator.naturalOrder()))
        .filter(name -> distance(typed, name) <= Math.max(2, typed.length() / 3))
        .map(name -> "did you mean " + name + "?");
  }

  /** Levenshtein distance, with upper and lower case alike. */
  static int distance(String a, String b) {
    String left = a.toLowerCase(Locale.ROOT);
    String right = b.toLowerCase(Locale.ROOT);
    int[] row = new int[right.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
