package dev.tradewind.api.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.Risk;
import dev.tradewind.api.v1alpha1.TradingStrategySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TradingCheckTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "risk: {}", "risk: {maxPosition: \"500\"}"})
  void whatCanBeTradedPasses(String more) {
    assertThat(TradingCheck.check(spec(more))).isEmpty();
    assertThat(TradingCheck.check(spec(more).withDefaults())).isEmpty();
    assertThat(TradingCheck.check(spec(more).withDefaults().tradingRelevant())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0.5", "500.0", "0.00000001"})
  void aPartOfAShareIsNoLimit(String maxPosition) {
    assertThat(TradingCheck.check(spec("risk: {maxPosition: \"%s\"}".formatted(maxPosition))))
        .containsExactly(
            "spec.risk.maxPosition is \"%s\": shares are traded whole, so write a whole number, such as \"500\"."
                .formatted(maxPosition));
  }

  /** A resource that was stored under an older CRD may break a rule of the present one. */
  @Test
  void whatAPodCouldNotReadIsTold() {
    TradingStrategySpec good = spec("");
    TradingStrategySpec bad =
        new TradingStrategySpec(
            "AAPL",
            null,
            good.algo(),
            good.parameters(),
            good.mode(),
            good.state(),
            null,
            good.capital(),
            good.marketData(),
            good.costs(),
            new Risk(null, 0),
            good.onDelete(),
            good.storage(),
            good.runtime());
    assertThat(TradingCheck.check(bad))
        .containsExactly("spec.risk.maxOrdersPerMinute must be from 1 to 1000000, not 0.");
  }

  private static TradingStrategySpec spec(String more) {
    String manifest =
        """
        apiVersion: tradewind.dev/v1alpha1
        kind: TradingStrategy
        metadata: {name: aapl-sma}
        spec:
          symbol: "AAPL"
          algo: sma-crossover
          parameters: {slow: 30, fast: 10, threshold: 1.5}
          capital: {amount: "100000"}
          marketData: {sourceRef: {name: aapl-daily}}
          runtime: {resources: {limits: {cpu: 1, memory: 1Gi}}}
        """
            + more.indent(2);
    return ((StrategyManifest.Valid) StrategyManifest.read(manifest)).strategy().getSpec();
  }
}
