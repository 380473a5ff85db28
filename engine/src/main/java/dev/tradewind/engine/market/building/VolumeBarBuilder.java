package dev.tradewind.engine.market.building;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.Trade;
import java.util.function.Consumer;

/**
 * Makes bars of so much volume each. A bar opens with its first trade and closes, and is told, with
 * the trade that brings its volume to the threshold or above it; a trade is not split. Used by one
 * thread.
 */
public final class VolumeBarBuilder implements BarBuilder {

  private final CountedBars bars;
  private final long volumePerBar;

  /**
   * A builder without trades.
   *
   * @param volumePerBar at the instrument's quantity scale, 1 or more
   * @param instrument index of the instrument in the engine's set-up
   * @param timeFrame index of this kind of bars there
   * @param to is told each bar when it has ended; the bar is valid during the call
   */
  public VolumeBarBuilder(
      long volumePerBar, int instrument, int timeFrame, Consumer<? super Bar> to) {
    if (volumePerBar < 1) {
      throw new IllegalArgumentException(
          "A volume bar of " + volumePerBar + " units is none: 1 or more are allowed.");
    }
    this.volumePerBar = volumePerBar;
    bars = new CountedBars(instrument, timeFrame, to);
  }

  @Override
  public void onTrade(Trade trade) {
    bars.add(trade);
    if (bars.volume() >= volumePerBar) {
      bars.end();
    }
  }

  @Override
  public void advanceTo(long time) {
    bars.advanceTo(time);
  }

  @Override
  public long nextClose() {
    return Long.MAX_VALUE;
  }

  @Override
  public void complete() {
    bars.end();
  }
}
