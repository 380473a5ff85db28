package dev.tradewind.engine;

import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.BarStream;
import dev.tradewind.engine.market.SeriesFeed;
import java.util.List;

/**
 * Many engines on one feed of bars, each with an account of its own: a grid of parameters, or many
 * algos on the same prices. The feed is read once; it is taken in blocks, and each engine goes over
 * a block before the next engine does, so that a strategy costs what it costs alone however many
 * there are. What an engine does is what it does on the feed by itself. Used by one thread.
 */
public final class Fleet {

  /** So many bars stay in a processor's cache while all engines go over them. */
  public static final int BLOCK = 4096;

  private final BarStream feed;
  private final long interval;
  private final List<TradingEngine> engines;

  /**
   * Engines before the first bar.
   *
   * @param feed before its first bar, of one instrument, which has the same number in all set-ups
   * @param interval of its bars, nanoseconds
   */
  public Fleet(BarStream feed, long interval, List<TradingEngine> engines) {
    this.feed = feed;
    this.interval = interval;
    this.engines = List.copyOf(engines);
  }

  /**
   * Trades the next bars with every engine. If one of them refuses a bar or fails, the engines
   * stand at different bars: throw the fleet away.
   *
   * @param atMost how many bars, positive
   * @return how many there were; fewer than that at the end of the feed only
   */
  public int step(int atMost) {
    int taken = 0;
    while (taken < atMost && feed.advance()) {
      BarSeries block = block(Math.min(BLOCK, atMost - taken));
      engines.forEach(engine -> trade(block, engine));
      taken += block.size();
    }
    return taken;
  }

  /** The bar that the feed stands at, and those behind it. */
  private BarSeries block(int most) {
    BarSeries.Builder block = new BarSeries.Builder(interval).expect(most);
    int size = 0;
    do {
      block.add(feed);
      size++;
    } while (size < most && feed.advance());
    return block.build();
  }

  private void trade(BarSeries block, TradingEngine engine) {
    SeriesFeed stream = new SeriesFeed(block, feed.instrument());
    while (stream.advance()) {
      stream.dispatch(engine, Integer.MAX_VALUE, Long.MAX_VALUE);
    }
  }
}
