package dev.tradewind.exchange.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** Reads a file line by line, and knows where the last whole one ended. Used by one thread. */
final class JournalReader {

  private static final int BLOCK = 65_536;

  private final FileChannel channel;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK).limit(0);
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long position;
  private long end;

  JournalReader(FileChannel channel, long from) {
    this.channel = channel;
    position = from;
    end = from;
  }

  /** The next line without its end; empty where no whole one follows. */
  Optional<byte[]> next() throws IOException {
    line.reset();
    while (block.hasRemaining() || fill()) {
      byte b = block.get();
      if (b == '\n') {
        end += line.size() + 1L;
        return Optional.of(line.toByteArray());
      }
      line.write(b);
    }
    return Optional.empty();
  }

  private boolean fill() throws IOException {
    block.clear();
    int read = channel.read(block, position);
    block.flip();
    position += Math.max(read, 0);
    return read > 0;
  }

  /** Where the last whole line ended. */
  long end() {
    return end;
  }
}
