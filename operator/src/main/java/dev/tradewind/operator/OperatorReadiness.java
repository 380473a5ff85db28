package dev.tradewind.operator;

import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the watches work, or when this replica waits to lead. */
@Readiness
final class OperatorReadiness implements HealthCheck {
  private final OperatorLifecycle lifecycle;

  @Inject
  OperatorReadiness(OperatorLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public HealthCheckResponse call() {
    var operator = lifecycle.operator();
    var response = HealthCheckResponse.named("watches").status(operator.healthy());
    operator.leftOut().forEach(namespace -> response.withData(namespace, "left out"));
    return response.build();
  }
}
