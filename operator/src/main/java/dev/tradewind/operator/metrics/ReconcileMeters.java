package dev.tradewind.operator.metrics;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.Constants;
import io.javaoperatorsdk.operator.api.reconciler.RetryInfo;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts and times the reconciles of all controllers. */
public final class ReconcileMeters implements Metrics {
  private final Meters meters;

  public ReconcileMeters(Meters meters) {
    this.meters = meters;
  }

  @Override
  public void reconcileCustomResource(
      HasMetadata resource, RetryInfo retry, Map<String, Object> metadata) {
    if (retry != null) {
      meters
          .counter(
              OperatorMetric.RECONCILE_RETRIES,
              String.valueOf(metadata.get(Constants.CONTROLLER_NAME)))
          .increment();
    }
  }

  @Override
  public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
    String controller = execution.controllerName();
    meters.counter(OperatorMetric.RECONCILES_STARTED, controller).increment();
    long start = System.nanoTime();
    String outcome = "error";
    try {
      T result = execution.execute();
      outcome = "success";
      return result;
    } catch (Exception e) {
      meters
          .counter(OperatorMetric.RECONCILE_ERRORS, controller, ErrorKind.of(e).name())
          .increment();
      throw e;
    } finally {
      meters
          .timer(OperatorMetric.RECONCILE_SECONDS, controller, outcome)
          .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }
  }
}
