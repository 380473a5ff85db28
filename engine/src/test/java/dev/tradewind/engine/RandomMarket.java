package dev.tradewind.engine;

import dev.tradewind.engine.exchange.Faults;
import dev.tradewind.engine.exchange.Latency;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.portfolio.Costs;
import dev.tradewind.engine.risk.RiskLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bars of several instruments from a seed: jumpy, thin, now and then empty. */
final class RandomMarket {

  static final long INTERVAL = 20_000_000_000L;
  static final long SECOND = 1_000_000_000L;
  static final long DOLLARS = 10_000;

  private RandomMarket() {}

  static List<Bar> bars(long seed, int instruments, int count) {
    Random random = new Random(seed);
    long[] price = new long[instruments];
    java.util.Arrays.fill(price, 50_0000);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      for (int instrument = 0; instrument < instruments; instrument++) {
        bars.add(bar(random, instrument, i * INTERVAL, price));
      }
    }
    return bars;
  }

  private static Bar bar(Random random, int instrument, long time, long[] price) {
    if (random.nextInt(20) == 0) {
      long last = price[instrument];
      return ClosedBar.forwardFilled(instrument, time, time + INTERVAL, last);
    }
    long open = walk(random, price[instrument]);
    long close = walk(random, open);
    price[instrument] = close;
    return new ClosedBar(
        instrument,
        time,
        time + INTERVAL,
        open,
        Math.max(open, close) + random.nextInt(50),
        Math.max(1, Math.min(open, close) - random.nextInt(50)),
        close,
        random.nextInt(4000));
  }

  private static long walk(Random random, long price) {
    int jump = random.nextInt(50) == 0 ? 400_000 : 3_000;
    return Math.max(100, price + random.nextInt(2 * jump + 1) - jump);
  }

  /** Market and limit orders only, and no timers: what there was when snapshots began. */
  static EngineSetup plain(long seed, int instruments) {
    EngineSetup setup = setup(seed, instruments);
    return EngineSetup.of(
            setup.instruments(), () -> new RandomLimits(seed), INTERVAL, setup.capital())
        .withFees(setup.fees())
        .withExchange(setup.exchange())
        .withLimits(setup.limits())
        .withOrderIds(setup.strategyKey(), setup.epoch());
  }

  /** The same at an exchange that is slow and loses messages, in a way that the seed decides. */
  static EngineSetup faulty(long seed, int instruments) {
    EngineSetup setup = setup(seed, instruments);
    return setup.withExchange(
        setup
            .exchange()
            .withLatency(
                new Latency(
                    Math.floorMod(seed, 3L) * 7 * SECOND, Math.floorMod(seed / 3, 3L) * 9 * SECOND))
            .withFaults(() -> Faults.random(seed, 0.05, 0.05, 0.1)));
  }

  /** Costs, limits and a strategy that does not mind them. */
  static EngineSetup setup(long seed, int instruments) {
    List<Instrument> traded = new ArrayList<>();
    for (int i = 0; i < instruments; i++) {
      traded.add(Instrument.share("S" + i, Currency.of("USD")));
    }
    return EngineSetup.of(traded, () -> new RandomStrategy(seed), INTERVAL, 40_001 * DOLLARS + 1)
        .withCosts(Costs.ofBasisPoints("7.5", "3"))
        .withLimits(RiskLimits.NONE.withMaxPosition(500).withMaxOrdersPerMinute(3))
        .withTimers(new OrderTimers(3 * SECOND, 5 * INTERVAL, 20 * INTERVAL))
        .withOrderIds("randomly", 1);
  }
}
