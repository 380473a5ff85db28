package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.MarketFeed;
import dev.tradewind.engine.market.adjustment.BackAdjustment;
import dev.tradewind.engine.market.adjustment.Dividends;
import dev.tradewind.engine.strategy.StrategyScope;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * No look-ahead: an engine that is fed by feeds of what was known at a time has done, by then,
 * exactly what one has done by then that is fed by the whole; through series, builders of bars and
 * merging, for every algo.
 */
class NoLookAheadTest {

  private static final int STEPS = 250;
  private static final long DAY = 86_400_000_000_000L;

  /** An engine, and the hash of all it did. */
  private record Run(TradingEngine engine, EventHash hash) {

    static Run of(EngineSetup setup) {
      EventHash hash = new EventHash();
      return new Run(new TradingEngine(setup, hash), hash);
    }

    /** Feeds all that becomes visible by a time. */
    Run until(MarketFeed feed, long time) {
      while (feed.advance() && feed.time() <= time) {
        feed.dispatch(engine);
      }
      return this;
    }

    byte[] state() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      engine.snapshot(new DataOutputStream(bytes));
      return bytes.toByteArray();
    }
  }

  @Property(tries = 300)
  void aPrefixLeadsToWhatTheWholeHasLedToByThen(
      @ForAll long seed, @ForAll @IntRange(max = 2 * STEPS) int cut) throws IOException {
    int algo = Math.floorMod(seed, RandomAlgos.COUNT);
    EngineSetup setup = setup(algo, seed);
    List<RandomTape.Event> tape = RandomWorld.tapeWithTrades(seed, setup, STEPS, 4);
    RandomFeeds feeds = new RandomFeeds(tape, setup.instruments().size());
    long time = tape.get(Math.min(cut, tape.size() - 1)).time();

    Run whole = Run.of(setup).until(feeds.until(Long.MAX_VALUE), time);
    Run prefix = Run.of(setup).until(feeds.until(time), time);
    assertThat(prefix.hash().hex()).as(RandomAlgos.name(algo)).isEqualTo(whole.hash().hex());
    assertThat(prefix.state()).as(RandomAlgos.name(algo)).isEqualTo(whole.state());
  }

  private static EngineSetup setup(int algo, long seed) {
    StrategyScope scope = seed % 3 == 0 ? StrategyScope.ACCOUNT : StrategyScope.INSTRUMENT;
    return RandomWorld.setup(seed, RandomAlgos.of(algo, seed)).withScope(scope);
  }

  /**
   * Back-adjusted prices depend on the actions that are known, for that is what they are; but on no
   * price that comes after.
   */
  @Property(tries = 200)
  void backAdjustedPricesDoNotDependOnLaterOnes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 99) int cut) {
    Random random = new Random(seed);
    List<CorporateAction> known = new ArrayList<>();
    BarSeries.Builder whole = new BarSeries.Builder(DAY);
    BarSeries.Builder prefix = new BarSeries.Builder(DAY);
    for (int i = 0; i < 100; i++) {
      long price = 5_0000L + random.nextInt(90_0000);
      whole.add(i * DAY, price, price + 9, price - 9, price + 1, 1000);
      if (i < cut) {
        prefix.add(i * DAY, price, price + 9, price - 9, price + 1, 1000);
        if (random.nextInt(8) == 0) {
          known.add(action(random, i * DAY, splits(known)));
        }
      }
    }
    BackAdjustment adjustment = new BackAdjustment(known, Dividends.ADJUST);
    BarSeries ofWhole = adjustment.apply(whole.build());
    BarSeries ofPrefix = adjustment.apply(prefix.build());
    for (int i = 0; i < cut; i++) {
      assertThat(ofPrefix.close(i)).isEqualTo(ofWhole.close(i));
      assertThat(ofPrefix.high(i)).isEqualTo(ofWhole.high(i));
      assertThat(ofPrefix.volume(i)).isEqualTo(ofWhole.volume(i));
    }
  }

  private static long splits(List<CorporateAction> actions) {
    return actions.stream().filter(CorporateAction.Split.class::isInstance).count();
  }

  /** Splits take turns with reverse ones: a factor that grows on and on is refused. */
  private static CorporateAction action(Random random, long time, long before) {
    if (random.nextBoolean()) {
      return new CorporateAction.CashDividend(0, time, 1 + random.nextInt(900));
    }
    return before % 2 == 0
        ? new CorporateAction.Split(0, time, 3, 2)
        : new CorporateAction.Split(0, time, 2, 3);
  }

  /** Algos that do nothing would prove nothing. */
  @Example
  void everyAlgoTradesInTheseWorlds() {
    for (int algo = 0; algo < RandomAlgos.COUNT; algo++) {
      long fills = 0;
      long bars = 0;
      for (long seed = 0; seed < 20; seed++) {
        EngineSetup setup = setup(algo, seed);
        List<RandomTape.Event> tape = RandomWorld.tapeWithTrades(seed, setup, STEPS, 4);
        MarketFeed feed = new RandomFeeds(tape, 6).until(Long.MAX_VALUE);
        Run run = Run.of(setup).until(feed, Long.MAX_VALUE);
        fills += run.engine().counts().fills();
        bars += run.engine().counts().bars();
      }
      assertThat(fills).as(RandomAlgos.name(algo)).isGreaterThan(20);
      assertThat(bars).isGreaterThan(500);
    }
  }
}
