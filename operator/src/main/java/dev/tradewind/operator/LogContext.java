package dev.tradewind.operator;

import dev.tradewind.api.v1alpha1.TradingStrategy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import java.util.Map;
import org.jboss.logging.MDC;

/**
 * Puts the name of the strategy or the halt into every line of the log that is written while it is
 * reconciled, also into those of the SDK.
 */
final class LogContext implements Metrics {
  @Override
  public void reconciliationExecutionStarted(HasMetadata resource, Map<String, Object> metadata) {
    MDC.put("namespace", resource.getMetadata().getNamespace());
    MDC.put(
        resource instanceof TradingStrategy ? "strategy" : "halt",
        resource.getMetadata().getName());
  }

  @Override
  public void reconciliationExecutionFinished(HasMetadata resource, Map<String, Object> metadata) {
    MDC.remove("namespace");
    MDC.remove("strategy");
    MDC.remove("halt");
  }
}
