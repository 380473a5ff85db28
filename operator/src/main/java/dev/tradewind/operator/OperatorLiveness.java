package dev.tradewind.operator;

import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live while events get through the queue and the watches hear; leading or not. */
@Liveness
final class OperatorLiveness implements HealthCheck {
  private final OperatorLifecycle lifecycle;

  @Inject
  OperatorLiveness(OperatorLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public HealthCheckResponse call() {
    List<String> troubles = lifecycle.operator().troubles();
    var response = HealthCheckResponse.named("events").status(troubles.isEmpty());
    for (int i = 0; i < troubles.size(); i++) {
      response.withData("trouble-" + (i + 1), troubles.get(i));
    }
    return response.build();
  }
}
