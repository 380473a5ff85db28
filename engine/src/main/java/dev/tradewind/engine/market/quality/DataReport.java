package dev.tradewind.engine.market.quality;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How good some data was. Immutable; any thread.
 *
 * @param source what was read, for people
 * @param accepted rows that were taken
 * @param skipped rows that were left out, by reason; reasons that did not occur are absent
 * @param first the sentence about the first row that was left out, empty if there is none
 */
public record DataReport(
    String source, long accepted, SortedMap<DataProblem, Long> skipped, String first) {

  /** Keeps a copy. */
  public DataReport {
    skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
  }

  /** A report about rows that were all good. */
  public static DataReport good(String source, long accepted) {
    return new DataReport(source, accepted, new TreeMap<>(), "");
  }

  static DataReport of(
      String source, long accepted, EnumMap<DataProblem, Long> skipped, String first) {
    return new DataReport(source, accepted, new TreeMap<>(skipped), first);
  }

  /** How many rows were left out. */
  public long skippedRows() {
    return skipped.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * One sentence, such as {@code "prices.csv: 2 of 100 rows were skipped (1 time repeated, 1 not a
   * number); the first: …"}.
   */
  public String sentence() {
    long left = skippedRows();
    if (left == 0) {
      return source + ": all " + accepted + " rows are good.";
    }
    StringBuilder reasons = new StringBuilder();
    for (Map.Entry<DataProblem, Long> reason : skipped.entrySet()) {
      reasons.append(reasons.isEmpty() ? "" : ", ").append(reason.getValue()).append(' ');
      reasons.append(reason.getKey().label());
    }
    return source
        + ": "
        + left
        + " of "
        + (accepted + left)
        + " rows were skipped ("
        + reasons
        + "); the first: "
        + first;
  }
}
