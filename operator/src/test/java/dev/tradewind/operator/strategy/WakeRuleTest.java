package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.api.v1alpha1.TradingStrategyStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WakeRuleTest {
  private static TradingStrategy strategy() {
    TradingStrategy strategy = new TradingStrategy();
    strategy.setMetadata(
        new ObjectMetaBuilder()
            .withName("a")
            .withGeneration(1L)
            .withResourceVersion("10")
            .addToLabels("desk", "a")
            .addToAnnotations("tradewind.dev/rollout", "1")
            .addToFinalizers("tradewind.dev/strategy")
            .build());
    return strategy;
  }

  static Stream<Consumer<ObjectMeta>> changes() {
    return Stream.of(
        meta -> meta.setGeneration(2L),
        meta -> meta.getLabels().put("desk", "b"),
        meta -> meta.getLabels().clear(),
        meta -> meta.getAnnotations().put("tradewind.dev/rollout", "2"),
        meta -> meta.getFinalizers().clear(),
        meta -> meta.setDeletionTimestamp("2026-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void whatIsAskedForWakes(Consumer<ObjectMeta> change) {
    TradingStrategy now = strategy();
    change.accept(now.getMetadata());

    assertThat(WakeRule.wakes(now, strategy())).isTrue();
  }

  @Test
  void aReportDoesNot() {
    TradingStrategy now = strategy();
    now.getMetadata().setResourceVersion("11");
    now.setStatus(TradingStrategyStatus.EMPTY);

    assertThat(WakeRule.wakes(now, strategy())).isFalse();
  }
}
