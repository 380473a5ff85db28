package dev.tradewind.runtime.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A book on disk, locked and claimed for this process while it is open. The loop's thread opens,
 * commits and closes it; {@link #history} may be asked by any thread.
 *
 * <p>After a {@link LedgerUnavailable} nothing is known about what is on the disk, and nothing is
 * written through this object any more: the ledger must be closed, and opening it again tells.
 */
public final class Ledger implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Ledger.class);

  /** What it has of the disk, beside the database. */
  private record Storage(
      LedgerLock lock,
      LedgerReserve reserve,
      boolean closingOnly,
      LedgerFiles files,
      MappedFile mapped) {}

  private final LedgerAccess access;
  private final Storage storage;
  private final Connection connection;
  private final TurnWriter writer;
  private final Opened opened;
  private final Claim claim;
  private final LedgerHistory history;
  private final ClaimKeeper keeper;
  private LedgerUnavailable failure;
  private boolean closed;

  private Ledger(
      LedgerAccess access,
      Storage storage,
      Connection connection,
      TurnWriter writer,
      Opened opened,
      Claim claim,
      LedgerHistory history) {
    this.access = access;
    this.storage = storage;
    this.connection = connection;
    this.writer = writer;
    this.opened = opened;
    this.claim = claim;
    this.history = history;
    keeper = ClaimKeeper.start(this::renew);
  }

  /**
   * Opens the ledger in a folder, or creates it; checks it, raises its epoch and takes the claim on
   * it, durably. On a full disk it is opened in the room of its reserve; see {@link
   * #isClosingOnly}.
   *
   * @throws LedgerClaimed if another process may still trade it
   * @throws LedgerUnavailable if it is in use, damaged, another book's, or cannot be written
   */
  public static Ledger open(LedgerAccess access, BookIdentity identity) throws LedgerUnavailable {
    Path directory = access.directory();
    LedgerFile.prepare(directory);
    LedgerLock lock = LedgerLock.take(directory);
    LedgerReserve reserve = new LedgerReserve(directory);
    Connection connection = null;
    Connection reader = null;
    MappedFile mapped = null;
    try {
      access.watch().requireThere(directory);
      boolean closingOnly = !reserve.prepare();
      connection = closingOnly ? LedgerFile.thriftyWriter(directory) : LedgerFile.writer(directory);
      reader = LedgerFile.reader(directory);
      LedgerFile.fold(directory, connection);
      mapped = MappedFile.open(LedgerFile.mapped(directory));
      mapped.fillHoles();
      LedgerFile.verify(directory, connection);
      LedgerOpening opening = new LedgerOpening(connection, identity);
      Opened opened = opening.open(access.clock().wall().instant());
      ClaimTaking taking = new ClaimTaking(lock.file(), access.clock(), access.watch());
      Claim claim = taking.take(connection, opened.epoch());
      access.watch().requireSame(directory, opened.epoch());
      connection.commit();
      access.watch().onOpened(opened.epoch());
      return new Ledger(
          access,
          new Storage(lock, reserve, closingOnly, LedgerFile.held(directory, lock.file()), mapped),
          connection,
          new TurnWriter(connection, identity),
          opened,
          claim,
          new LedgerHistory(reader));
    } catch (SQLException e) {
      giveUp(connection, lock, reader, mapped);
      yieldRoom(reserve, e);
      throw new LedgerUnavailable(
          "The ledger in %s cannot be opened: %s.".formatted(directory, e.getMessage()), e);
    } catch (LedgerUnavailable | RuntimeException e) {
      giveUp(connection, lock, reader, mapped);
      throw e;
    }
  }

  /** What it knew when it was opened. */
  public Opened opened() {
    return opened;
  }

  /** Whether this process may send orders of it at this moment; no write is made. Any thread. */
  public boolean maySend() {
    return claim.isHeld();
  }

  /**
   * Whether it has no reserve, for the disk is full: the room that is left is for what closes
   * positions, and nothing is to be opened. It stays so until the ledger is opened again.
   */
  public boolean isClosingOnly() {
    return storage.closingOnly();
  }

  /** Whether there is room now for a reserve, so that opening it again makes it whole. */
  public boolean hasRoom() {
    return storage.reserve().hasRoom();
  }

  /**
   * For how long the claim was not renewed, if it is lost by that: the disk does not answer. Any
   * thread.
   */
  public Optional<Duration> standstill() {
    return claim.overdue();
  }

  /** The right to trade it. */
  Claim claim() {
    return claim;
  }

  /** Its fills and trades, page by page. */
  public LedgerHistory history() {
    return history;
  }

  /**
   * Makes a turn durable: all of it, on the disk, when this returns.
   *
   * @throws ClaimLost if another process may trade the book meanwhile; nothing was written then
   */
  public void commit(Turn turn) throws LedgerUnavailable {
    write(() -> writer.write(turn));
  }

  private interface Writing {
    void write() throws SQLException;
  }

  private synchronized void write(Writing writing) throws LedgerUnavailable {
    if (failure != null) {
      throw failure;
    }
    try {
      storage.files().check();
      LedgerClock.Moment begun = claim.renew(connection);
      writing.write();
      connection.commit();
      claim.renewed(begun);
    } catch (SQLException e) {
      failure =
          new LedgerUnavailable(
              "The ledger in %s cannot be written: %s."
                  .formatted(access.directory(), e.getMessage()),
              e);
      yieldRoom(storage.reserve(), e);
      throw failure;
    } catch (LedgerUnavailable e) {
      failure = e;
      throw e;
    }
  }

  /** The next opening may then write. */
  private static void yieldRoom(LedgerReserve reserve, SQLException failure) {
    if (LedgerReserve.mayHelp(failure)) {
      reserve.giveUp();
    }
  }

  /** On the keeper's thread. */
  private synchronized boolean renew() {
    if (closed || failure != null) {
      return false;
    }
    try {
      write(() -> {});
      return true;
    } catch (LedgerUnavailable | ClaimLost e) {
      access.trouble().accept(e);
      return false;
    }
  }

  /**
   * Gives the claim back, folds the write-ahead log into the file and releases the lock; what fails
   * is of no consequence.
   *
   * <p>After a failure nothing is folded: a sync that has failed must not be tried again on the
   * same open file, for the operating system may call written then what it has thrown away. So the
   * last one to close is the reader, which cannot.
   */
  @Override
  public void close() {
    keeper.close();
    if (isWhole()) {
      history.close();
      release(connection, storage.lock());
    } else {
      release(connection, storage.lock());
      history.close();
    }
    storage.mapped().close();
  }

  /** As {@link #close} does after a failure. */
  private static void giveUp(
      Connection connection, LedgerLock lock, Connection reader, MappedFile mapped) {
    release(connection, lock);
    if (reader != null) {
      new LedgerHistory(reader).close();
    }
    if (mapped != null) {
      mapped.close();
    }
  }

  /** Ends writing. */
  private synchronized boolean isWhole() {
    closed = true;
    try {
      writer.close();
      if (failure == null) {
        claim.release(connection);
        connection.commit();
        return true;
      }
    } catch (SQLException e) {
      LOG.debug("The claim could not be given back; the next process finds out.", e);
    }
    return false;
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
