package dev.tradewind.runtime.plan;

import dev.tradewind.api.manifest.TradingCheck;
import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.api.v1alpha1.BadRows;
import dev.tradewind.api.v1alpha1.DesiredState;
import dev.tradewind.api.v1alpha1.TradingStrategySpec;
import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.TradingState;
import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.Binding;
import dev.tradewind.engine.algo.Parameters;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.quality.DataPolicy;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Decimal;
import dev.tradewind.engine.order.ClientOrderId;
import dev.tradewind.engine.portfolio.Costs;
import dev.tradewind.engine.portfolio.Portfolio;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.statistics.RiskDay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A strategy that can be traded: the file, and what its words mean to the engine. Immutable; any
 * thread.
 *
 * @param file as it was read
 * @param algo the algo
 * @param parameters of the algo, complete
 * @param instruments one per symbol, in the order of the file
 * @param interval length of a bar
 * @param capital to begin with, at the account's cash scale
 * @param costs of fills
 * @param limits of risk
 * @param riskDay when a day of the account begins
 * @param badRows what is done about rows of a price file that cannot be right
 */
public record Plan(
    StrategyFile file,
    AlgoDefinition algo,
    Parameters parameters,
    List<Instrument> instruments,
    Duration interval,
    long capital,
    Costs costs,
    RiskLimits limits,
    RiskDay riskDay,
    DataPolicy badRows) {

  /** Keeps a copy of the instruments. */
  public Plan {
    instruments = List.copyOf(instruments);
  }

  /**
   * Checks the spec as the operator does, looks up the algo, binds its parameters and scales the
   * numbers.
   *
   * @throws Refused if one of them cannot be traded
   */
  public static Plan of(StrategyFile file) throws Refused {
    TradingStrategySpec spec = file.spec();
    List<String> violations = new ArrayList<>(TradingCheck.check(spec));
    AlgoDefinition algo = AlgoCatalogue.builtIn().find(spec.algo()).orElse(null);
    Parameters parameters = null;
    if (algo == null) {
      violations.add(AlgoCatalogue.builtIn().unknown(spec.algo()));
    } else {
      switch (algo.bind(spec.parameters())) {
        case Binding.Bound bound -> parameters = bound.parameters();
        case Binding.Refused refused -> violations.addAll(refused.violations());
      }
    }
    if (!violations.isEmpty()) {
      throw new Refused(violations);
    }
    Numbers numbers = Numbers.of(spec);
    return new Plan(
        file,
        algo,
        parameters,
        numbers.instruments(),
        ManifestDuration.parse(spec.marketData().interval()),
        numbers.capital(),
        numbers.costs(),
        numbers.limits(),
        numbers.riskDay(),
        spec.marketData().badRows() == BadRows.Skip ? DataPolicy.SKIP : DataPolicy.REJECT);
  }

  /** What a ledger knows the strategy by; on a laptop, where there is no uid, its full name. */
  public String uid() {
    return file.uid() == null ? "laptop/" + namespace() + "/" + file.name() : file.uid();
  }

  /** The namespace, as kubectl would fill it in. */
  public String namespace() {
    return file.namespace() == null ? "default" : file.namespace();
  }

  /** What changes when the strategy's own state must start afresh. */
  public String strategyHash() {
    StringBuilder text = new StringBuilder(algo.name()).append(' ').append(interval);
    parameters
        .asMap()
        .forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
    return Fingerprint.hex(text.toString());
  }

  /** The state of a new book on a laptop. */
  public BookState initialState() {
    DesiredState wanted = file.spec().state();
    return switch (wanted == null ? DesiredState.Running : wanted) {
      case Running -> BookState.Running;
      case Paused, Suspended -> BookState.Paused;
      case Flat -> BookState.Flat;
    };
  }

  /** The engine's set-up for one process. */
  public EngineSetup engine(BookState initialState, long epoch) {
    return EngineSetup.of(instruments, () -> algo.create(parameters), interval.toNanos(), capital)
        .withCosts(costs)
        .withLimits(limits)
        .withRiskDay(riskDay)
        .withInitialState(TradingState.valueOf(initialState.name().toUpperCase(Locale.ROOT)))
        .withOrderIds(Fingerprint.base36(uid(), ClientOrderId.KEY_LENGTH), Math.toIntExact(epoch));
  }

  /** What is scaled; it fits, or the check would have said so. */
  private record Numbers(
      List<Instrument> instruments, long capital, Costs costs, RiskLimits limits, RiskDay riskDay) {

    static Numbers of(TradingStrategySpec spec) {
      Currency currency = Currency.of(spec.capital().currency());
      List<Instrument> instruments =
          spec.allSymbols().stream().map(symbol -> Instrument.share(symbol, currency)).toList();
      int cashScale = Portfolio.cashScale(instruments);
      SpecLimits limits = new SpecLimits(spec.risk(), instruments.getFirst(), cashScale);
      return new Numbers(
          instruments,
          Decimal.parse(spec.capital().amount(), cashScale),
          Costs.ofBasisPoints(spec.costs().commissionBps(), spec.costs().slippageBps()),
          limits.limits(),
          limits.riskDay());
    }
  }
}
