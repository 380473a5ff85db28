package dev.tradewind.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

final class LogContextTest {
  private final LogContext context = new LogContext();

  private static <T extends HasMetadata> T named(T resource) {
    resource.getMetadata().setNamespace("desk-a");
    resource.getMetadata().setName("it");
    return resource;
  }

  @Test
  void aHaltIsNotTakenForAStrategy() {
    TradingHalt halt = named(new TradingHalt());
    context.reconciliationExecutionStarted(halt, Map.of());
    assertThat(MDC.get("halt")).isEqualTo("it");
    assertThat(MDC.get("strategy")).isNull();
    context.reconciliationExecutionFinished(halt, Map.of());

    TradingStrategy strategy = named(new TradingStrategy());
    context.reconciliationExecutionStarted(strategy, Map.of());
    assertThat(MDC.get("strategy")).isEqualTo("it");
    assertThat(MDC.get("namespace")).isEqualTo("desk-a");
    assertThat(MDC.get("halt")).isNull();
    context.reconciliationExecutionFinished(strategy, Map.of());

    assertThat(MDC.getMap()).isEmpty();
  }
}
