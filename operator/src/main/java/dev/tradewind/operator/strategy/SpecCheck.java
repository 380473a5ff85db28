package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.TradingStrategySpec;
import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.Binding;
import java.util.Map;
import java.util.Optional;

/** Checks what a schema cannot: that the algo exists and takes these parameters. Pure. */
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
    return switch (algo.get().bind(spec.parameters() == null ? Map.of() : spec.parameters())) {
      case Binding.Bound _ -> Verdict.VALID;
      case Binding.Refused refused ->
          Verdict.invalidParameter(String.join(" ", refused.violations()));
    };
  }
}
