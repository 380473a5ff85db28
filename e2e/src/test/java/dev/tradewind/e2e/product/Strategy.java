package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** One {@code TradingStrategy} as a person sees it through kubectl. */
record Strategy(String namespace, String name) {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** A manifest that replays five daily bars a second, for ever. */
  static String manifest(Strategy strategy, String symbol, String rest) {
    return """
    apiVersion: tradewind.dev/v1alpha1
    kind: TradingStrategy
    metadata: {name: %s, namespace: %s}
    spec:
      symbol: "%s"
      capital: {amount: "100000", currency: USD}
      costs: {commissionBps: "1", slippageBps: "2"}
    %s
    """
        .formatted(strategy.name, strategy.namespace, symbol, rest.indent(2));
  }

  static String replay(String symbol, long speed, boolean loop) {
    return """
    marketData:
      sourceRef: {name: %s}
      interval: 1d
      replay: {speed: %d, loop: %s}
    """
        .formatted(Namespace.pricesOf(symbol), speed, loop);
  }

  JsonNode resource() {
    return Kubectl.json("-n", namespace, "get", "tradingstrategy", name);
  }

  JsonNode status() {
    return resource().path("status");
  }

  /** The pod's own account, read from its monitoring port through the API server. */
  JsonNode pod() {
    return Kubectl.raw(podPath() + "/status");
  }

  JsonNode trades() {
    return Kubectl.raw(podPath() + "/status/trades?limit=10000");
  }

  JsonNode fills() {
    return Kubectl.raw(podPath() + "/status/fills?limit=10000");
  }

  private String podPath() {
    return "/api/v1/namespaces/%s/pods/%s-0:9000/proxy".formatted(namespace, name);
  }

  void patch(String spec) {
    Kubectl.run(
            "-n",
            namespace,
            "patch",
            "tradingstrategy",
            name,
            "--type=merge",
            "-p",
            "{\"spec\":" + spec + "}")
        .succeeded();
  }

  void delete(String... more) {
    String[] call = {"-n", namespace, "delete", "tradingstrategy", name, "--timeout=90s"};
    Kubectl.run(
            java.util.stream.Stream.concat(
                    java.util.Arrays.stream(call), java.util.Arrays.stream(more))
                .toArray(String[]::new))
        .succeeded();
  }

  Optional<JsonNode> condition(String type) {
    return StreamSupport.stream(status().path("conditions").spliterator(), false)
        .filter(condition -> condition.path("type").asText().equals(type))
        .findFirst();
  }

  Strategy awaitCondition(String type, String status, String reason) {
    return awaitCondition(type, status, reason, PATIENCE);
  }

  Strategy awaitCondition(String type, String status, String reason, Duration patience) {
    await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(250))
        .untilAsserted(
            () ->
                assertThat(condition(type))
                    .as("condition %s of %s", type, name)
                    .hasValueSatisfying(
                        condition -> {
                          assertThat(condition.path("status").asText()).isEqualTo(status);
                          assertThat(condition.path("reason").asText()).isEqualTo(reason);
                        }));
    return this;
  }

  Strategy awaitReady() {
    return awaitCondition("Ready", "True", "AsAsked");
  }

  void awaitPosition() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .untilAsserted(() -> assertThat(position()).as("position of " + name).isPositive());
  }

  double position() {
    return status().path("sample").path("positions").path(0).path("quantity").asDouble(0);
  }
}
