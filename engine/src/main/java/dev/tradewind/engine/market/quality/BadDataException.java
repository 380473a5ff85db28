package dev.tradewind.engine.market.quality;

/** Data is refused. The message is one sentence: where, which value, what is allowed. */
public final class BadDataException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final DataProblem problem;

  /** A sentence, and the reason in one word. */
  public BadDataException(DataProblem problem, String sentence) {
    super(sentence);
    this.problem = problem;
  }

  /** Why. */
  public DataProblem problem() {
    return problem;
  }
}
