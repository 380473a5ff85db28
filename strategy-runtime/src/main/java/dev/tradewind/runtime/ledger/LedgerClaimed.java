package dev.tradewind.runtime.ledger;

import java.time.Duration;

/** Another process may still trade the book: to be tried again, and over soon if it does not. */
public final class LedgerClaimed extends LedgerUnavailable {

  LedgerClaimed(long epoch, Duration remaining) {
    super(
        ("The process of epoch %d did not end cleanly, or runs elsewhere: its claim on the ledger"
                + " must stand still for %d s more.")
            .formatted(epoch, remaining.plusMillis(999).toSeconds()));
  }
}
