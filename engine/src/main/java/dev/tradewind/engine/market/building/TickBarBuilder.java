package dev.tradewind.engine.market.building;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.Trade;
import java.util.function.Consumer;

/**
 * Makes bars of so many trades each. A bar opens with its first trade and closes, and is told, with
 * its last. Used by one thread.
 */
public final class TickBarBuilder implements BarBuilder {

  private final CountedBars bars;
  private final long tradesPerBar;

  /**
   * A builder without trades.
   *
   * @param tradesPerBar 1 or more
   * @param instrument index of the instrument in the engine's set-up
   * @param timeFrame index of this kind of bars there
   * @param to is told each bar when it has ended; the bar is valid during the call
   */
  public TickBarBuilder(
      long tradesPerBar, int instrument, int timeFrame, Consumer<? super Bar> to) {
    if (tradesPerBar < 1) {
      throw new IllegalArgumentException(
          "A tick bar of " + tradesPerBar + " trades is none: 1 or more are allowed.");
    }
    this.tradesPerBar = tradesPerBar;
    bars = new CountedBars(instrument, timeFrame, to);
  }

  @Override
  public void onTrade(Trade trade) {
    bars.add(trade);
    if (bars.trades() == tradesPerBar) {
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
