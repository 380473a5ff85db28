package dev.tradewind.operator.strategy;

import dev.tradewind.api.manifest.TradingCheck;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.api.v1alpha1.TradingStrategySpec;
import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks what a schema cannot: that the algo exists and takes these parameters, and that the pod
 * would trade the rest. Pure.
 */
final class SpecCheck {
  private static final int LONGEST_ROLLOUT = 256;

  private final AlgoCatalogue catalogue;

  SpecCheck(AlgoCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  Verdict check(TradingStrategy strategy) {
    TradingStrategySpec spec = strategy.getSpec();
    Optional<AlgoDefinition> algo = catalogue.find(spec.algo());
    if (algo.isEmpty()) {
      return Verdict.unknownAlgo(catalogue.unknown(spec.algo()));
    }
    List<String> mistakes = new ArrayList<>(TradingCheck.check(spec));
    rollout(strategy).ifPresent(mistakes::add);
    if (algo.get().bind(spec.parameters() == null ? Map.of() : spec.parameters())
        instanceof Binding.Refused refused) {
      mistakes.addAll(refused.violations());
    }
    return mistakes.isEmpty()
        ? Verdict.VALID
        : Verdict.invalidParameter(String.join(" ", mistakes));
  }

  /** What would not fit the status could never be put on record. */
  private static Optional<String> rollout(TradingStrategy strategy) {
    Map<String, String> annotations = strategy.getMetadata().getAnnotations();
    String rollout = annotations == null ? null : annotations.get(TradingStrategy.ROLLOUT);
    return rollout == null || rollout.length() <= LONGEST_ROLLOUT
        ? Optional.empty()
        : Optional.of(
            "The annotation %s has %d characters; it may have at most %d."
                .formatted(TradingStrategy.ROLLOUT, rollout.length(), LONGEST_ROLLOUT));
  }
}
