package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A halt stops real pods while it exists, and only who may delete it can lift it. */
final class HaltE2E {

  private static final long FIVE_BARS_A_SECOND = 432_000;
  private static final Duration PROMISED = Duration.ofSeconds(5);

  private static Namespace namespace;

  @BeforeAll
  static void createNamespace() {
    namespace = Namespace.create("e2e-halt").withPrices("AAPL");
  }

  @AfterAll
  static void deleteNamespace() {
    Kubectl.run("-n", namespace.name(), "delete", "tradinghalts", "--all").succeeded();
    namespace.close();
  }

  @Test
  void haltedHoldsThePositionAndFlatClosesIt() {
    Strategy strategy = buyAndHold("halted");
    strategy.awaitPosition();
    double position = strategy.position();

    halt("hold", "Halted", "{matchLabels: {}}");
    strategy.awaitCondition("Trading", "False", "Halted", PROMISED);
    assertThat(strategy.status().at("/effectiveState/because").asText()).isEqualTo("Halt/hold");
    awaitInForce("hold");
    assertThat(strategy.position()).isEqualTo(position);

    strategy.patch("{\"state\":\"Running\"}");
    halt("out", "Flat", "{}");
    strategy.awaitCondition("Trading", "False", "Flat", PROMISED);
    assertThat(strategy.position()).isZero();
    awaitInForce("out");

    Kubectl.run("-n", namespace.name(), "delete", "halt", "hold", "out").succeeded();
    strategy.awaitCondition("Trading", "True", "Trading");
  }

  @Test
  void theRightsOfEachRoleAreWhatTheySay() {
    for (String role : List.of("viewer", "trader", "halter", "releaser")) {
      Kubectl.run(
              "-n",
              namespace.name(),
              "create",
              "rolebinding",
              role,
              "--clusterrole=tradewind-" + role,
              "--user=" + role)
          .succeeded();
    }
    assertMay("viewer", false, false, false);
    assertMay("trader", true, false, false);
    assertMay("halter", false, true, false);
    assertMay("releaser", false, false, true);
  }

  private static void assertMay(
      String who, boolean changeStrategies, boolean createHalts, boolean deleteHalts) {
    assertThat(can(who, "list", "tradingstrategies")).isTrue();
    assertThat(can(who, "patch", "tradingstrategies")).as(who).isEqualTo(changeStrategies);
    assertThat(can(who, "delete", "tradingstrategies")).as(who).isEqualTo(changeStrategies);
    assertThat(can(who, "create", "tradinghalts")).as(who).isEqualTo(createHalts);
    assertThat(can(who, "delete", "tradinghalts")).as(who).isEqualTo(deleteHalts);
    assertThat(can(who, "patch", "tradinghalts")).as(who).isFalse();
    assertThat(can(who, "get", "secrets")).as(who).isFalse();
    assertThat(can(who, "create", "pods/exec")).as(who).isFalse();
  }

  private static boolean can(String who, String verb, String resource) {
    return Kubectl.run("-n", namespace.name(), "auth", "can-i", verb, resource, "--as", who)
        .out()
        .strip()
        .equals("yes");
  }

  private static Strategy buyAndHold(String name) {
    Strategy strategy = namespace.strategy(name);
    Kubectl.apply(
            Strategy.manifest(
                strategy,
                "AAPL",
                "algo: buy-and-hold\n" + Strategy.replay("AAPL", FIVE_BARS_A_SECOND, true)))
        .succeeded();
    strategy.awaitReady();
    return strategy;
  }

  private static void halt(String name, String level, String selector) {
    Kubectl.apply(
            """
            apiVersion: tradewind.dev/v1alpha1
            kind: TradingHalt
            metadata: {name: %s, namespace: %s}
            spec: {selector: %s, level: %s, reason: "an end-to-end test"}
            """
                .formatted(name, namespace.name(), selector, level))
        .succeeded();
  }

  private static void awaitInForce(String name) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        Kubectl.json("-n", namespace.name(), "get", "tradinghalt", name)
                            .at("/status/conditions/0/status")
                            .asText())
                    .isEqualTo("True"));
  }
}
