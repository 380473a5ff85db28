package dev.tradewind.bench;

import dev.tradewind.engine.EngineListener;
import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.TradingEngine;
import dev.tradewind.engine.market.MarketFeed;

/**
 * One engine and its feed, in steps. Every benchmark meets the engine's loop here and its set-up in
 * {@link Workload}. Used by one thread.
 */
public final class Run {

  private final TradingEngine engine;
  private final MarketFeed feed;
  private long events;

  /** A run before its first event. */
  public Run(EngineSetup setup, MarketFeed feed, EngineListener listener) {
    this(new TradingEngine(setup, listener), feed);
  }

  /** A run of an engine that has seen nothing yet. */
  Run(TradingEngine engine, MarketFeed feed) {
    this.engine = engine;
    this.feed = feed;
  }

  /**
   * Trades at most so many events.
   *
   * @return whether there were so many
   */
  public boolean step(int atMost) {
    int left = atMost;
    while (left > 0 && feed.advance()) {
      left -= feed.dispatch(engine, left, Long.MAX_VALUE);
    }
    events += atMost - left;
    return left == 0;
  }

  /** Trades all events and completes. */
  public Outcome finish() {
    boolean more = true;
    while (more) {
      more = step(Integer.MAX_VALUE);
    }
    engine.complete();
    return outcome();
  }

  /** What has come out so far. */
  public Outcome outcome() {
    return new Outcome(events, engine.counts().fills(), engine.account().pnl());
  }
}
