package dev.tradewind.runtime.ledger.inspection;

import java.nio.file.Path;
import java.sql.SQLException;

/** What was named cannot be read as a ledger; the message is a sentence that says why. */
public final class NoLedger extends Exception {

  private final boolean damaged;

  NoLedger(String message) {
    super(message);
    damaged = false;
  }

  NoLedger(String message, Throwable cause) {
    super(message, cause);
    damaged = false;
  }

  private NoLedger(String message, Throwable cause, boolean damaged) {
    super(message, cause);
    this.damaged = damaged;
  }

  /** SQLite does not understand the file. */
  static NoLedger unreadable(Path file, SQLException e) {
    return damaged(file, e.getMessage(), e);
  }

  /** There is something, but not what was written. */
  static NoLedger damaged(Path file, String why, Throwable cause) {
    return new NoLedger(
        "The ledger %s is damaged, or none: %s. Restore a good copy of it.".formatted(file, why),
        cause,
        true);
  }

  /** Whether there is a file, but it is damaged. */
  public boolean isDamaged() {
    return damaged;
  }
}
