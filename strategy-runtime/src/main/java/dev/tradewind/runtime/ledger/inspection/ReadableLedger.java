package dev.tradewind.runtime.ledger.inspection;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.sqlite.SQLiteConfig;

/**
 * A ledger opened for reading. One that is traded is read where it is: SQLite lets its process go
 * on. Any other is copied first, for SQLite leaves files of its own beside what it reads, which the
 * next process might not be allowed to write. Used by one thread.
 */
final class ReadableLedger implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ReadableLedger.class);
  private static final String WRITES = "-wal";
  private static final int BUSY_MILLIS = 2_000;
  private static final int ATTEMPTS = 3;

  private final Path file;
  private final Connection connection;

  /** Where the copy is, or {@code null}. */
  private final Path folder;

  private ReadableLedger(Path file, Connection connection, Path folder) {
    this.file = file;
    this.connection = connection;
    this.folder = folder;
  }

  /**
   * Opens it.
   *
   * @param path of {@code ledger.db}, or of the folder that it is in
   */
  static ReadableLedger open(Path path) throws NoLedger {
    Path file = Files.isDirectory(path) ? path.resolve("ledger.db") : path;
    if (!Files.isRegularFile(file)) {
      throw new NoLedger(
          "There is no ledger at %s: name a file ledger.db, or the folder that it is in."
              .formatted(file));
    }
    if (!Files.isReadable(file)) {
      throw new NoLedger("The ledger %s may not be read by this user.".formatted(file));
    }
    try {
      // A link may lie in another folder than what belongs to the file.
      Path real = file.toRealPath();
      return isTraded(real)
          ? new ReadableLedger(file, connect(real), null)
          : copied(file, real, Files.createTempDirectory("ledger"));
    } catch (IOException e) {
      throw new NoLedger("The ledger %s cannot be copied: %s.".formatted(file, e), e);
    } catch (SQLException e) {
      throw NoLedger.unreadable(file, e);
    }
  }

  private static boolean isTraded(Path file) throws IOException {
    try (FileChannel channel =
            FileChannel.open(file.resolveSibling("ledger.lock"), StandardOpenOption.READ);
        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return lock == null;
    } catch (NoSuchFileException e) {
      return false;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  private static ReadableLedger copied(Path file, Path real, Path folder)
      throws IOException, SQLException {
    try {
      Path copy = folder.resolve("ledger.db");
      List<FileTime> before;
      int attempts = 0;
      do {
        // A process may have begun to trade it meanwhile: the parts would not fit each other.
        before = times(real);
        copy(real, copy);
      } while (!before.equals(times(real)) && ++attempts < ATTEMPTS);
      return new ReadableLedger(file, connect(copy), folder);
    } catch (IOException | SQLException | RuntimeException e) {
      remove(folder);
      throw e;
    }
  }

  private static void copy(Path real, Path copy) throws IOException {
    for (String part : List.of("", WRITES)) {
      Path target = beside(copy, part);
      Files.deleteIfExists(target);
      if (Files.exists(beside(real, part))) {
        Files.copy(beside(real, part), target);
      }
    }
  }

  private static List<FileTime> times(Path real) throws IOException {
    List<FileTime> times = new ArrayList<>();
    for (String part : List.of("", WRITES)) {
      if (Files.exists(beside(real, part))) {
        times.add(Files.getLastModifiedTime(beside(real, part)));
      }
    }
    return times;
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private static Connection connect(Path file) throws SQLException {
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
    } catch (SQLException e) {
      LOG.debug("The connection could not be closed.", e);
    }
    if (folder != null) {
      remove(folder);
    }
  }

  private static void remove(Path folder) {
    try {
      for (String part : List.of("", WRITES, "-shm")) {
        Files.deleteIfExists(folder.resolve("ledger.db" + part));
      }
      Files.delete(folder);
    } catch (IOException e) {
      LOG.warnf("The copy of the ledger in %s could not be taken away: %s", folder, e);
    }
  }
}
