package dev.tradewind.bench;

import dev.tradewind.engine.TradingEngine;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.BarStream;
import dev.tradewind.engine.market.SeriesFeed;

/**
 * Many engines on one feed: it takes a block of the feed's bars, and each engine goes over them
 * before the next does, so that its state is in the nearest cache once for each block. Used by one
 * thread.
 */
public final class OneFeed {

  private final BarStream feed;
  private final long interval;
  private final TradingEngine[] engines;

  /**
   * Engines before the first bar.
   *
   * @param feed before its first bar, of one instrument
   * @param interval of its bars, nanoseconds
   */
  public OneFeed(BarStream feed, long interval, TradingEngine[] engines) {
    this.feed = feed;
    this.interval = interval;
    this.engines = engines;
  }

  /**
   * Trades the next bars with every engine.
   *
   * @param bars how many; the feed must have as many
   */
  public void step(int bars) {
    BarSeries.Builder block = new BarSeries.Builder(interval).expect(bars);
    for (int i = 0; i < bars; i++) {
      feed.advance();
      block.add(feed);
    }
    BarSeries series = block.build();
    for (TradingEngine engine : engines) {
      SeriesFeed stream = new SeriesFeed(series, 0);
      while (stream.advance()) {
        stream.dispatch(engine, Integer.MAX_VALUE, Long.MAX_VALUE);
      }
    }
  }
}
