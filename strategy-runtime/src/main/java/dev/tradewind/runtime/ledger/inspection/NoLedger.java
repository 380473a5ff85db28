package dev.tradewind.runtime.ledger.inspection;

/** What was named is no ledger that can be read; the message is a sentence that says why. */
public final class NoLedger extends Exception {

  NoLedger(String message) {
    super(message);
  }

  NoLedger(String message, Throwable cause) {
    super(message, cause);
  }
}
