package dev.tradewind.operator.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.Condition;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.api.v1alpha1.TradingStrategyStatus;
import dev.tradewind.engine.algo.AlgoCatalogue;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot trade, and how it is known that the operator knows it. */
final class TrialTest {

  @Test
  void nobodyHasTheAlgo() {
    assertThat(AlgoCatalogue.builtIn().find(Trial.ALGO)).isEmpty();
    assertThat(Trial.ALGO).as("the policies judge algos without a vendor").contains("/");
  }

  @Test
  void theBuiltInAlgoHasNotTheParameter() {
    TradingStrategy misspelt = Trial.misspelt("desk-a");
    assertThat(AlgoCatalogue.builtIn().find(misspelt.getSpec().algo())).isPresent();
    assertThat(misspelt.getSpec().parameters()).containsOnlyKeys("fats");
  }

  @ParameterizedTest
  @CsvSource({"False, UnknownAlgo, true", "False, InvalidParameter, false", "True, Valid, false"})
  void onlyTheRightVerdictCounts(String status, String reason, boolean judged) {
    TradingStrategy strategy = Trial.unknownAlgo("desk-a");
    assertThat(Trial.isJudged(strategy)).isFalse();
    assertThat(Trial.seen(strategy)).isEqualTo("it has said nothing");
    Condition condition = new Condition("SpecValid", status, reason, "why", "", 1L);
    strategy.setStatus(
        Serialization.unmarshal(
            Serialization.asJson(java.util.Map.of("conditions", new Condition[] {condition})),
            TradingStrategyStatus.class));
    assertThat(Trial.isJudged(strategy)).isEqualTo(judged);
    assertThat(Trial.seen(strategy))
        .isEqualTo("it says SpecValid=%s (%s): why".formatted(status, reason));
  }
}
