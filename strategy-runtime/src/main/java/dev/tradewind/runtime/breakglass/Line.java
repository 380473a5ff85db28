package dev.tradewind.runtime.breakglass;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Lines of bounded length on a blocking channel. Stateless. */
final class Line {

  private Line() {}

  /** The bytes have no end in sight. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1;
  }

  /**
   * Reads to the end of the first line, or of the stream.
   *
   * @param longest bytes at most
   * @throws TooLong if the line has more
   */
  static String read(SocketChannel channel, int longest) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(longest + 1);
    while (bytes.hasRemaining()) {
      int from = bytes.position();
      int end = channel.read(bytes) < 0 ? from : indexOfEnd(bytes, from);
      if (end >= 0) {
        return new String(bytes.array(), 0, end, StandardCharsets.UTF_8);
      }
    }
    throw new TooLong();
  }

  private static int indexOfEnd(ByteBuffer bytes, int from) {
    for (int i = from; i < bytes.position(); i++) {
      if (bytes.get(i) == '\n') {
        return i;
      }
    }
    return -1;
  }

  static void write(SocketChannel channel, String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
