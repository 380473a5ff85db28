package dev.tradewind.runtime.application;

/** What the process ends with. */
public final class ExitCode {

  /** All is well. */
  public static final int OK = 0;

  /** Something failed that is not the user's input. */
  public static final int FAILED = 1;

  /** The input cannot be used; the sentences on stderr say why. */
  public static final int BAD_INPUT = 2;

  private ExitCode() {}
}
