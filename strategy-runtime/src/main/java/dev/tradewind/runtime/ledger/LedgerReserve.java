package dev.tradewind.runtime.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import org.jboss.logging.Logger;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Room on the disk that is kept for the ledger's worst day: a file that holds nothing and is given
 * up when the ledger cannot be written for lack of room. What it frees is for closing positions, so
 * a ledger without its reserve is for that only. Used by one thread at a time.
 */
final class LedgerReserve {

  /** Thousands of orders and their fills, beside a write-ahead log that is folded early. */
  static final int BYTES = 4 << 20;

  private static final Logger LOG = Logger.getLogger(LedgerReserve.class);
  private static final String NAME = "ledger.reserve";
  private static final int CHUNK = 1 << 16;

  /** The files that SQLite makes beside the database, and a first write. */
  private static final int LEAST_ROOM = 1 << 18;

  /** A quota that is used up is a failed write to SQLite. */
  private static final Set<SQLiteErrorCode> NO_ROOM =
      Set.of(
          SQLiteErrorCode.SQLITE_FULL,
          SQLiteErrorCode.SQLITE_IOERR_WRITE,
          SQLiteErrorCode.SQLITE_IOERR_SHMSIZE);

  /** How long after it could not be written though there seemed to be room it is tried again. */
  private static final long PATIENCE = Duration.ofSeconds(15).toNanos();

  private final Path file;
  private Long failedAt;
  private boolean isWritten;

  /** That of the ledger in a folder. */
  LedgerReserve(Path directory) {
    file = directory.resolve(NAME);
  }

  /** Whether a failure may come from a lack of room. */
  static boolean mayHelp(SQLException failure) {
    return failure instanceof SQLiteException sqlite && NO_ROOM.contains(sqlite.getResultCode());
  }

  /** Whether there is room enough to keep a reserve, and to trade beside it. */
  boolean hasRoom() {
    boolean isTrusted = failedAt == null || System.nanoTime() - failedAt > PATIENCE;
    return isWhole() || (isTrusted && usable() >= 2L * BYTES);
  }

  private long usable() {
    try {
      return Files.getFileStore(file.getParent()).getUsableSpace();
    } catch (IOException e) {
      LOG.debug("How much room there is cannot be asked; writing tells.", e);
      return Long.MAX_VALUE;
    }
  }

  /**
   * Makes it where there is room, or gives it up where there is none at all; returns whether it is
   * there.
   *
   * @throws LedgerUnavailable if SQLite could not even make its own files
   */
  boolean prepare() throws LedgerUnavailable {
    if (make() && usable() >= LEAST_ROOM) {
      return true;
    }
    giveUp();
    if (usable() < LEAST_ROOM) {
      throw new LedgerUnavailable(
          "The disk of the ledger in %s is full, and what was kept on it is used up: nothing can be written. Make room: %d MiB."
              .formatted(file.getParent(), (2 * BYTES) >> 20));
    }
    return false;
  }

  /** Makes it, if it is missing and there is room; returns whether it is there. */
  private boolean make() {
    if (isWhole()) {
      return true;
    }
    if (!hasRoom()) {
      return false;
    }
    try {
      write();
      return true;
    } catch (IOException e) {
      LOG.debug("The reserve cannot be written.", e);
      // As under a quota, of which nobody tells how much is left. A sync fails for other reasons.
      failedAt = isWritten ? null : Long.valueOf(System.nanoTime());
      giveUp();
      return false;
    }
  }

  private boolean isWhole() {
    try {
      return Files.size(file) == BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  /** Noise, for some file systems keep no room for zeros. */
  private void write() throws IOException {
    SplittableRandom random = new SplittableRandom(BYTES);
    byte[] chunk = new byte[CHUNK];
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      for (int written = 0; written < BYTES; written += CHUNK) {
        random.nextBytes(chunk);
        writeAll(channel, ByteBuffer.wrap(chunk));
      }
      isWritten = true;
      channel.force(true);
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Frees its room. */
  void giveUp() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warnf("The reserve %s cannot be given up: %s", file, e);
    }
  }
}
