package dev.tradewind.bench;

import dev.tradewind.engine.market.TradeSeries;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The ticks of a NumPy file: records of time (epoch nanoseconds), price and size. Prices become
 * whole cents. Stateless; any thread.
 */
public final class TickFile {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int LENGTH_OF_HEADER = MAGIC.length;
  private static final int HEADER = LENGTH_OF_HEADER + Short.BYTES;
  private static final String RECORDS =
      "'descr': [('ts', '<i8'), ('px', '<f8'), ('sz', '<i8')], 'fortran_order': False";

  private TickFile() {}

  /**
   * Opens a file.
   *
   * @throws IOException if it cannot be read, or holds other records
   */
  static TickFeed open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
              .order(ByteOrder.LITTLE_ENDIAN);
      return new TickFeed(bytes, firstRecord(file, bytes));
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, or holds other records
   */
  public static TradeSeries read(Path file) throws IOException {
    TickFeed feed = open(file);
    TradeSeries.Builder trades = new TradeSeries.Builder().expect(feed.size());
    while (feed.advance()) {
      trades.add(feed.time(), feed.price(), feed.quantity());
    }
    return trades.build();
  }

  private static int firstRecord(Path file, ByteBuffer bytes) throws IOException {
    byte[] magic = new byte[MAGIC.length];
    if (bytes.limit() >= HEADER) {
      bytes.get(0, magic);
    }
    if (!java.util.Arrays.equals(magic, MAGIC)) {
      throw new IOException(file + " is no NumPy file of version 1.0.");
    }
    int length = Short.toUnsignedInt(bytes.getShort(LENGTH_OF_HEADER));
    byte[] header = new byte[Math.min(length, bytes.limit() - HEADER)];
    bytes.get(HEADER, header);
    if (!new String(header, StandardCharsets.US_ASCII).contains(RECORDS)) {
      throw new IOException(file + " holds other records than (ts, px, sz).");
    }
    return HEADER + length;
  }
}
