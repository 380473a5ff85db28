package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A namespace that is deleted with strategies in it goes away, with an operator or after one. */
final class NamespaceEndE2E {

  private static final long FIVE_BARS_A_SECOND = 432_000;
  private static final Duration BOUND = Duration.ofMinutes(2);

  @AfterEach
  void bringTheOperatorBack() {
    OperatorDeployment.bringBack();
  }

  @Test
  void itGoesWhileTheOperatorIsThere() {
    OperatorDeployment.bringBack();
    Namespace namespace = trading("e2e-namespace-end");

    delete(namespace);

    awaitGone(namespace);
  }

  /** Nobody closes anything then: the pods are gone before the operator is back. */
  @Test
  void itWaitsForAnOperatorAndGoesWhenOneIsBack() {
    OperatorDeployment.bringBack();
    Namespace namespace = trading("e2e-namespace-end-alone");
    OperatorDeployment.sendAway();

    delete(namespace);
    await()
        .atMost(BOUND)
        .untilAsserted(
            () ->
                assertThat(left(namespace, "pods,statefulsets,configmaps,persistentvolumeclaims"))
                    .isBlank());
    assertThat(left(namespace, "tradingstrategies").lines()).hasSize(2);

    OperatorDeployment.bringBack();
    awaitGone(namespace);
  }

  private static Namespace trading(String name) {
    Namespace namespace = Namespace.create(name).withPrices("AAPL");
    for (String onDelete : new String[] {"Flatten", "Keep"}) {
      Strategy strategy = namespace.strategy(onDelete.toLowerCase(java.util.Locale.ROOT));
      Kubectl.apply(
              Strategy.manifest(
                  strategy,
                  "AAPL",
                  "algo: buy-and-hold\nonDelete: %s\n".formatted(onDelete)
                      + Strategy.replay("AAPL", FIVE_BARS_A_SECOND, true)))
          .succeeded();
    }
    namespace.strategy("flatten").awaitPosition();
    namespace.strategy("keep").awaitPosition();
    return namespace;
  }

  private static void delete(Namespace namespace) {
    Kubectl.run("delete", "namespace", namespace.name(), "--wait=false").succeeded();
  }

  private static void awaitGone(Namespace namespace) {
    await()
        .atMost(BOUND)
        .untilAsserted(
            () ->
                assertThat(
                        Kubectl.run("get", "namespace", namespace.name(), "--ignore-not-found")
                            .succeeded()
                            .out())
                    .isBlank());
  }

  /** The namespace's own ConfigMap of the cluster's certificates is nobody's here. */
  private static String left(Namespace namespace, String kinds) {
    return Kubectl.run(
            "-n",
            namespace.name(),
            "get",
            kinds,
            "--no-headers",
            "--ignore-not-found",
            "-o",
            "name",
            "--field-selector=metadata.name!=kube-root-ca.crt")
        .succeeded()
        .out();
  }
}
