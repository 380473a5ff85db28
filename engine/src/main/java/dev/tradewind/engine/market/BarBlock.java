package dev.tradewind.engine.market;

/**
 * Bars of one instrument in a row, taken from another feed and kept, so that they can be fed again
 * and again. It allocates nothing once it is made, and looks at no value: who is fed does. Used by
 * one thread.
 */
public final class BarBlock implements BarStream {

  private final long[] openTimes;
  private final long[] closeTimes;
  private final long[] opens;
  private final long[] highs;
  private final long[] lows;
  private final long[] closes;
  private final long[] volumes;
  private final boolean[] filled;
  private int instrument;
  private int timeFrame;
  private int size;
  private int index = -1;

  /**
   * Without a bar.
   *
   * @param most how many it can keep, positive
   */
  public BarBlock(int most) {
    openTimes = new long[most];
    closeTimes = new long[most];
    opens = new long[most];
    highs = new long[most];
    lows = new long[most];
    closes = new long[most];
    volumes = new long[most];
    filled = new boolean[most];
  }

  /**
   * Keeps the bar that a feed stands at and those behind it instead of what it had, and stands
   * before them.
   *
   * @param atMost how many, positive; as many as it can keep are enough
   * @return how many there were
   */
  public int take(BarStream from, int atMost) {
    instrument = from.instrument();
    timeFrame = from.timeFrame();
    size = 0;
    int most = Math.min(atMost, closes.length);
    do {
      add(from);
    } while (size < most && from.advance());
    rewind();
    return size;
  }

  private void add(Bar bar) {
    openTimes[size] = bar.openTime();
    closeTimes[size] = bar.closeTime();
    opens[size] = bar.open();
    highs[size] = bar.high();
    lows[size] = bar.low();
    closes[size] = bar.close();
    volumes[size] = bar.volume();
    filled[size] = bar.forwardFilled();
    size++;
  }

  /** Stands before its first bar again. */
  public void rewind() {
    index = -1;
  }

  @Override
  public boolean advance() {
    return advance(Long.MAX_VALUE);
  }

  @Override
  public boolean advance(long before) {
    int next = index + 1;
    if (next >= size || (closeTimes[next] >= before && before != Long.MAX_VALUE)) {
      return false;
    }
    index = next;
    return true;
  }

  @Override
  public int instrument() {
    return instrument;
  }

  @Override
  public int timeFrame() {
    return timeFrame;
  }

  @Override
  public long openTime() {
    return openTimes[index];
  }

  @Override
  public long closeTime() {
    return closeTimes[index];
  }

  @Override
  public long open() {
    return opens[index];
  }

  @Override
  public long high() {
    return highs[index];
  }

  @Override
  public long low() {
    return lows[index];
  }

  @Override
  public long close() {
    return closes[index];
  }

  @Override
  public long volume() {
    return volumes[index];
  }

  @Override
  public boolean forwardFilled() {
    return filled[index];
  }
}
