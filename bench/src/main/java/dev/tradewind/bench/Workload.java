package dev.tradewind.bench;

import dev.tradewind.engine.EngineListener;
import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.TradingEngine;
import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.Binding;
import dev.tradewind.engine.exchange.Activation;
import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.MarketFeed;
import dev.tradewind.engine.market.SeriesFeed;
import dev.tradewind.engine.market.TradeFeed;
import dev.tradewind.engine.market.TradeSeries;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.portfolio.AccountTerms;
import dev.tradewind.engine.strategy.Strategy;
import dev.tradewind.marketdata.PlainPriceReader;
import dev.tradewind.marketdata.PriceFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is traded in the benchmarks, and how: one instrument in whole cents, no fees to eight
 * decimals, no cap on participation. Stateless; any thread.
 */
public final class Workload {

  /** Decimals of every amount. */
  public static final int CASH_SCALE = 8;

  /** Length of a bar, nanoseconds. */
  public static final long MINUTE = 60_000_000_000L;

  /** What is traded. */
  public static final Instrument INSTRUMENT =
      new Instrument("BENCH", new Currency("USD", CASH_SCALE), 2, 0, 1);

  /** Half of a position's value must be covered. */
  private static final int HALF = 5000;

  private static final long CAPITAL = 10_000_000_000_000L;
  private static final int[] FASTS = {5, 10, 15, 20, 25, 30, 35, 40, 45, 50};
  private static final int[] SLOWS = {60, 70, 80, 90, 100, 110, 120, 130, 140, 150};

  private Workload() {}

  /** The million bars. */
  public static BarSeries read(Path file) throws PriceFileException {
    return new PlainPriceReader(MINUTE).read(file, INSTRUMENT);
  }

  /** An engine's set-up for a strategy of bars of a length. */
  public static EngineSetup setup(Supplier<Strategy> strategy, long interval) {
    return EngineSetup.of(List.of(INSTRUMENT), strategy, interval, CAPITAL)
        .withParticipation(ExchangeSettings.UNCAPPED);
  }

  /** The built-in crossover of two averages, with one share, on bars of a length. */
  public static EngineSetup crossover(int fast, int slow, long interval) {
    AlgoDefinition algo = AlgoCatalogue.builtIn().find("sma-crossover").orElseThrow();
    Binding binding = algo.bind(Map.of("fast", fast, "slow", slow, "quantity", 1));
    if (!(binding instanceof Binding.Bound bound)) {
      throw new IllegalArgumentException(binding.toString());
    }
    return setup(() -> algo.create(bound.parameters()), interval);
  }

  /** W1: 20 over 100. */
  public static Run w1(BarSeries bars, EngineListener listener) {
    return over(bars, w1(listener));
  }

  /** The engine of W1. */
  static TradingEngine w1(EngineListener listener) {
    return new TradingEngine(crossover(20, 100, MINUTE), listener);
  }

  /** An engine's way over all bars. */
  static Run over(BarSeries bars, TradingEngine engine) {
    return new Run(engine, new SeriesFeed(bars, 0, Bar.BASE_TIME_FRAME));
  }

  /** {@link #w2(MarketFeed, EngineListener)} of ticks in memory. */
  public static Run w2(TradeSeries ticks, EngineListener listener) {
    return w2(new TradeFeed(ticks, 0), listener);
  }

  /** W2: the fade, filled at the tick that causes it, in an account that may sell short. */
  static Run w2(MarketFeed ticks, EngineListener listener) {
    EngineSetup setup = setup(Fade::new, MINUTE);
    ExchangeSettings exchange = setup.exchange().withActivation(Activation.SAME_EVENT);
    AccountTerms account = setup.account().withMargin(new AccountTerms.Margin(HALF, 0, 0));
    return new Run(setup.withExchange(exchange).withAccount(account), ticks, listener);
  }

  /** W3: all pairs of the grid, each with an engine of its own. */
  public static Run[] w3(BarSeries bars, EngineListener listener) {
    return w3(listener).stream().map(engine -> over(bars, engine)).toArray(Run[]::new);
  }

  /** The engines of W3. */
  static List<TradingEngine> w3(EngineListener listener) {
    List<TradingEngine> engines = new ArrayList<>();
    for (int fast : FASTS) {
      for (int slow : SLOWS) {
        engines.add(new TradingEngine(crossover(fast, slow, MINUTE), listener));
      }
    }
    return engines;
  }
}
