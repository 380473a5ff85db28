package dev.tradewind.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Starts the operator with the application and stops it with it. */
@ApplicationScoped
class OperatorLifecycle {
  private static final Logger LOG = Logger.getLogger(OperatorLifecycle.class);

  private final TradewindOperator operator;

  @Inject
  OperatorLifecycle(
      KubernetesClient client,
      OperatorSettings settings,
      @ConfigProperty(name = "pod.name", defaultValue = "tradewind-operator") String podName,
      MeterRegistry registry) {
    this.operator =
        new TradewindOperator(client, settings, podName, OperatorLifecycle::halt, registry);
  }

  /** The watch for leadership would hold back the start. */
  void onStart(@Observes StartupEvent event) {
    Thread.ofPlatform()
        .name("operator")
        .uncaughtExceptionHandler(this::giveUp)
        .start(operator::start);
  }

  void onStop(@Observes ShutdownEvent event) {
    operator.close();
  }

  TradewindOperator operator() {
    return operator;
  }

  /** At once: two must not lead. The kubelet starts the process again, to wait for its turn. */
  private static void halt() {
    LOG.error("Another replica leads now; this one starts anew.");
    Runtime.getRuntime().halt(1);
  }

  private void giveUp(Thread thread, Throwable failure) {
    LOG.error("The operator cannot start; the kubelet will try again.", failure);
    Quarkus.asyncExit(1);
  }
}
