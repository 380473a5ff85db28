package dev.tradewind.engine;

import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.exchange.Slippage;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.order.ClientOrderId;
import dev.tradewind.engine.portfolio.AccountTerms;
import dev.tradewind.engine.portfolio.Costs;
import dev.tradewind.engine.portfolio.FeeSchedule;
import dev.tradewind.engine.portfolio.Portfolio;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.statistics.Annualization;
import dev.tradewind.engine.statistics.RiskDay;
import dev.tradewind.engine.strategy.Strategy;
import dev.tradewind.engine.strategy.StrategyScope;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Everything that is fixed while an engine lives: what is traded by what, and under which terms.
 * {@link #of} makes one with none of the latter; each {@code with} gives the same with another
 * value. Immutable; any thread.
 */
public final class EngineSetup {

  /** The largest capital, in units of the cash scale: as much can be earned on top of it. */
  static final long LARGEST_CAPITAL = Long.MAX_VALUE / 2;

  private final List<Instrument> instruments;
  private final Supplier<Strategy> strategy;
  private final long interval;
  private final long capital;
  private final Terms terms;

  /** What has a default. */
  private static final class Terms {

    private AccountTerms account;
    private FeeSchedule fees = FeeSchedule.NONE;
    private RiskLimits limits = RiskLimits.NONE;
    private ExchangeSettings exchange = ExchangeSettings.DEFAULT;
    private OrderTimers timers = OrderTimers.NONE;
    private TradingState initialState = TradingState.RUNNING;
    private String strategyKey = "00000000";
    private int epoch;
    private StrategyScope scope = StrategyScope.INSTRUMENT;
    private Annualization annualization = Annualization.MARKET_DAYS;
    private RiskDay riskDay = RiskDay.UTC;

    private Terms(AccountTerms account) {
      this.account = account;
    }

    private Terms copy() {
      Terms copy = new Terms(account);
      copy.fees = fees;
      copy.limits = limits;
      copy.exchange = exchange;
      copy.timers = timers;
      copy.initialState = initialState;
      copy.strategyKey = strategyKey;
      copy.epoch = epoch;
      copy.scope = scope;
      copy.annualization = annualization;
      copy.riskDay = riskDay;
      return copy;
    }
  }

  private EngineSetup(
      List<Instrument> instruments,
      Supplier<Strategy> strategy,
      long interval,
      long capital,
      Terms terms) {
    this.instruments = List.copyOf(instruments);
    this.strategy = strategy;
    this.interval = interval;
    this.capital = capital;
    this.terms = terms;
    if (interval <= 0) {
      throw new IllegalArgumentException("The interval of bars must be positive.");
    }
    if (capital <= 0 || capital > LARGEST_CAPITAL) {
      throw new IllegalArgumentException(
          "The capital of "
              + capital
              + " units is refused: it must be from 1 to "
              + LARGEST_CAPITAL
              + ", half of what 64 bits hold.");
    }
  }

  /**
   * A cash account in the currency of the first instrument, without costs and limits, with 10%
   * participation, running, epoch 0.
   *
   * @param instruments one or more; their order decides between events of equal time
   * @param strategy makes the strategy of one instrument, called once for each; or that of the
   *     account, see {@link #withScope}
   * @param interval length of a bar in nanoseconds
   * @param capital to begin with, at the cash scale of these instruments
   * @throws IllegalArgumentException if that cannot be traded
   */
  public static EngineSetup of(
      List<Instrument> instruments, Supplier<Strategy> strategy, long interval, long capital) {
    if (instruments.isEmpty()) {
      throw new IllegalArgumentException("An account trades one or more instruments.");
    }
    Terms terms = new Terms(AccountTerms.cash(instruments.getFirst().currency()));
    return new EngineSetup(instruments, strategy, interval, capital, terms);
  }

  /** What is traded; the order decides between events of equal time. */
  public List<Instrument> instruments() {
    return instruments;
  }

  /** Makes the strategy of one instrument, or that of the account. */
  public Supplier<Strategy> strategy() {
    return strategy;
  }

  /** What one strategy trades. */
  public StrategyScope scope() {
    return terms.scope;
  }

  /** Length of a bar in nanoseconds. */
  public long interval() {
    return interval;
  }

  /** Capital to begin with, at {@link #cashScale}. */
  public long capital() {
    return capital;
  }

  /** What the account is. */
  public AccountTerms account() {
    return terms.account;
  }

  /** Fees of fills. */
  public FeeSchedule fees() {
    return terms.fees;
  }

  /** Limits of risk. */
  public RiskLimits limits() {
    return terms.limits;
  }

  /** How the simulated exchange behaves. */
  public ExchangeSettings exchange() {
    return terms.exchange;
  }

  /** Timers of orders. */
  public OrderTimers timers() {
    return terms.timers;
  }

  /** State of a new book. */
  public TradingState initialState() {
    return terms.initialState;
  }

  /** The first 8 characters of client order ids. */
  public String strategyKey() {
    return terms.strategyKey;
  }

  /** Epoch of this process, for client order ids. */
  public int epoch() {
    return terms.epoch;
  }

  /** Trading days of a year. */
  public Annualization annualization() {
    return terms.annualization;
  }

  /** When a day of the account ends. */
  public RiskDay riskDay() {
    return terms.riskDay;
  }

  /** Decimals of the account's amounts. */
  public int cashScale() {
    return Portfolio.cashScale(instruments, terms.account.base());
  }

  /**
   * The same with another kind of account; its capital is then in that account's base.
   *
   * @throws IllegalArgumentException if an instrument's currency has no rate in it
   */
  public EngineSetup withAccount(AccountTerms other) {
    other.check(instruments);
    return with(t -> t.account = other);
  }

  /** The same with other costs: a commission for every fill, a slippage for every taker. */
  public EngineSetup withCosts(Costs costs) {
    return withFees(FeeSchedule.proportional(costs.commission()))
        .withExchange(exchange().withSlippage(new Slippage.Rate(costs.slippage())));
  }

  /** The same with other fees. */
  public EngineSetup withFees(FeeSchedule other) {
    return with(t -> t.fees = other);
  }

  /** The same with other limits. */
  public EngineSetup withLimits(RiskLimits other) {
    return with(t -> t.limits = other);
  }

  /** The same with another exchange. */
  public EngineSetup withExchange(ExchangeSettings other) {
    return with(t -> t.exchange = other);
  }

  /** The same with another participation, see {@link ExchangeSettings}. */
  public EngineSetup withParticipation(int other) {
    return withExchange(exchange().withParticipation(other));
  }

  /** The same with strategies of another scope. */
  public EngineSetup withScope(StrategyScope other) {
    return with(t -> t.scope = other);
  }

  /** The same with other timers. */
  public EngineSetup withTimers(OrderTimers other) {
    return with(t -> t.timers = other);
  }

  /** The same with another initial state. */
  public EngineSetup withInitialState(TradingState other) {
    return with(t -> t.initialState = other);
  }

  /**
   * The same with another identity of its orders.
   *
   * @throws IllegalArgumentException if no client order id can be made of it
   */
  public EngineSetup withOrderIds(String key, int ofEpoch) {
    ClientOrderId.of(key, ofEpoch, 0);
    return with(
        t -> {
          t.strategyKey = key;
          t.epoch = ofEpoch;
        });
  }

  /** The same with other trading days of a year. */
  public EngineSetup withAnnualization(Annualization other) {
    return with(t -> t.annualization = other);
  }

  /** The same with another day of the account. */
  public EngineSetup withRiskDay(RiskDay other) {
    return with(t -> t.riskDay = other);
  }

  private EngineSetup with(Consumer<Terms> change) {
    Terms changed = terms.copy();
    change.accept(changed);
    return new EngineSetup(instruments, strategy, interval, capital, changed);
  }
}
