package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person with the right to exec stops a strategy while there is no operator. */
final class BreakGlassE2E {

  private static final long FIVE_BARS_A_SECOND = 432_000;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static Namespace namespace;

  @BeforeAll
  static void createNamespace() {
    namespace = Namespace.create("e2e-break-glass").withPrices("AAPL");
  }

  @AfterAll
  static void deleteNamespace() {
    namespace.close();
  }

  @AfterEach
  void bringTheOperatorBack() {
    OperatorDeployment.bringBack();
  }

  @Test
  void haltsFlattensAndReleasesWhileTheOperatorIsAway() {
    Strategy strategy = busyTrader("stopped");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(fills(strategy)).isPositive());
    String podBefore = podUid(strategy);
    OperatorDeployment.sendAway();

    assertThat(control(strategy, "halt", "--reason", "the broker is down").succeeded().out())
        .startsWith("stopped is latched at Halted by bg-");
    JsonNode halted = strategy.pod();
    assertThat(halted.path("state").asText()).isEqualTo("Halted");
    assertThat(halted.at("/latch/cause").asText()).isEqualTo("BreakGlass");
    assertThat(halted.at("/latch/message").asText()).isEqualTo("the broker is down");
    int bars = bars(strategy);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(bars(strategy)).isGreaterThan(bars + 50));
    assertThat(fills(strategy)).isEqualTo(halted.at("/counts/fills").asInt());

    control(strategy, "flatten", "--reason", "it stays down").succeeded();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(strategy.pod().path("trading").asText()).isEqualTo("Flat"));
    assertThat(control(strategy, "status").succeeded().out()).startsWith("stopped is Flat (ready)");

    String id = strategy.pod().at("/latch/id").asText();
    assertThat(control(strategy, "release", "bg-another").exitCode()).isEqualTo(2);
    control(strategy, "release", id).succeeded();
    assertThat(strategy.pod().path("latch").isNull()).isTrue();
    int before = fills(strategy);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(fills(strategy)).isGreaterThan(before));

    bringTheOperatorBack();
    strategy.patch("{\"state\":\"Paused\"}");
    strategy.awaitCondition("Trading", "False", "Paused");
    strategy.patch("{\"state\":\"Running\"}");
    strategy.awaitCondition("Trading", "True", "Trading");
    assertThat(podUid(strategy)).isEqualTo(podBefore);
  }

  @Test
  void aLatchOutlivesItsPod() {
    Strategy strategy = busyTrader("killed");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(fills(strategy)).isPositive());
    OperatorDeployment.sendAway();
    control(strategy, "halt", "--reason", "fire").succeeded();
    JsonNode halted = strategy.pod();

    Kubectl.run("-n", namespace.name(), "delete", "pod", "killed-0", "--grace-period=0", "--force")
        .succeeded();
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(strategy.pod().path("epoch").asInt())
                    .isGreaterThan(halted.path("epoch").asInt()));
    assertThat(strategy.pod().path("state").asText()).isEqualTo("Halted");
    assertThat(strategy.pod().path("latch")).isEqualTo(halted.path("latch"));
    control(strategy, "release").succeeded();
    assertThat(strategy.pod().path("state").asText()).isEqualTo("Running");
  }

  @Test
  void theOperatorsReturnLiftsNothingAndTheResourceReleases() {
    Strategy strategy = busyTrader("latched");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(fills(strategy)).isPositive());
    String podBefore = podUid(strategy);
    OperatorDeployment.sendAway();
    control(strategy, "halt", "--reason", "nobody is there").succeeded();
    JsonNode halted = strategy.pod();
    String id = halted.at("/latch/id").asText();

    OperatorDeployment.bringBack();

    strategy.awaitCondition("Trading", "False", "Halted");
    JsonNode status = strategy.status();
    assertThat(status.at("/latch/id").asText()).isEqualTo(id);
    assertThat(status.at("/latch/message").asText()).isEqualTo("nobody is there");
    assertThat(status.at("/effectiveState/state").asText()).isEqualTo("Halted");
    assertThat(status.at("/effectiveState/because").asText()).isEqualTo("Latch/BreakGlass");
    int bars = bars(strategy);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(bars(strategy)).isGreaterThan(bars + 20));
    assertThat(strategy.pod().path("latch")).isEqualTo(halted.path("latch"));
    assertThat(fills(strategy)).isEqualTo(halted.at("/counts/fills").asInt());

    strategy.patch("{\"resumeHaltId\":\"%s\"}".formatted(id));

    strategy.awaitCondition("Trading", "True", "Trading");
    assertThat(strategy.pod().path("latch").isNull()).isTrue();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(fills(strategy)).isGreaterThan(halted.at("/counts/fills").asInt()));
    assertThat(podUid(strategy)).isEqualTo(podBefore);
  }

  /** Crosses its averages every few bars, so that orders would come soon. */
  private static Strategy busyTrader(String name) {
    Strategy strategy = namespace.strategy(name);
    Kubectl.apply(
            Strategy.manifest(
                strategy,
                "AAPL",
                "algo: sma-crossover\nparameters: {fast: 1, slow: 3}\n"
                    + Strategy.replay("AAPL", FIVE_BARS_A_SECOND, true)))
        .succeeded();
    return strategy.awaitReady();
  }

  private static Kubectl.Outcome control(Strategy strategy, String... command) {
    String[] call = {
      "-n",
      strategy.namespace(),
      "exec",
      strategy.name() + "-0",
      "--",
      "strategy-runtime",
      "control"
    };
    return Kubectl.run(
        java.util.stream.Stream.concat(
                java.util.Arrays.stream(call), java.util.Arrays.stream(command))
            .toArray(String[]::new));
  }

  private static int fills(Strategy strategy) {
    return strategy.pod().at("/counts/fills").asInt();
  }

  private static int bars(Strategy strategy) {
    return strategy.pod().at("/counts/bars").asInt();
  }

  private static String podUid(Strategy strategy) {
    return Kubectl.json("-n", strategy.namespace(), "get", "pod", strategy.name() + "-0")
        .at("/metadata/uid")
        .asText();
  }
}
