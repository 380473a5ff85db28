package dev.tradewind.runtime.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One process trades a book: an exclusive lock on a file beside the ledger. The operating system
 * releases it with the process, however that ends, so a lock that is held means a process that
 * lives.
 */
final class LedgerLock implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;

  private LedgerLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** The locked file. */
  Path file() {
    return file;
  }

  /** Takes the lock at once or refuses. */
  static LedgerLock take(Path directory) throws LedgerUnavailable {
    Path file = directory.resolve("ledger.lock");
    try {
      return lock(
          file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw new LedgerUnavailable(
          "The ledger in %s cannot be locked: %s.".formatted(directory, e), e);
    }
  }

  private static LedgerLock lock(Path file, FileChannel channel)
      throws IOException, LedgerUnavailable {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new LedgerUnavailable(
          "The ledger in %s is in use by another process; only one may trade a book."
              .formatted(file.getParent()));
    }
    return new LedgerLock(file, channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
