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

  private static final String BESIDE = "the state beside the fills";

  private final ReadableLedger ledger;
  private final int schema;

  private LedgerInspection(ReadableLedger ledger, int schema) {
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
    ReadableLedger ledger = ReadableLedger.open(path);
    try {
      begin(ledger);
      return new LedgerInspection(ledger, LedgerSchema.version(ledger.connection()));
    } catch (SQLException e) {
      ledger.close();
      throw NoLedger.unreadable(ledger.file(), e);
    } catch (NoLedger | RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  private static void begin(ReadableLedger ledger) throws SQLException, NoLedger {
    Connection connection = ledger.connection();
    connection.setAutoCommit(false);
    if (Sql.number(
            connection,
            "SELECT count(*) FROM sqlite_schema WHERE name IN ('book', 'progress', 'fill')")
        != 3) {
      throw new NoLedger("%s is a database, but no ledger of a strategy.".formatted(ledger.file()));
    }
    int version = LedgerSchema.version(connection);
    if (version < 1 || version > LedgerSchema.VERSION) {
      throw new NoLedger(
          "The ledger %s says that its schema is %d, and this runtime knows 1 to %d: use the runtime that wrote it."
              .formatted(ledger.file(), version, LedgerSchema.VERSION));
    }
  }

  /** What it holds, in a few lines for people. */
  public LedgerSummary summary() throws NoLedger {
    try {
      return LedgerSummary.of(ledger.file(), schema, ledger.connection());
    } catch (SQLException | RuntimeException e) {
      throw NoLedger.damaged(ledger.file(), e.toString(), e);
    }
  }

  /**
   * Whether it holds together.
   *
   * @param book what the engine's state in it is compared with, if its strategy is known
   * @return what was looked at, each with what is wrong there
   * @throws NoLedger if it is another strategy's
   */
  public List<Finding> verify(Optional<BookCheck> book) throws NoLedger {
    List<Finding> findings = LedgerChecks.all(ledger.connection(), schema);
    if (book.isPresent()) {
      findings.add(
          findings.stream().anyMatch(LedgerInspection::isOfState)
              ? new Finding(BESIDE, List.of("The state is damaged, so nothing was compared."))
              : compare(book.get()));
    }
    return findings;
  }

  private static boolean isOfState(Finding finding) {
    return finding.what().equals(LedgerChecks.STATE) && !finding.isGood();
  }

  private Finding compare(BookCheck book) throws NoLedger {
    try {
      List<String> problems = book.problems(ledger.connection());
      return new Finding(BESIDE, problems);
    } catch (BookCheck.OtherStrategy e) {
      throw new NoLedger(
          "The state in %s cannot be compared, for %s: give --strategy the manifest that it was traded with, or leave it out."
              .formatted(ledger.file(), e.getMessage()));
    } catch (SQLException | RuntimeException e) {
      return LedgerChecks.unreadable(BESIDE, e);
    }
  }

  /** Writes every row of every table as a line of JSON. */
  public void export(Writer to) throws NoLedger, IOException {
    try {
      new LedgerExport(ledger.connection(), to).write();
    } catch (SQLException e) {
      throw NoLedger.unreadable(ledger.file(), e);
    }
  }

  @Override
  public void close() {
    ledger.close();
  }
}
