package dev.tradewind.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OperatorMetricTest {
  @ParameterizedTest
  @EnumSource
  void namesSayTypeAndUnit(OperatorMetric metric) {
    assertThat(metric.metricName()).matches("tradewind_operator_[a-z_]+");
    assertThat(metric.metricName().endsWith("_total"))
        .isEqualTo(metric.type() == OperatorMetric.Type.COUNTER);
    if (metric.type() == OperatorMetric.Type.HISTOGRAM) {
      assertThat(metric.metricName()).endsWith("_seconds");
    }
    assertThat(metric.description()).isNotBlank().doesNotEndWith(".");
  }

  @ParameterizedTest
  @EnumSource
  void noLabelGrowsWithTheFleet(OperatorMetric metric) {
    assertThat(metric.labels())
        .doesNotContain("name", "namespace", "strategy", "uid", "pod", "reason", "message");
  }

  @Test
  void namesAreUnique() {
    assertThat(Arrays.stream(OperatorMetric.values()).map(OperatorMetric::metricName))
        .doesNotHaveDuplicates();
  }

  @Test
  void aForgottenLabelIsNoticed() {
    Meters meters = new Meters(new SimpleMeterRegistry());

    assertThatThrownBy(() -> meters.counter(OperatorMetric.API_WRITES, "pods", "delete"))
        .hasMessageContaining("outcome");
  }
}
