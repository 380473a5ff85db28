package dev.tradewind.bench;

import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.BarStream;

/**
 * The bars again and again, a second each, as a feed that does not end before market time leaves 64
 * bits. Used by one thread.
 */
public final class EndlessBars implements BarStream {

  /** Length of a bar, nanoseconds. */
  public static final long SECOND = 1_000_000_000;

  private final BarSeries bars;
  private int index = -1;
  private long openTime = -SECOND;

  /** A feed before its first bar. */
  public EndlessBars(BarSeries bars) {
    this.bars = bars;
  }

  @Override
  public boolean advance() {
    index = index + 1 == bars.size() ? 0 : index + 1;
    openTime += SECOND;
    return true;
  }

  @Override
  public boolean advance(long before) {
    return openTime + 2 * SECOND < before && advance();
  }

  @Override
  public int instrument() {
    return 0;
  }

  @Override
  public long openTime() {
    return openTime;
  }

  @Override
  public long closeTime() {
    return openTime + SECOND;
  }

  @Override
  public long open() {
    return bars.open(index);
  }

  @Override
  public long high() {
    return bars.high(index);
  }

  @Override
  public long low() {
    return bars.low(index);
  }

  @Override
  public long close() {
    return bars.close(index);
  }

  @Override
  public long volume() {
    return bars.volume(index);
  }
}
