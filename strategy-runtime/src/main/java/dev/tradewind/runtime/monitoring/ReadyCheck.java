package dev.tradewind.runtime.monitoring;

import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.runtime.application.Trading;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * {@code /health/ready}: the Ready condition. It only looks at the board, so it answers on the
 * event loop. There is no check for {@code /health/live}: that the event loop answers is all that a
 * restart could mend.
 */
@Readiness
class ReadyCheck implements AsyncHealthCheck {

  private final Trading trading;

  ReadyCheck(Trading trading) {
    this.trading = trading;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    PodStatus status = trading.board().view().status();
    return Uni.createFrom()
        .item(
            HealthCheckResponse.named("book")
                .status(status.ready())
                .withData("reason", status.reason().name())
                .withData("message", status.message())
                .build());
  }
}
