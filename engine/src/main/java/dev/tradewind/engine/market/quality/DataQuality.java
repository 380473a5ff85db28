package dev.tradewind.engine.market.quality;

import java.util.EnumMap;

/**
 * Watches over one source of data: refuses what cannot be right, or counts what is left out, as its
 * {@link DataPolicy} says. Used by one thread.
 */
public final class DataQuality {

  private final DataPolicy policy;
  private final String source;
  private final EnumMap<DataProblem, Long> skipped = new EnumMap<>(DataProblem.class);
  private long accepted;
  private long rows;
  private String first = "";

  /**
   * A watch that has seen nothing.
   *
   * @param source what is read, as it is named in sentences for people, such as a file's name
   */
  public DataQuality(DataPolicy policy, String source) {
    this.policy = policy;
    this.source = source;
  }

  /** What is done. */
  public DataPolicy policy() {
    return policy;
  }

  /** What is read. */
  public String source() {
    return source;
  }

  /** Place of the row to come; the first is 1. */
  public long row() {
    return rows + 1;
  }

  /** A row was good. */
  public void accept() {
    rows++;
    accepted++;
  }

  /**
   * A row breaks a rule. Rows are named by their place, the first is 1.
   *
   * @param value of the field that is wrong, in units of its scale
   * @throws BadDataException if bad data is to be rejected
   */
  public void refuse(Violation violation, long value) {
    if (policy == DataPolicy.SKIP && !first.isEmpty()) {
      skip(violation.problem());
    } else {
      refuse(violation.problem(), sentence(violation, value));
    }
  }

  /**
   * A row cannot be used.
   *
   * @param sentence about it: where, which value, what is allowed
   * @throws BadDataException with that sentence, if bad data is to be rejected
   */
  public void refuse(DataProblem problem, String sentence) {
    if (policy == DataPolicy.REJECT) {
      throw new BadDataException(problem, sentence);
    }
    skip(problem);
    if (first.isEmpty()) {
      first = sentence;
    }
  }

  /**
   * All rows have been seen.
   *
   * @throws BadDataException if none was good and bad data is to be rejected
   */
  public void end() {
    if (accepted == 0) {
      refuse(DataProblem.EMPTY, source + ": there are no rows, but at least one is needed.");
    }
  }

  /** What was seen so far. */
  public DataReport report() {
    return DataReport.of(source, accepted, skipped, first);
  }

  private void skip(DataProblem problem) {
    rows++;
    skipped.merge(problem, 1L, Long::sum);
  }

  private String sentence(Violation violation, long value) {
    return source
        + ", row "
        + row()
        + ", field "
        + violation.field()
        + ": "
        + value
        + " is refused, "
        + violation.clause()
        + ": "
        + violation.allowed()
        + " are allowed.";
  }
}
