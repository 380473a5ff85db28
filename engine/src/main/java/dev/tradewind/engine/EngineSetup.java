package dev.tradewind.engine;

import dev.tradewind.engine.exchange.BarExchange;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.order.ClientOrderId;
import dev.tradewind.engine.portfolio.Costs;
import dev.tradewind.engine.portfolio.Portfolio;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.statistics.Annualization;
import dev.tradewind.engine.statistics.RiskDay;
import dev.tradewind.engine.strategy.Strategy;
import java.util.List;
import java.util.function.Supplier;

/**
 * Everything that is fixed while an engine lives.
 *
 * @param instruments one or more, of one currency; their order decides between events of equal time
 * @param strategy makes the strategy of one instrument; called once for each
 * @param interval length of a bar in nanoseconds
 * @param capital to begin with, at {@link #cashScale}
 * @param costs of fills
 * @param limits of risk
 * @param participation see {@link BarExchange}
 * @param initialState of a new book
 * @param strategyKey the first 8 characters of client order ids
 * @param epoch of this process, for client order ids
 * @param annualization trading days of a year
 * @param riskDay when the day of daily returns and of the daily loss ends
 */
public record EngineSetup(
    List<Instrument> instruments,
    Supplier<Strategy> strategy,
    long interval,
    long capital,
    Costs costs,
    RiskLimits limits,
    int participation,
    TradingState initialState,
    String strategyKey,
    int epoch,
    Annualization annualization,
    RiskDay riskDay) {

  /** Refuses what cannot be traded with {@link IllegalArgumentException}. */
  public EngineSetup {
    instruments = List.copyOf(instruments);
    ClientOrderId.of(strategyKey, epoch, 0);
    if (instruments.isEmpty()
        || instruments.stream().map(Instrument::currency).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "An account trades one or more instruments of one currency.");
    }
    if (interval <= 0) {
      throw new IllegalArgumentException("The interval of bars must be positive.");
    }
    if (capital <= 0) {
      throw new IllegalArgumentException("The capital must be positive.");
    }
  }

  /**
   * A set-up without costs and limits, with 10% participation, running, epoch 0, days of UTC.
   *
   * @param capital at the cash scale of these instruments
   */
  public static EngineSetup of(
      List<Instrument> instruments, Supplier<Strategy> strategy, long interval, long capital) {
    return new EngineSetup(
        instruments,
        strategy,
        interval,
        capital,
        Costs.NONE,
        RiskLimits.NONE,
        BarExchange.TEN_PERCENT,
        TradingState.RUNNING,
        "00000000",
        0,
        Annualization.MARKET_DAYS,
        RiskDay.UTC);
  }

  /** Decimals of the account's amounts. */
  public int cashScale() {
    return Portfolio.cashScale(instruments);
  }

  /** The same with other costs. */
  public EngineSetup withCosts(Costs other) {
    return new EngineSetup(
        instruments,
        strategy,
        interval,
        capital,
        other,
        limits,
        participation,
        initialState,
        strategyKey,
        epoch,
        annualization,
        riskDay);
  }

  /** The same with other limits. */
  public EngineSetup withLimits(RiskLimits other) {
    return new EngineSetup(
        instruments,
        strategy,
        interval,
        capital,
        costs,
        other,
        participation,
        initialState,
        strategyKey,
        epoch,
        annualization,
        riskDay);
  }

  /** The same with another participation, see {@link BarExchange}. */
  public EngineSetup withParticipation(int other) {
    return new EngineSetup(
        instruments,
        strategy,
        interval,
        capital,
        costs,
        limits,
        other,
        initialState,
        strategyKey,
        epoch,
        annualization,
        riskDay);
  }

  /** The same with another initial state. */
  public EngineSetup withInitialState(TradingState other) {
    return new EngineSetup(
        instruments,
        strategy,
        interval,
        capital,
        costs,
        limits,
        participation,
        other,
        strategyKey,
        epoch,
        annualization,
        riskDay);
  }

  /** The same with another identity of its orders. */
  public EngineSetup withOrderIds(String key, int ofEpoch) {
    return new EngineSetup(
        instruments,
        strategy,
        interval,
        capital,
        costs,
        limits,
        participation,
        initialState,
        key,
        ofEpoch,
        annualization,
        riskDay);
  }

  /** The same with other trading days of a year. */
  public EngineSetup withAnnualization(Annualization other) {
    return new EngineSetup(
        instruments,
        strategy,
        interval,
        capital,
        costs,
        limits,
        participation,
        initialState,
        strategyKey,
        epoch,
        other,
        riskDay);
  }

  /** The same with another risk day. */
  public EngineSetup withRiskDay(RiskDay other) {
    return new EngineSetup(
        instruments,
        strategy,
        interval,
        capital,
        costs,
        limits,
        participation,
        initialState,
        strategyKey,
        epoch,
        annualization,
        other);
  }
}
