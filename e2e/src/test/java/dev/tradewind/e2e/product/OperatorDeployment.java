package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** The installed operator, which a test sends away and must bring back. */
final class OperatorDeployment {

  static final String NAMESPACE = "tradewind-system";
  private static final String SELECTOR = "app.kubernetes.io/name=tradewind-operator";
  private static final int REPLICAS = 2;

  private OperatorDeployment() {}

  /** Returns when no pod of it is left. */
  static void sendAway() {
    scale(0);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(pods().path("items")).isEmpty());
  }

  /** Returns when all replicas are ready. */
  static void bringBack() {
    scale(REPLICAS);
    Kubectl.run("-n", NAMESPACE, "rollout", "status", "deployment", name(), "--timeout=120s")
        .succeeded();
  }

  private static JsonNode pods() {
    return Kubectl.json("-n", NAMESPACE, "get", "pods", "-l", SELECTOR);
  }

  /** The pod that holds the Lease; empty when it was given back. */
  static String leader() {
    return Kubectl.json("-n", NAMESPACE, "get", "lease", name())
        .at("/spec/holderIdentity")
        .asText();
  }

  private static String name() {
    return Kubectl.json("-n", NAMESPACE, "get", "deployments", "-l", SELECTOR)
        .at("/items/0/metadata/name")
        .asText();
  }

  private static void scale(int replicas) {
    Kubectl.run("-n", NAMESPACE, "scale", "deployment", name(), "--replicas=" + replicas)
        .succeeded();
  }
}
