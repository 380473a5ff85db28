package dev.tradewind.bench;

import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.TradeSeries;
import dev.tradewind.engine.market.TradeStream;

/**
 * The ticks again and again, a second each, as a feed that does not end before market time leaves
 * 64 bits. Used by one thread.
 */
public final class EndlessTicks implements TradeStream {

  private static final long SECOND = EndlessBars.SECOND;

  private final TradeSeries ticks;
  private int index = -1;
  private long time = -SECOND;

  /** A feed before its first tick. */
  public EndlessTicks(TradeSeries ticks) {
    this.ticks = ticks;
  }

  @Override
  public boolean advance() {
    index = index + 1 == ticks.size() ? 0 : index + 1;
    time += SECOND;
    return true;
  }

  @Override
  public boolean advance(long before) {
    return time + SECOND < before && advance();
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
    return ticks.price(index);
  }

  @Override
  public long quantity() {
    return ticks.quantity(index);
  }

  @Override
  public Aggressor aggressor() {
    return ticks.aggressor(index);
  }
}
