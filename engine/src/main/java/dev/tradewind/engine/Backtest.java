package dev.tradewind.engine;

import dev.tradewind.engine.market.MarketFeed;

/**
 * Runs an engine over a finite feed, as fast as it goes. Stateless; any thread, with a feed of its
 * own.
 */
public final class Backtest {

  private Backtest() {}

  /**
   * Trades every event of the feed, then completes.
   *
   * @throws IllegalArgumentException if an event is not acceptable, see {@link TradingEngine}
   */
  public static RunResult run(EngineSetup setup, MarketFeed feed) {
    RunRecorder recorder = new RunRecorder();
    EventHash hash = new EventHash();
    TradingEngine engine = new TradingEngine(setup, new EngineListeners(recorder, hash));
    while (feed.advance()) {
      feed.dispatch(engine, Integer.MAX_VALUE, Long.MAX_VALUE);
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
        hash.hex());
  }
}
