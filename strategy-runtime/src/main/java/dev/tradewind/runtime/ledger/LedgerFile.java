package dev.tradewind.runtime.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** Opens connections to the SQLite file of a ledger. Stateless. */
final class LedgerFile {

  private static final String NAME = "ledger.db";
  private static final int BUSY_MILLIS = 2_000;
  private static final int WAL_LIMIT_BYTES = 4 << 20;
  private static final int THRIFTY_PAGES = 128;

  private LedgerFile() {}

  /** The connection that writes: every commit is on the disk when it returns. */
  static Connection writer(Path directory) throws SQLException {
    return writer(directory, new SQLiteConfig());
  }

  /** The same for a full disk: the write-ahead log stays small, and takes less room. */
  static Connection thriftyWriter(Path directory) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setPragma(Pragma.WAL_AUTOCHECKPOINT, Integer.toString(THRIFTY_PAGES));
    return writer(directory, config);
  }

  private static Connection writer(Path directory, SQLiteConfig config) throws SQLException {
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setJournalSizeLimit(WAL_LIMIT_BYTES);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    Connection connection = config.createConnection(url(directory));
    connection.setAutoCommit(false);
    return connection;
  }

  /**
   * A connection that sees what was committed, and can change nothing. As long as it is there, the
   * end of the writer folds nothing.
   */
  static Connection reader(Path directory) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    Connection connection = config.createConnection(url(directory));
    // Before its first look SQLite does not know that it is there.
    Sql.number(connection, "SELECT count(*) FROM sqlite_schema");
    return connection;
  }

  /** Makes the folder if it is missing, and proves that it can be written. */
  static void prepare(Path directory) throws LedgerUnavailable {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new LedgerUnavailable(
          "The ledger folder %s cannot be made: %s.".formatted(directory, e), e);
    }
    if (!Files.isWritable(directory)) {
      throw new LedgerUnavailable("The ledger folder %s is not writable.".formatted(directory));
    }
  }

  /**
   * Writes what the write-ahead log holds into the file, and syncs it: if a process before has
   * failed to sync the log, it may be in memory only, and be believed all the same.
   */
  static void fold(Path directory, Connection connection) throws SQLException, LedgerUnavailable {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(FULL)")) {
      if (result.next() && result.getInt(1) != 0) {
        throw new LedgerUnavailable(
            "The ledger in %s is being read by another program: end that one, or wait for it."
                .formatted(directory));
      }
    }
    connection.setAutoCommit(false);
  }

  /** The file that SQLite maps into memory while the ledger is open. */
  static Path mapped(Path directory) {
    return directory.resolve(NAME + "-shm");
  }

  /** Whether there is one. */
  static boolean exists(Path directory) {
    return Files.exists(directory.resolve(NAME));
  }

  /** What an open ledger is on the disk. */
  static LedgerFiles held(Path directory, Path lock) throws LedgerUnavailable {
    try {
      return LedgerFiles.of(directory.resolve(NAME), directory.resolve(NAME + "-wal"), lock);
    } catch (IOException e) {
      throw new LedgerUnavailable(
          "The ledger in %s was deleted while it was being opened: %s."
              .formatted(directory, e.getMessage()),
          e);
    }
  }

  /** Lets SQLite read through the whole file. */
  static void verify(Path directory, Connection connection) throws SQLException, LedgerUnavailable {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
      String answer = result.next() ? result.getString(1) : "no answer";
      if (!"ok".equals(answer)) {
        throw new LedgerUnavailable(
            "The ledger in %s is damaged (%s).".formatted(directory, answer.strip()));
      }
    }
  }

  private static String url(Path directory) {
    return "jdbc:sqlite:" + directory.resolve(NAME);
  }
}
