package dev.tradewind.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import java.util.Map;
import org.jboss.logging.MDC;

/**
 * Puts the strategy's name into every line of the log that is written while it is reconciled, also
 * into those of the SDK.
 */
final class LogContext implements Metrics {
  @Override
  public void reconciliationExecutionStarted(HasMetadata resource, Map<String, Object> metadata) {
    MDC.put("namespace", resource.getMetadata().getNamespace());
    MDC.put("strategy", resource.getMetadata().getName());
  }

  @Override
  public void reconciliationExecutionFinished(HasMetadata resource, Map<String, Object> metadata) {
    MDC.remove("namespace");
    MDC.remove("strategy");
  }
}
