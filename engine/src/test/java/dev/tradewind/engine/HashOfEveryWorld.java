package dev.tradewind.engine;

import dev.tradewind.engine.market.MarketFeed;
import dev.tradewind.engine.strategy.StrategyScope;
import java.util.List;

/**
 * Runs every algo over bars, ticks, books, news and corporate actions, at exchanges that are slow
 * and lose messages, and prints the hash of all it did: a program, for another process to run.
 */
final class HashOfEveryWorld {

  private static final int WORLDS = 6;
  private static final int STEPS = 250;

  private HashOfEveryWorld() {}

  public static void main(String[] arguments) {
    for (int algo = 0; algo < RandomAlgos.COUNT; algo++) {
      for (long seed = 0; seed < WORLDS; seed++) {
        System.out.println(RandomAlgos.name(algo) + " " + seed + " " + line(algo, seed));
      }
    }
  }

  private static String line(int algo, long seed) {
    StrategyScope scope = seed % 2 == 0 ? StrategyScope.ACCOUNT : StrategyScope.INSTRUMENT;
    EngineSetup setup = RandomWorld.setup(seed, RandomAlgos.of(algo, seed)).withScope(scope);
    List<RandomTape.Event> tape = RandomWorld.tapeWithTrades(seed, setup, STEPS, 4);
    MarketFeed feed = new RandomFeeds(tape, setup.instruments().size()).until(Long.MAX_VALUE);
    EventHash hash = new EventHash();
    TradingEngine engine = new TradingEngine(setup, hash);
    while (feed.advance()) {
      feed.dispatch(engine);
    }
    engine.complete();
    return engine.counts().fills()
        + " fills "
        + engine.account().equity()
        + " "
        + engine.statistics()
        + " "
        + hash.hex();
  }
}
