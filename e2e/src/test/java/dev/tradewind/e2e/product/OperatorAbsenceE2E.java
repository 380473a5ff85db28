package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operator is not needed to trade, and its coming and going touches no running pod. */
final class OperatorAbsenceE2E {

  private static final String SYSTEM = "tradewind-system";
  private static final Strategy TRADING = new Strategy("tradewind-quickstart", "aapl-sma");

  @AfterEach
  void bringTheOperatorBack() {
    scale(2);
    Kubectl.run("-n", SYSTEM, "rollout", "status", "deployment", deployment(), "--timeout=120s")
        .succeeded();
  }

  @Test
  void strategiesTradeOnWithoutIt() {
    TRADING.awaitReady();
    String podsBefore = pods();
    scale(0);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> assertThat(Kubectl.json("-n", SYSTEM, "get", "pods").path("items")).isEmpty());

    int bars = bars();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(bars()).isGreaterThan(bars + 20));

    scale(2);
    Kubectl.run("-n", SYSTEM, "rollout", "status", "deployment", deployment(), "--timeout=120s")
        .succeeded();
    TRADING.patch("{\"state\":\"Paused\"}");
    TRADING.awaitCondition("Trading", "False", "Paused", Duration.ofMinutes(1));
    TRADING.patch("{\"state\":\"Running\"}");
    TRADING.awaitCondition("Trading", "True", "Trading");
    assertThat(pods()).isEqualTo(podsBefore);
  }

  private static int bars() {
    return TRADING.pod().at("/counts/bars").asInt();
  }

  /** Names, UIDs and restart counts of all strategy pods. */
  private static String pods() {
    StringBuilder all = new StringBuilder();
    for (JsonNode pod : Kubectl.json("-n", TRADING.namespace(), "get", "pods").path("items")) {
      all.append(pod.at("/metadata/name").asText())
          .append(' ')
          .append(pod.at("/metadata/uid").asText())
          .append(' ')
          .append(pod.at("/status/containerStatuses/0/restartCount").asInt())
          .append('\n');
    }
    return all.toString();
  }

  private static String deployment() {
    return Kubectl.json("-n", SYSTEM, "get", "deployments").at("/items/0/metadata/name").asText();
  }

  private static void scale(int replicas) {
    Kubectl.run("-n", SYSTEM, "scale", "deployment", deployment(), "--replicas=" + replicas)
        .succeeded();
  }
}
