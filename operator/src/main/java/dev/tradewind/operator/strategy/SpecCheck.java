package dev.tradewind.operator.strategy;

import dev.tradewind.api.manifest.TradingCheck;
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
  private final AlgoCatalogue catalogue;

  SpecCheck(AlgoCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  Verdict check(TradingStrategySpec spec) {
    Optional<AlgoDefinition> algo = catalogue.find(spec.algo());
    if (algo.isEmpty()) {
      return Verdict.unknownAlgo(catalogue.unknown(spec.algo()));
    }
    List<String> mistakes = new ArrayList<>(TradingCheck.check(spec));
    if (algo.get().bind(spec.parameters() == null ? Map.of() : spec.parameters())
        instanceof Binding.Refused refused) {
      mistakes.addAll(refused.violations());
    }
    return mistakes.isEmpty()
        ? Verdict.VALID
        : Verdict.invalidParameter(String.join(" ", mistakes));
  }
}
