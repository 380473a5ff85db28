package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A node whose kubelet hangs is given up by the cluster, while its pods are well. {@code
 * tradewind.outage.seconds} sets how long it hangs, and it does at least until the cluster says
 * that the node is not ready.
 */
@Isolated("no pod comes or goes on a node that hangs")
final class KubeletFreezeE2E {

  private static final long FIVE_BARS_A_SECOND = 432_000;
  private static final Duration OUTAGE =
      Duration.ofSeconds(Long.getLong("tradewind.outage.seconds", 50));

  /** When the cluster calls a silent node not ready: 50 s, looked at every 5 s. */
  private static final Duration GIVEN_UP = Duration.ofSeconds(70);

  private static Namespace namespace;

  @BeforeAll
  static void createNamespace() {
    namespace = Namespace.create("e2e-kubelet-freeze").withPrices("AAPL");
  }

  @AfterAll
  static void deleteNamespace() {
    namespace.close();
  }

  @Test
  void strategiesTradeOnWhileTheirNodeIsGivenUp() {
    Optional<LocalProcess> kubelet = LocalProcess.find("kubelet");
    assumeTrue(
        kubelet.isPresent(), "only the local cluster's kubelet is a process that can be stopped");
    Strategy strategy = namespace.strategy("trading");
    Kubectl.apply(
            Strategy.manifest(
                strategy,
                "AAPL",
                "algo: buy-and-hold\n" + Strategy.replay("AAPL", FIVE_BARS_A_SECOND, true)))
        .succeeded();
    strategy.awaitPosition();
    strategy.awaitReady();
    JsonNode before = strategy.pod();
    JsonNode statusBefore = strategy.status();
    String podsBefore = Fleet.pods(namespace.name());

    try (var _ = kubelet.get().freeze()) {
      long start = System.nanoTime();
      await()
          .atMost(OUTAGE.plus(GIVEN_UP))
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () -> {
                assertThat(readyNodes()).isZero();
                assertThat(System.nanoTime() - start).isGreaterThan(OUTAGE.toNanos());
              });
      int bars = bars(strategy);
      assertThat(bars).isGreaterThan(before.at("/counts/bars").asInt() + 100);
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(bars(strategy)).isGreaterThan(bars + 5));
      assertThat(Fleet.pods(namespace.name())).as("no second pod").isEqualTo(podsBefore);
      assertNothingIsRolledBack(strategy.status(), statusBefore);
      assertThat(strategy.condition("Trading"))
          .as("the pod itself is heard")
          .hasValueSatisfying(c -> assertThat(c.path("reason").asText()).isEqualTo("Trading"));
      strategy.patch("{\"state\":\"Paused\"}");
      strategy.awaitCondition("Trading", "False", "Paused", Duration.ofSeconds(10));
    }

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(readyNodes()).isPositive());
    strategy.awaitReady();
    strategy.patch("{\"state\":\"Running\"}");
    strategy.awaitCondition("Trading", "True", "Trading");
    assertThat(strategy.pod().path("epoch")).isEqualTo(before.path("epoch"));
    assertThat(Fleet.pods(namespace.name())).isEqualTo(podsBefore);
    assertNothingIsRolledBack(strategy.status(), statusBefore);
    OperatorDeployment.bringBack();
  }

  private static void assertNothingIsRolledBack(JsonNode status, JsonNode before) {
    assertThat(status.path("trading")).isEqualTo(before.path("trading"));
    assertThat(status.path("history")).isEqualTo(before.path("history"));
  }

  private static int bars(Strategy strategy) {
    return strategy.pod().at("/counts/bars").asInt();
  }

  private static long readyNodes() {
    long ready = 0;
    for (JsonNode node : Kubectl.json("get", "nodes").path("items")) {
      for (JsonNode condition : node.at("/status/conditions")) {
        boolean holds = condition.path("status").asText().equals("True");
        ready += condition.path("type").asText().equals("Ready") && holds ? 1 : 0;
      }
    }
    return ready;
  }
}
