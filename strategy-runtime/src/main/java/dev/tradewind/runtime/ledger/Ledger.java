package dev.tradewind.runtime.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * A book on disk, locked for this process while it is open. The loop's thread opens, commits and
 * closes it; {@link #history} may be read by any thread.
 *
 * <p>After a {@link LedgerUnavailable} from {@link #commit} nothing is known about what is on the
 * disk: the ledger must be closed, and opening it again tells.
 */
public final class Ledger implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Ledger.class);

  private final Path directory;
  private final LedgerLock lock;
  private final Connection connection;
  private final TurnWriter writer;
  private final Opened opened;
  private final LedgerHistory history;

  private Ledger(
      Path directory,
      LedgerLock lock,
      Connection connection,
      TurnWriter writer,
      Opened opened,
      LedgerHistory history) {
    this.directory = directory;
    this.lock = lock;
    this.connection = connection;
    this.writer = writer;
    this.opened = opened;
    this.history = history;
  }

  /**
   * Opens the ledger in a folder, or creates it; checks it and raises its epoch, durably.
   *
   * @throws LedgerUnavailable if it is in use, damaged, another book's, or cannot be written
   */
  public static Ledger open(Path directory, BookIdentity identity, Instant now)
      throws LedgerUnavailable {
    LedgerFile.prepare(directory);
    LedgerLock lock = LedgerLock.take(directory);
    Connection connection = null;
    try {
      connection = LedgerFile.writer(directory);
      LedgerFile.verify(directory, connection);
      Opened opened = new LedgerOpening(connection, identity).open(now);
      connection.commit();
      return new Ledger(
          directory,
          lock,
          connection,
          new TurnWriter(connection, identity),
          opened,
          new LedgerHistory(LedgerFile.reader(directory)));
    } catch (SQLException e) {
      release(connection, lock);
      throw new LedgerUnavailable(
          "The ledger in %s cannot be opened: %s.".formatted(directory, e.getMessage()), e);
    } catch (LedgerUnavailable | RuntimeException e) {
      release(connection, lock);
      throw e;
    }
  }

  /** What it knew when it was opened. */
  public Opened opened() {
    return opened;
  }

  /** Its fills and trades, page by page. */
  public LedgerHistory history() {
    return history;
  }

  /** Makes a turn durable: all of it, on the disk, when this returns. */
  public void commit(Turn turn) throws LedgerUnavailable {
    try {
      writer.write(turn);
      connection.commit();
    } catch (SQLException e) {
      throw new LedgerUnavailable(
          "The ledger in %s cannot be written: %s.".formatted(directory, e.getMessage()), e);
    }
  }

  /**
   * Folds the write-ahead log into the file and releases the lock; what fails is of no consequence.
   */
  @Override
  public void close() {
    history.close();
    try {
      writer.close();
    } catch (SQLException e) {
      LOG.debug("A statement could not be closed; the connection's end closes it.", e);
    }
    release(connection, lock);
  }

  private static void release(Connection connection, LedgerLock lock) {
    try (lock) {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException | IOException e) {
      LOG.warn("The ledger could not be closed cleanly; what was committed is on the disk.", e);
    }
  }
}
