package dev.tradewind.bench;

import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.MarketFeed;
import dev.tradewind.engine.market.MarketListener;
import dev.tradewind.engine.market.Trade;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The ticks of a NumPy file, read where they lie: records of time (epoch nanoseconds), price and
 * size. Prices become whole cents. Used by one thread; the trade is one reused object.
 */
public final class TickFile implements MarketFeed, Trade {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int LENGTH_OF_HEADER = MAGIC.length;
  private static final int HEADER = LENGTH_OF_HEADER + Short.BYTES;
  private static final String RECORDS =
      "'descr': [('ts', '<i8'), ('px', '<f8'), ('sz', '<i8')], 'fortran_order': False";
  private static final int RECORD = 24;
  private static final int PRICE = 8;
  private static final int SIZE = 16;
  private static final int CENTS = 100;

  private final ByteBuffer bytes;
  private final int first;
  private final int end;
  private int at;
  private long price;

  private TickFile(ByteBuffer bytes, int first) {
    this.bytes = bytes;
    this.first = first;
    end = first + (bytes.limit() - first) / RECORD * RECORD;
    at = first - RECORD;
  }

  /**
   * Opens a file.
   *
   * @throws IOException if it cannot be read, or holds other records
   */
  public static TickFile open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
              .order(ByteOrder.LITTLE_ENDIAN);
      return new TickFile(bytes, firstRecord(file, bytes));
    }
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

  /** The same ticks from the first on. */
  public TickFile fromStart() {
    return new TickFile(bytes, first);
  }

  @Override
  public boolean advance() {
    if (at >= end) {
      return false;
    }
    at += RECORD;
    if (at == end) {
      return false;
    }
    price = (long) Math.rint(bytes.getDouble(at + PRICE) * CENTS);
    return true;
  }

  @Override
  public long time() {
    return bytes.getLong(at);
  }

  @Override
  public void dispatch(MarketListener to) {
    to.onTrade(this);
  }

  @Override
  public int instrument() {
    return 0;
  }

  @Override
  public long price() {
    return price;
  }

  @Override
  public long quantity() {
    return bytes.getLong(at + SIZE);
  }

  @Override
  public Aggressor aggressor() {
    return Aggressor.UNKNOWN;
  }
}
