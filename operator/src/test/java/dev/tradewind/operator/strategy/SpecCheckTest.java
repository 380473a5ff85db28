package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.api.v1alpha1.TradingStrategySpec;
import dev.tradewind.engine.algo.AlgoCatalogue;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class SpecCheckTest {
  private final SpecCheck check = new SpecCheck(AlgoCatalogue.builtIn());

  @Test
  void everyMistakeIsToldWithFieldValueAndRange() {
    Verdict verdict = check.check(with(spec -> spec.withParameters(Map.of("fast", 0, "slwo", 3))));

    assertThat(verdict.reason()).isEqualTo("InvalidParameter");
    assertThat(verdict.message()).contains("spec.parameters.fast is 0", "slwo", "slow");
  }

  @Test
  void aSoundSpecIsValid() {
    assertThat(check.check(new Scene().strategy)).isEqualTo(Verdict.VALID);
  }

  private static TradingStrategy with(UnaryOperator<TradingStrategySpec> change) {
    TradingStrategy strategy = new Scene().strategy;
    strategy.setSpec(change.apply(strategy.getSpec()));
    return strategy;
  }
}
