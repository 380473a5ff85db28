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
  @ValueSource(
      strings = {
        "",
        "risk: {}",
        "risk: {maxPosition: \"500\", maxOrderQuantity: \"100\"}",
        "risk: {dayStart: {timeZone: America/New_York, time: \"17:00\"}}",
        "risk: {allowedHours: {timeZone: UTC, sessions: [\"MON 09:30-16:00\"]}}"
      })
  void whatCanBeTradedPasses(String more) {
    assertThat(TradingCheck.check(spec(more))).isEmpty();
    assertThat(TradingCheck.check(spec(more).withDefaults())).isEmpty();
    assertThat(TradingCheck.check(spec(more).withDefaults().tradingRelevant())).isEmpty();
  }

  @Test
  void aPartOfAShareIsNoOrderEither() {
    assertThat(TradingCheck.check(spec("risk: {maxOrderQuantity: \"0.5\"}")))
        .containsExactly(
            "spec.risk.maxOrderQuantity is \"0.5\": shares are traded whole, so write a whole"
                + " number, such as \"100\".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "America/NewYork | did you mean America/New_York?",
        "Mars/Olympus_Mons | write one such as America/New_York or UTC.",
        "utc | did you mean UTC?"
      })
  void aZoneThatThereIsNotIsNoZone(String zone, String way) {
    String sentence =
        "timeZone is \"%s\", which is no zone of the tz database: %s".formatted(zone, way);
    assertThat(
            TradingCheck.check(
                spec("risk: {dayStart: {timeZone: %s, time: \"17:00\"}}".formatted(zone))))
        .containsExactly("spec.risk.dayStart." + sentence);
    assertThat(
            TradingCheck.check(
                spec(
                    "risk: {allowedHours: {timeZone: %s, sessions: [\"MON 09:30-16:00\"]}}"
                        .formatted(zone))))
        .containsExactly("spec.risk.allowedHours." + sentence);
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
            new Risk(null, 0, null, null, null, null, null, null, null, null, null, null, null),
            good.onDelete(),
            good.onTerminate(),
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
