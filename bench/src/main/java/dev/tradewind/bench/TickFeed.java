package dev.tradewind.bench;

import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.TradeStream;
import java.nio.ByteBuffer;

/**
 * Feeds the ticks of a file as it stands in memory, record by record, through one reused {@link
 * Trade}: nothing is copied before it trades. Used by one thread.
 */
final class TickFeed implements TradeStream {

  static final int RECORD = 24;

  private static final int PRICE = 8;
  private static final int SIZE = 16;
  private static final int CENTS = 100;

  private final ByteBuffer bytes;
  private final int end;
  private int at;
  private long time;
  private long price;

  /**
   * A feed that stands before the first tick.
   *
   * @param bytes of a file, in its order
   * @param first where the first record begins
   */
  TickFeed(ByteBuffer bytes, int first) {
    this.bytes = bytes;
    end = bytes.limit() - (bytes.limit() - first) % RECORD;
    at = first - RECORD;
  }

  /** How many ticks are left. */
  int size() {
    return (end - at) / RECORD - 1;
  }

  @Override
  public boolean advance() {
    return advance(Long.MAX_VALUE);
  }

  @Override
  public boolean advance(long before) {
    int next = at + RECORD;
    if (next >= end) {
      return false;
    }
    long visible = bytes.getLong(next);
    if (visible >= before) {
      return false;
    }
    at = next;
    time = visible;
    price = (long) Math.rint(bytes.getDouble(next + PRICE) * CENTS);
    return true;
  }

  @Override
  public int instrument() {
    return 0;
  }

  @Override
  public long time() {
    return time;
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
