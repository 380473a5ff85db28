package dev.tradewind.engine;

import dev.tradewind.engine.market.BarBlock;
import dev.tradewind.engine.market.BarStream;
import java.util.List;

/**
 * Many engines on one feed of bars, each with an account of its own: a grid of parameters, or many
 * algos on the same prices. The feed is read once; it is taken in blocks, and each engine goes over
 * a block before the next engine does, for then a strategy finds its state in the nearest cache.
 * Each does what it does on the feed by itself. Completing them is the caller's. Used by one
 * thread.
 */
public final class Fleet {

  /** So many bars stay in a processor's cache while all engines go over them. */
  public static final int BLOCK = 4096;

  private final BarStream feed;
  private final TradingEngine[] engines;
  private final BarBlock block = new BarBlock(BLOCK);

  /**
   * Engines before the next bar of a feed.
   *
   * @param feed of one instrument, which has the same number in all set-ups
   */
  public Fleet(BarStream feed, List<TradingEngine> engines) {
    this.feed = feed;
    this.engines = engines.toArray(TradingEngine[]::new);
  }

  /**
   * Trades the next bars with every engine. An engine that refuses a bar or fails ends the call by
   * its exception, as it would alone; those behind it have not seen the block then, so throw the
   * fleet away.
   *
   * @param atMost how many bars, positive
   * @return how many there were; fewer than that at the end of the feed only
   */
  public int step(int atMost) {
    if (atMost < 1) {
      throw new IllegalArgumentException(
          "A fleet was to take " + atMost + " bars: it must be at least one.");
    }
    int taken = 0;
    int wanted = Math.min(BLOCK, atMost);
    while (wanted > 0 && feed.advance()) {
      int size = block.take(feed, wanted);
      for (TradingEngine engine : engines) {
        trade(engine);
      }
      taken += size;
      wanted = size < wanted ? 0 : Math.min(BLOCK, atMost - taken);
    }
    return taken;
  }

  private void trade(TradingEngine engine) {
    block.rewind();
    while (block.advance()) {
      block.dispatch(engine, Integer.MAX_VALUE, Long.MAX_VALUE);
    }
  }
}
