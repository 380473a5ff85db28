package dev.tradewind.runtime;

import dev.tradewind.api.manifest.StrategyManifest;
import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.strategy.Strategy;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.plan.Refused;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Strategies for tests, on the prices that come with the examples. */
public final class Manifests {

  /** Thirteen years of daily prices. */
  public static final Path EXAMPLE_DATA = Path.of("..", "examples", "data").toAbsolutePath();

  private Manifests() {}

  /** A finite replay of IBM by a moving-average crossover, with costs. */
  public static String ibm() {
    return with("");
  }

  /** The same with more lines in the spec, which may override. */
  public static String with(String more) {
    return """
    apiVersion: tradewind.dev/v1alpha1
    kind: TradingStrategy
    metadata: {name: ibm-trend, uid: 11111111-2222-3333-4444-555555555555}
    spec:
      symbol: "IBM"
      algo: sma-crossover
      parameters: {fast: 20, slow: 100}
      capital: {amount: "100000", currency: USD}
      marketData: {sourceRef: {name: prices-ibm}, replay: {speed: 1000000000}}
      costs: {commissionBps: "1", slippageBps: "2"}
    """
        + more.indent(2);
  }

  /** The plan of a manifest that is valid. */
  public static Plan plan(String yaml) {
    return switch (StrategyManifest.read(yaml)) {
      case StrategyManifest.Valid valid -> planOf(StrategyFile.of(valid.strategy()));
      case StrategyManifest.Invalid invalid ->
          throw new AssertionError(invalid.violations().toString());
    };
  }

  /** The plan of a manifest, with another strategy in the place of its algo. */
  public static Plan plan(String yaml, Supplier<Strategy> strategy) {
    Plan plan = plan(yaml);
    return new Plan(
        plan.file(),
        new AlgoDefinition(plan.algo().name(), "", List.of(), List.of(), _ -> strategy.get()),
        plan.parameters(),
        plan.instruments(),
        plan.interval(),
        plan.capital(),
        plan.costs(),
        plan.limits(),
        plan.riskDay(),
        plan.badRows());
  }

  private static Plan planOf(StrategyFile file) {
    try {
      return Plan.of(file);
    } catch (Refused e) {
      throw new AssertionError(e);
    }
  }
}
