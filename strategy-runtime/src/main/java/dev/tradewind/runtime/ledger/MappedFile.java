package dev.tradewind.runtime.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jboss.logging.Logger;

/**
 * The file that SQLite maps into memory. Where the file system has smaller blocks than SQLite has
 * pages, SQLite leaves holes in it, and to fill one on a full disk is the end of the process: so
 * they are filled while there is room.
 *
 * <p>It must be closed after SQLite has closed the ledger, and not before: whoever closes a file
 * gives up all locks that his process has on it, and then another process that opens the ledger to
 * read it takes the file away under this one.
 */
final class MappedFile implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(MappedFile.class);
  private static final int SMALLEST_BLOCK = 512;

  private final Path file;
  private final FileChannel channel;

  private MappedFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** That of a ledger that SQLite has open. */
  static MappedFile open(Path file) throws LedgerUnavailable {
    try {
      return new MappedFile(
          file, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /** Takes a block for each part of it. */
  void fillHoles() throws LedgerUnavailable {
    ByteBuffer one = ByteBuffer.allocate(1);
    try {
      // The last byte of each block, for the first ones are SQLite's header and locks.
      for (long at = SMALLEST_BLOCK - 1; at < channel.size(); at += SMALLEST_BLOCK) {
        channel.read(one.clear(), at);
        channel.write(one.flip(), at);
      }
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static LedgerUnavailable unusable(Path file, IOException e) {
    return new LedgerUnavailable(
        "The ledger in %s cannot be opened: %s cannot be written (%s)."
            .formatted(file.getParent(), file.getFileName(), e.getMessage()),
        e);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("Nothing is lost with it.", e);
    }
  }
}
