package dev.tradewind.engine;

import dev.tradewind.engine.RandomTape.Kind;
import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.exchange.Faults;
import dev.tradewind.engine.exchange.Latency;
import dev.tradewind.engine.exchange.Slippage;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.portfolio.AccountTerms;
import dev.tradewind.engine.portfolio.AccountTerms.FxSource;
import dev.tradewind.engine.portfolio.AccountTerms.Margin;
import dev.tradewind.engine.portfolio.FeeSchedule;
import dev.tradewind.engine.strategy.Strategy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * An account in which all occurs that can: shares, fractions and futures in three currencies, long
 * and short, fees of all kinds, and an exchange that is slow and loses messages. The seed decides.
 */
final class RandomWorld {

  static final Currency USD = Currency.of("USD");
  static final Currency EUR = Currency.of("EUR");
  static final Currency JPY = Currency.of("JPY");
  static final long SECOND = 1_000_000_000L;

  /** Of one currency are the first two. */
  static final List<Instrument> INSTRUMENTS =
      List.of(
          Instrument.share("AAPL", USD).withTickSize(100),
          new Instrument("ES", USD, 2, 0, 25).withMultiplier(50),
          new Instrument("SAP", EUR, 2, 3, 5).withLotSize(10),
          new Instrument("SONY", JPY, 0, 0, 1),
          new Instrument("EURUSD", USD, 5, 0, 1),
          new Instrument("USDJPY", JPY, 3, 0, 1));

  private static final long[] PRICES = {50_0000, 400_00, 120_00, 5_000, 1_10000, 150_000};
  private static final long CAPITAL = 3_000_000_00001L;

  private RandomWorld() {}

  /** The whole world. */
  static EngineSetup setup(long seed, Supplier<Strategy> strategy) {
    return setup(seed, INSTRUMENTS, strategy)
        .withAccount(
            AccountTerms.cash(USD)
                .withMargin(margin(seed))
                .withRates(List.of(new FxSource(EUR, 4, false), new FxSource(JPY, 5, true))));
  }

  /** The part of it that is in one currency. */
  static EngineSetup inDollars(long seed, Supplier<Strategy> strategy) {
    return setup(seed, INSTRUMENTS.subList(0, 2), strategy)
        .withAccount(AccountTerms.cash(USD).withMargin(margin(seed)));
  }

  private static Margin margin(long seed) {
    return Math.floorMod(seed, 4) == 0 ? Margin.NONE : new Margin(2_500, 500, 4_000_000);
  }

  private static EngineSetup setup(
      long seed, List<Instrument> instruments, Supplier<Strategy> strategy) {
    Random random = new Random(seed);
    long capital = instruments.size() == 2 ? CAPITAL / 10 : CAPITAL;
    EngineSetup setup =
        EngineSetup.of(instruments, strategy, 60 * SECOND, capital)
            .withFees(fees(random))
            .withOrderIds("randomly", 1)
            .withTimers(
                new OrderTimers(20 * SECOND, 200 * SECOND, 2_000 * SECOND + random.nextInt(9)));
    return setup.withExchange(exchange(seed, random));
  }

  private static FeeSchedule fees(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new FeeSchedule.Proportional(-20_000, 75_000);
      case 1 -> new FeeSchedule.PerUnit(100_000, 350_000);
      case 2 ->
          new FeeSchedule.Tiered(
              List.of(
                  new FeeSchedule.Tiered.Tier(0, 40_000, 90_000),
                  new FeeSchedule.Tiered.Tier(100_000_0000L, -10_000, 50_000)));
      default -> FeeSchedule.NONE;
    };
  }

  private static ExchangeSettings exchange(long seed, Random random) {
    Slippage slippage =
        switch (random.nextInt(3)) {
          case 0 -> new Slippage.Rate(30_000);
          case 1 -> new Slippage.Ticks(2);
          default -> new Slippage.VolumeShare(10_000_000);
        };
    long orders = random.nextInt(3) * 700_000_000L;
    long reports = random.nextInt(3) * 900_000_000L;
    double part = random.nextInt(2) * 0.05;
    return ExchangeSettings.DEFAULT
        .withSlippage(slippage)
        .withParticipation(List.of(0, 1_000, 5_000).get(random.nextInt(3)))
        .withLatency(new Latency(orders, reports))
        .withFaults(() -> Faults.random(seed, part, part, 2 * part));
  }

  /** What the market tells about the instruments of a set-up; their kinds too are by the seed. */
  static List<RandomTape.Event> tape(long seed, EngineSetup setup, int steps, int actions) {
    return RandomTape.of(seed, setup.instruments(), kinds(seed, setup), PRICES, steps, actions);
  }

  /** The same, but of the second instrument there are trades only. */
  static List<RandomTape.Event> tapeWithTrades(
      long seed, EngineSetup setup, int steps, int actions) {
    List<Kind> kinds = kinds(seed, setup);
    kinds.set(1, Kind.TRADES);
    return RandomTape.of(seed, setup.instruments(), kinds, PRICES, steps, actions);
  }

  private static List<Kind> kinds(long seed, EngineSetup setup) {
    Random random = new Random(~seed);
    List<Kind> all = List.copyOf(EnumSet.allOf(Kind.class));
    List<Kind> kinds = new ArrayList<>();
    for (int i = 0; i < setup.instruments().size(); i++) {
      kinds.add(all.get(random.nextInt(all.size())));
    }
    return kinds;
  }
}
