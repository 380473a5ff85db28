package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Pods that are deleted by force, frozen and evicted while they trade, again and again: the book
 * comes to what that of an undisturbed pod comes to.
 */
@Order(1)
final class TroubledPodE2E {

  private static final long FIVE_BARS_A_SECOND = 432_000;
  private static final long FORTY_BARS_A_SECOND = 3_456_000;
  private static final int ROUNDS = 2;

  /** What a pod trades at least between two troubles. */
  private static final int BARS = 40;

  private static final Duration LONGER_THAN_A_CLAIM = Duration.ofSeconds(7);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String TRADES_MUCH = "algo: sma-crossover\nparameters: {fast: 1, slow: 3}\n";

  private static Namespace namespace;

  @BeforeAll
  static void createNamespace() {
    namespace = Namespace.create("e2e-troubled-pod").withPrices("AAPL");
  }

  @AfterAll
  static void deleteNamespace() {
    namespace.close();
  }

  @Test
  void comesToTheUndisturbedEnd() {
    assumeTrue(
        LocalProcess.find("kubelet").isPresent(),
        "only the local cluster's pods are processes that can be stopped");
    Strategy undisturbed = namespace.strategy("undisturbed");
    Strategy troubled = namespace.strategy("troubled");
    apply(undisturbed, TRADES_MUCH + replay());
    apply(troubled, TRADES_MUCH + "onTerminate: {orders: Cancel}\n" + replay());

    for (int round = 0; round < ROUNDS; round++) {
      trouble(troubled, () -> deleteByForce(troubled));
      trouble(troubled, () -> freeze(troubled));
      trouble(troubled, () -> evict(troubled));
    }

    for (Strategy strategy : List.of(undisturbed, troubled)) {
      strategy.awaitCondition("Trading", "False", "Completed", Duration.ofMinutes(4));
    }
    JsonNode expected = undisturbed.pod();
    JsonNode found = troubled.pod();
    assertThat(found.path("epoch").asInt()).isEqualTo(1 + 3 * ROUNDS);
    assertThat(expected.path("epoch").asInt()).isEqualTo(1);
    assertThat(found.path("sample")).isEqualTo(expected.path("sample"));
    assertThat(found.at("/counts/bars")).isEqualTo(expected.at("/counts/bars"));
    assertThat(list(troubled.trades().path("trades")))
        .isEqualTo(list(undisturbed.trades().path("trades")))
        .hasSizeGreaterThan(100);
    List<JsonNode> fills = list(troubled.fills().path("fills"));
    assertThat(fills).extracting(fill -> fill.path("executionId").asText()).doesNotHaveDuplicates();
    assertThat(withoutIds(fills)).isEqualTo(withoutIds(list(undisturbed.fills().path("fills"))));
    String verified =
        Kubectl.run(
                "-n",
                namespace.name(),
                "exec",
                "troubled-0",
                "--",
                "strategy-runtime",
                "ledger",
                "verify",
                "/var/lib/tradewind")
            .succeeded()
            .out();
    assertThat(verified).contains("The ledger is whole.");
  }

  /** The strategy says that its position does not outlive its pod. */
  @Test
  void anEvictedPodClosesItsPositionFirst() {
    Strategy strategy = namespace.strategy("leaving");
    apply(
        strategy,
        "algo: buy-and-hold\nonTerminate: {position: Flatten, gracePeriod: 60s}\n"
            + Strategy.replay("AAPL", FIVE_BARS_A_SECOND, true));
    strategy.awaitPosition();
    assertThat(
            Kubectl.json("-n", namespace.name(), "get", "pod", "leaving-0")
                .at("/spec/terminationGracePeriodSeconds")
                .asInt())
        .isEqualTo(70);

    trouble(strategy, () -> evict(strategy));

    JsonNode after = strategy.pod();
    assertThat(after.path("state").asText()).isEqualTo("Running");
    List<JsonNode> fills = list(strategy.fills().path("fills"));
    assertThat(fills)
        .as("bought, closed at the end of the pod, and bought again by the next")
        .extracting(fill -> fill.path("side").asText())
        .containsExactly("Buy", "Sell", "Buy");
    assertThat(fills).extracting(TroubledPodE2E::epochOf).containsExactly(1L, 1L, 2L);
    assertThat(fills.get(1).path("quantity")).isEqualTo(fills.get(0).path("quantity"));
    assertThat(after.at("/counts/trades").asInt()).isEqualTo(1);
    strategy.awaitReady();
  }

  /** Does something to a pod that trades, and waits until the next process trades. */
  private static void trouble(Strategy strategy, Runnable what) {
    JsonNode before = awaitTrading(strategy, 0, 0);
    List<JsonNode> fills = list(strategy.fills().path("fills"));
    what.run();
    JsonNode after =
        awaitTrading(strategy, before.path("epoch").asInt(), before.at("/counts/bars").asInt());
    assertThat(after.path("epoch").asInt())
        .as("one process after the other")
        .isEqualTo(before.path("epoch").asInt() + 1);
    assertThat(after.path("completed").asBoolean()).as("it was troubled while it traded").isFalse();
    assertThat(list(strategy.fills().path("fills")).subList(0, fills.size())).isEqualTo(fills);
  }

  /** What a ready process of a later epoch says once it stands well beyond that bar. */
  private static JsonNode awaitTrading(Strategy strategy, int epoch, int bar) {
    return await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .ignoreExceptions()
        .until(
            strategy::pod,
            pod ->
                pod.path("ready").asBoolean()
                    && pod.path("epoch").asInt() > epoch
                    && pod.at("/counts/bars").asInt() > bar + BARS);
  }

  private static void deleteByForce(Strategy strategy) {
    Kubectl.run(
            "-n",
            strategy.namespace(),
            "delete",
            "pod",
            strategy.name() + "-0",
            "--grace-period=0",
            "--force")
        .succeeded();
  }

  private static void freeze(Strategy strategy) {
    LocalProcess process =
        LocalProcess.ofPod(
            Kubectl.json("-n", strategy.namespace(), "get", "pod", strategy.name() + "-0")
                .at("/metadata/uid")
                .asText());
    try (var _ = process.freeze()) {
      await()
          .during(LONGER_THAN_A_CLAIM)
          .atMost(LONGER_THAN_A_CLAIM.multipliedBy(3))
          .until(process::isStopped);
    }
  }

  private static void evict(Strategy strategy) {
    String pod = strategy.name() + "-0";
    Kubectl.runWithInput(
            "{\"apiVersion\":\"policy/v1\",\"kind\":\"Eviction\",\"metadata\":{\"name\":\"%s\",\"namespace\":\"%s\"}}"
                .formatted(pod, strategy.namespace()),
            "create",
            "--raw",
            "/api/v1/namespaces/%s/pods/%s/eviction".formatted(strategy.namespace(), pod),
            "-f",
            "-")
        .succeeded();
  }

  private static void apply(Strategy strategy, String spec) {
    Kubectl.apply(Strategy.manifest(strategy, "AAPL", spec)).succeeded();
  }

  private static String replay() {
    return Strategy.replay("AAPL", FORTY_BARS_A_SECOND, false);
  }

  /** The epoch of the process that has sent the order, as its id tells. */
  private static long epochOf(JsonNode fill) {
    return Long.parseLong(fill.path("clientOrderId").asText().substring(8, 12), 36);
  }

  private static List<JsonNode> withoutIds(List<JsonNode> fills) {
    return fills.stream()
        .map(
            fill ->
                fill.<ObjectNode>deepCopy()
                    .<JsonNode>without(List.of("executionId", "clientOrderId")))
        .toList();
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all;
  }
}
