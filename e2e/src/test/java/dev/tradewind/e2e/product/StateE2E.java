package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code kubectl patch ts … state} is obeyed, and soon. */
final class StateE2E {

  /** With five bars a second the next bar, whose open fills the closing order, is never far. */
  private static final long FIVE_BARS_A_SECOND = 432_000;

  private static final long AS_FAST_AS_IT_GOES = 1_000_000_000;
  private static final Duration PROMISED = Duration.ofSeconds(5);

  private static Namespace namespace;

  @BeforeAll
  static void createNamespace() {
    namespace = Namespace.create("e2e-state").withPrices("AAPL");
  }

  @AfterAll
  static void deleteNamespace() {
    namespace.close();
  }

  @Test
  void flatClosesThePositionAndShowsItWithinFiveSeconds() {
    Strategy strategy = buyAndHold("flattened", FIVE_BARS_A_SECOND, true);
    strategy.awaitPosition();

    strategy.patch("{\"state\":\"Flat\"}");

    strategy.awaitCondition("Trading", "False", "Flat", PROMISED);
    JsonNode status = strategy.status();
    assertThat(status.at("/effectiveState/state").asText()).isEqualTo("Flat");
    assertThat(strategy.position()).isZero();
    assertThat(status.at("/sample/openOrders").asInt(-1)).isZero();
    assertThat(strategy.pod().path("openOrders")).isEmpty();

    strategy.patch("{\"state\":\"Running\"}");
    strategy.awaitCondition("Trading", "True", "Trading");
  }

  @Test
  void flatSettlesACompletedReplay() {
    Strategy strategy = buyAndHold("settled", AS_FAST_AS_IT_GOES, false);
    strategy.awaitCondition("Trading", "False", "Completed");
    assertThat(strategy.position()).isPositive();

    strategy.patch("{\"state\":\"Flat\"}");

    await()
        .atMost(PROMISED)
        .untilAsserted(
            () -> {
              JsonNode sample = strategy.status().path("sample");
              assertThat(sample.path("settled").asBoolean()).isTrue();
              assertThat(sample.at("/positions/0/quantity").asDouble(0)).isZero();
            });
    JsonNode trade = strategy.trades().path("trades").path(0);
    assertThat(trade.path("settlement").asBoolean()).isTrue();
  }

  @Test
  void suspendedRemovesThePodAndKeepsTheBook() {
    Strategy strategy = buyAndHold("suspended", FIVE_BARS_A_SECOND, true);
    strategy.awaitPosition();

    strategy.patch("{\"state\":\"Suspended\"}");
    strategy.awaitCondition("Trading", "False", "PositionOpen");
    assertThat(strategy.pod().path("state").asText()).isEqualTo("Paused");

    strategy.patch("{\"state\":\"Flat\"}");
    strategy.awaitCondition("Trading", "False", "Flat");
    strategy.patch("{\"state\":\"Suspended\"}");
    strategy.awaitCondition("Trading", "False", "Suspended");
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(
                        Kubectl.run("-n", namespace.name(), "get", "pod", "suspended-0").exitCode())
                    .isNotZero());

    strategy.patch("{\"state\":\"Running\"}");
    strategy.awaitCondition("Trading", "True", "Trading");
    assertThat(strategy.pod().at("/counts/trades").asInt()).isPositive();
  }

  @Test
  void moreCapitalIsADepositAndRestartsNothing() {
    Strategy strategy = buyAndHold("deposited", FIVE_BARS_A_SECOND, true);
    strategy.awaitPosition();
    String uid = podUid("deposited");

    strategy.patch("{\"capital\":{\"amount\":\"150000\"}}");

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(strategy.pod().path("capital").asDouble()).isEqualTo(150_000));
    assertThat(podUid("deposited")).isEqualTo(uid);
  }

  @Test
  void newParametersReachANewPodWithTheOldBook() {
    Strategy strategy = buyAndHold("changed", FIVE_BARS_A_SECOND, true);
    strategy.awaitPosition();
    JsonNode before = strategy.pod();

    strategy.patch("{\"algo\":\"sma-crossover\",\"parameters\":{\"fast\":3,\"slow\":9}}");

    await()
        .atMost(Duration.ofSeconds(90))
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(strategy.pod().path("specHash").asText())
                    .isNotEqualTo(before.path("specHash").asText()));
    strategy.awaitReady();
    JsonNode after = strategy.pod();
    assertThat(after.path("epoch").asInt()).isGreaterThan(before.path("epoch").asInt());
    assertThat(after.at("/counts/fills").asInt())
        .isGreaterThanOrEqualTo(before.at("/counts/fills").asInt());
    assertThat(after.at("/counts/bars").asInt())
        .isGreaterThanOrEqualTo(before.at("/counts/bars").asInt());
  }

  private static String podUid(String strategy) {
    return Kubectl.json("-n", namespace.name(), "get", "pod", strategy + "-0")
        .at("/metadata/uid")
        .asText();
  }

  private static Strategy buyAndHold(String name, long speed, boolean loop) {
    Strategy strategy = namespace.strategy(name);
    Kubectl.apply(
            Strategy.manifest(
                strategy, "AAPL", "algo: buy-and-hold\n" + Strategy.replay("AAPL", speed, loop)))
        .succeeded();
    return strategy;
  }
}
