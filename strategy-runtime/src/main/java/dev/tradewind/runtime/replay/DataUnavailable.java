package dev.tradewind.runtime.replay;

/** The prices cannot be used, at least not now. Its message is one sentence for people. */
public final class DataUnavailable extends Exception {

  /** A sentence. */
  public DataUnavailable(String message) {
    super(message);
  }

  /** A sentence, and what caused it. */
  public DataUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
