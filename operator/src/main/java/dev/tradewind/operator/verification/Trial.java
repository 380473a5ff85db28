package dev.tradewind.operator.verification;

import dev.tradewind.api.v1alpha1.Capital;
import dev.tradewind.api.v1alpha1.Condition;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.DesiredState;
import dev.tradewind.api.v1alpha1.MarketData;
import dev.tradewind.api.v1alpha1.SourceRef;
import dev.tradewind.api.v1alpha1.SpecValidReason;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.api.v1alpha1.TradingStrategySpec;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import java.util.Optional;

/**
 * Strategies that can never trade: what is never valid gets no pod, no volume and no credential, so
 * to try them is harmless. Pure.
 */
final class Trial {
  /** Nobody's algo. With a vendor's name it passes the admission policies. */
  static final String ALGO = "tradewind-test/none";

  static final String NAME_PREFIX = "tradewind-test-";

  /** What the policy of the algo says about {@link #misspelt}. */
  static final String REFUSAL = "spec.parameters.fats is not a parameter of sma-crossover";

  private Trial() {}

  /** Taken by the API server, and known as invalid to a working operator only. */
  static TradingStrategy unknownAlgo(String namespace) {
    return strategy(namespace, ALGO, Map.of());
  }

  /** A built-in algo with a parameter that it does not have. */
  static TradingStrategy misspelt(String namespace) {
    return strategy(namespace, "sma-crossover", Map.of("fats", 10));
  }

  private static TradingStrategy strategy(
      String namespace, String algo, Map<String, Object> parameters) {
    TradingStrategy strategy = new TradingStrategy();
    strategy.setMetadata(
        new ObjectMetaBuilder().withGenerateName(NAME_PREFIX).withNamespace(namespace).build());
    strategy.setSpec(
        new TradingStrategySpec(
            "TEST",
            null,
            algo,
            parameters,
            null,
            DesiredState.Paused,
            null,
            new Capital("1", null),
            new MarketData(new SourceRef("none"), null, null, null),
            null,
            null,
            null,
            null,
            null,
            null));
    return strategy;
  }

  /** Whether the operator has said what is wrong with {@link #unknownAlgo}. */
  static boolean isJudged(TradingStrategy strategy) {
    return verdict(strategy)
        .filter(c -> c.status().equals(Condition.FALSE))
        .filter(c -> c.reason().equals(SpecValidReason.UnknownAlgo.name()))
        .isPresent();
  }

  /** What is known of the operator's verdict, as a part of a sentence. */
  static String seen(TradingStrategy strategy) {
    return verdict(strategy)
        .map(c -> "it says SpecValid=%s (%s): %s".formatted(c.status(), c.reason(), c.message()))
        .orElse("it has said nothing");
  }

  private static Optional<Condition> verdict(TradingStrategy strategy) {
    return Optional.ofNullable(strategy.getStatus())
        .flatMap(status -> status.condition(ConditionType.SpecValid));
  }
}
