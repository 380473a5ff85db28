package dev.tradewind.runtime.ledger.inspection;

import dev.tradewind.runtime.ledger.LedgerSchema;
import dev.tradewind.runtime.ledger.Sql;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A ledger to look at. Everything is read in one transaction: of a ledger that is traded meanwhile,
 * it is the same moment. Used by one thread.
 */
public final class LedgerInspection implements AutoCloseable {

  private final LedgerCopy ledger;
  private final int schema;

  private LedgerInspection(LedgerCopy ledger, int schema) {
    this.ledger = ledger;
    this.schema = schema;
  }

  /**
   * Opens a ledger for reading.
   *
   * @param path of {@code ledger.db}, or of the folder that it is in
   * @throws NoLedger if there is none, or it cannot be read
   */
  public static LedgerInspection open(Path path) throws NoLedger {
    LedgerCopy ledger = LedgerCopy.open(path);
    try {
      begin(ledger);
      return new LedgerInspection(ledger, LedgerSchema.version(ledger.connection()));
    } catch (SQLException e) {
      ledger.close();
      throw new NoLedger(
          "The ledger %s cannot be read: %s.".formatted(ledger.file(), e.getMessage()), e);
    } catch (NoLedger | RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  private static void begin(LedgerCopy ledger) throws SQLException, NoLedger {
    Connection connection = ledger.connection();
    connection.setAutoCommit(false);
    if (Sql.number(
            connection,
            "SELECT count(*) FROM sqlite_schema WHERE name IN ('book', 'progress', 'fill')")
        != 3) {
      throw new NoLedger("%s is a database, but no ledger of a strategy.".formatted(ledger.file()));
    }
  }

  /** What it holds, in a few lines for people. */
  public LedgerSummary summary() throws NoLedger {
    try {
      return LedgerSummary.of(ledger.file(), schema, ledger.connection());
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /**
   * Whether it holds together.
   *
   * @param book what the engine's state in it is compared with, if its strategy is known
   * @return what was looked at, each with what is wrong there
   */
  public List<Finding> verify(Optional<BookCheck> book) {
    return LedgerChecks.all(ledger.connection(), schema, book);
  }

  /** Writes every row of every table as a line of JSON. */
  public void export(Writer to) throws NoLedger, IOException {
    try {
      new LedgerExport(ledger.connection(), to).write();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private NoLedger unreadable(SQLException e) {
    return new NoLedger(
        "The ledger %s cannot be read through: %s.".formatted(ledger.file(), e.getMessage()), e);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
