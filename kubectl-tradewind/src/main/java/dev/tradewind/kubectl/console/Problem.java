package dev.tradewind.kubectl.console;

/**
 * Ends a command with one sentence for people and an exit code. It is no programming error, so it
 * is printed without a stack trace.
 */
public final class Problem extends RuntimeException {
  /** What was asked for was done. */
  public static final int OK = 0;

  /** It was not done, or not in time. */
  public static final int FAILED = 1;

  /** The command line cannot be obeyed as it stands; nothing was tried. */
  public static final int USAGE = 2;

  private final int exitCode;

  private Problem(int exitCode, String sentence, Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  /** It was not done. */
  public static Problem failed(String sentence) {
    return new Problem(FAILED, sentence, null);
  }

  /** It was not done because of something else. */
  public static Problem failed(String sentence, Throwable cause) {
    return new Problem(FAILED, sentence, cause);
  }

  /** The command line is wrong. */
  public static Problem usage(String sentence) {
    return new Problem(USAGE, sentence, null);
  }

  /** {@link #FAILED} or {@link #USAGE}. */
  public int exitCode() {
    return exitCode;
  }
}
