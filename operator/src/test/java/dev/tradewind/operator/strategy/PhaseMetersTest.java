package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.metrics.Meters;
import dev.tradewind.operator.metrics.OperatorMetric;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PhaseMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private double strategies(String phase) {
    return registry.get(OperatorMetric.STRATEGIES.metricName()).tag("phase", phase).gauge().value();
  }

  @Test
  void eachStrategyIsInOnePhase() {
    List<TradingStrategy> fleet =
        List.of(new TradingStrategy(), in("Trading"), in("Trading"), in("Waiting"), in("Dreaming"));
    PhaseMeters.show(new Meters(registry), fleet::stream);

    assertThat(strategies("New")).isEqualTo(1);
    assertThat(strategies("Trading")).isEqualTo(2);
    assertThat(strategies("Waiting")).isEqualTo(1);
    assertThat(strategies("Other")).isEqualTo(1);
    assertThat(strategies("Flat")).isZero();
  }

  private static TradingStrategy in(String phase) {
    return new KubernetesSerialization()
        .unmarshal("{\"status\": {\"phase\": \"" + phase + "\"}}", TradingStrategy.class);
  }
}
