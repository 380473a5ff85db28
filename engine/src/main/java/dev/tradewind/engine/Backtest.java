package dev.tradewind.engine;

import dev.tradewind.engine.market.BarFeed;

/**
 * Runs an engine over a finite feed, as fast as it goes. Stateless; any thread, with a feed of its
 * own.
 */
public final class Backtest {

  private Backtest() {}

  /**
   * Trades every bar of the feed, then completes.
   *
   * @throws IllegalArgumentException if a bar is not acceptable, see {@link TradingEngine#onBar}
   */
  public static RunResult run(EngineSetup setup, BarFeed feed) {
    RunRecorder recorder = new RunRecorder();
    TradingEngine engine = new TradingEngine(setup, recorder);
    while (feed.advance()) {
      engine.onBar(feed.bar());
    }
    engine.complete();
    return new RunResult(
        engine.account(),
        engine.time(),
        engine.counts().bars(),
        recorder.fills,
        recorder.trades,
        recorder.rejects,
        engine.statistics(),
        recorder.hash.hex());
  }
}
