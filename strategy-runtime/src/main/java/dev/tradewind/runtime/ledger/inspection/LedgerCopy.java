package dev.tradewind.runtime.ledger.inspection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.sqlite.SQLiteConfig;

/**
 * A ledger opened for reading, however it lies there. In place if that is possible, for then a
 * process that trades it may go on; else a copy of it, for SQLite needs a folder that it can write
 * to if a process was killed. Used by one thread.
 */
final class LedgerCopy implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(LedgerCopy.class);
  private static final String LOG_OF_WRITES = "-wal";
  private static final int BUSY_MILLIS = 2_000;

  private final Path file;
  private final Connection connection;
  private final Path copy;

  private LedgerCopy(Path file, Connection connection, Path copy) {
    this.file = file;
    this.connection = connection;
    this.copy = copy;
  }

  /**
   * Opens it.
   *
   * @param path of {@code ledger.db}, or of the folder that it is in
   */
  static LedgerCopy open(Path path) throws NoLedger {
    Path file = Files.isDirectory(path) ? path.resolve("ledger.db") : path;
    if (!Files.isRegularFile(file)) {
      throw new NoLedger(
          "There is no ledger at %s: name a file ledger.db, or the folder that it is in."
              .formatted(file));
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      return Files.isWritable(folder)
          ? new LedgerCopy(file, reader(file), null)
          : copied(file, Files.createTempDirectory("ledger"));
    } catch (IOException | SQLException e) {
      throw new NoLedger("The ledger %s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static LedgerCopy copied(Path file, Path folder) throws IOException, SQLException {
    Path copy = folder.resolve("ledger.db");
    Files.copy(file, copy);
    Path writes = beside(file, LOG_OF_WRITES);
    if (Files.exists(writes)) {
      Files.copy(writes, beside(copy, LOG_OF_WRITES), StandardCopyOption.COPY_ATTRIBUTES);
    }
    return new LedgerCopy(file, reader(copy), folder);
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private static Connection reader(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  /** The file that was asked for. */
  Path file() {
    return file;
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() {
    try {
      connection.close();
      if (copy != null) {
        for (String suffix : new String[] {"", LOG_OF_WRITES, "-shm"}) {
          Files.deleteIfExists(copy.resolve("ledger.db" + suffix));
        }
        Files.delete(copy);
      }
    } catch (SQLException | IOException e) {
      LOG.warn("The copy of the ledger could not be taken away.", e);
    }
  }
}
