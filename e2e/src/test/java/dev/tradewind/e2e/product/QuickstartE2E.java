package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The five strategies of {@code examples/quickstart}, as the README promises them. */
@ResourceLock("pods of tradewind-quickstart")
final class QuickstartE2E {

  private static final String NAMESPACE = "tradewind-quickstart";
  private static final Strategy FINITE = new Strategy(NAMESPACE, "ibm-trend");

  @ParameterizedTest
  @ValueSource(strings = {"aapl-sma", "goog-mean-reversion", "msft-momentum", "ibm-hold"})
  void everyStrategyIsReady(String name) {
    new Strategy(NAMESPACE, name).awaitReady();
  }

  @ParameterizedTest
  @CsvSource({
    "aapl-sma, Running, Trading",
    "goog-mean-reversion, Running, Trading",
    "msft-momentum, Running, Trading",
    "ibm-hold, Paused, Paused",
    "ibm-trend, Running, Completed"
  })
  void theTableTellsWhatEachOneDoes(String name, String state, String phase) {
    Strategy strategy = new Strategy(NAMESPACE, name);
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () ->
                assertThat(
                        Kubectl.run("-n", NAMESPACE, "get", "ts", name, "--no-headers")
                            .succeeded()
                            .out())
                    .contains(state, phase, strategy.resource().at("/spec/algo").asText()));
  }

  @Test
  void theWideTableAddsTheAccount() {
    assertThat(Kubectl.run("-n", NAMESPACE, "get", "ts", "-o", "wide").succeeded().out().lines())
        .first()
        .asString()
        .contains(
            "SYMBOL", "ALGO", "STATE", "PHASE", "READY", "POSITION", "PNL", "EQUITY", "EPOCH");
  }

  @Test
  void aPausedStrategyHoldsNothing() {
    JsonNode pod = new Strategy(NAMESPACE, "ibm-hold").awaitReady().pod();
    assertThat(pod.path("state").asText()).isEqualTo("Paused");
    assertThat(pod.at("/counts/fills").asInt()).isZero();
  }

  @Test
  void theFiniteReplayStaysCompletedWhenItsPodIsDeleted() {
    FINITE.awaitCondition("Trading", "False", "Completed", Duration.ofSeconds(150));
    JsonNode before = FINITE.pod();
    JsonNode trades = FINITE.trades();
    Kubectl.run("-n", NAMESPACE, "delete", "pod", "ibm-trend-0").succeeded();
    await()
        .atMost(Duration.ofSeconds(90))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              JsonNode after = FINITE.pod();
              assertThat(after.path("epoch").asInt()).isGreaterThan(before.path("epoch").asInt());
              assertThat(after.path("completed").asBoolean()).isTrue();
              assertThat(after.path("sample")).isEqualTo(before.path("sample"));
              assertThat(after.path("counts")).isEqualTo(before.path("counts"));
            });
    assertThat(FINITE.trades()).isEqualTo(trades);
    assertThat(trades.path("total").asInt()).isPositive();
  }

  @Test
  void aDeletedPodComesBackAndGoesOn() {
    Strategy strategy = new Strategy(NAMESPACE, "msft-momentum").awaitReady();
    JsonNode before = strategy.pod();
    Kubectl.run("-n", NAMESPACE, "delete", "pod", "msft-momentum-0").succeeded();
    await()
        .atMost(Duration.ofSeconds(90))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              JsonNode after = strategy.pod();
              assertThat(after.path("epoch").asInt()).isGreaterThan(before.path("epoch").asInt());
              assertThat(after.at("/counts/bars").asInt())
                  .isGreaterThan(before.at("/counts/bars").asInt());
              assertThat(after.at("/counts/fills").asInt())
                  .isGreaterThanOrEqualTo(before.at("/counts/fills").asInt());
              assertThat(after.path("state").asText()).isEqualTo("Running");
            });
    strategy.awaitReady();
  }
}
