package dev.tradewind.runtime.ledger;

/** The ledger cannot be opened, read or written. Its message is one sentence for people. */
public sealed class LedgerUnavailable extends Exception permits LedgerClaimed {

  /** A sentence of its own. */
  public LedgerUnavailable(String message) {
    super(message);
  }

  /** A sentence, and what caused it. */
  public LedgerUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
