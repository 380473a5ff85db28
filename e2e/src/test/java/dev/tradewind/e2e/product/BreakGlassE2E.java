package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.parallel.Isolated;

/** A person with the right to exec stops strategies in one absence of the operator. */
@Isolated("sends the operator away")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
final class BreakGlassE2E {

  private static final long TWENTY_BARS_A_SECOND = 1_728_000;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static Namespace namespace;
  private static Strategy stopped;
  private static Strategy killed;
  private static Strategy latched;
  private static String stoppedBefore;
  private static String latchedBefore;

  @BeforeAll
  static void sendTheOperatorAway() {
    OperatorDeployment.bringBack();
    namespace = Namespace.create("e2e-break-glass").withPrices("AAPL");
    stopped = busyTrader("stopped");
    killed = busyTrader("killed");
    latched = busyTrader("latched");
    for (Strategy strategy : List.of(stopped, killed, latched)) {
      strategy.awaitReady();
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(fills(strategy)).isPositive());
    }
    stoppedBefore = podUid(stopped);
    latchedBefore = podUid(latched);
    OperatorDeployment.sendAway();
  }

  @AfterAll
  static void bringTheOperatorBack() {
    OperatorDeployment.bringBack();
    namespace.close();
  }

  @Nested
  @Order(1)
  final class WhileTheOperatorIsAway {

    @Test
    void haltsFlattensAndReleases() {
      assertThat(control(stopped, "halt", "--reason", "the broker is down").succeeded().out())
          .startsWith("stopped is latched at Halted by bg-");
      JsonNode halted = stopped.pod();
      assertThat(halted.path("state").asText()).isEqualTo("Halted");
      assertThat(halted.at("/latch/cause").asText()).isEqualTo("BreakGlass");
      assertThat(halted.at("/latch/message").asText()).isEqualTo("the broker is down");
      awaitBars(stopped, 50);
      assertThat(fills(stopped)).isEqualTo(halted.at("/counts/fills").asInt());

      control(stopped, "flatten", "--reason", "it stays down").succeeded();
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(stopped.pod().path("trading").asText()).isEqualTo("Flat"));
      assertThat(control(stopped, "status").succeeded().out())
          .startsWith("stopped is Flat (ready)");

      String id = stopped.pod().at("/latch/id").asText();
      assertThat(control(stopped, "release", "bg-another").exitCode()).isEqualTo(2);
      control(stopped, "release", id).succeeded();
      assertThat(stopped.pod().path("latch").isNull()).isTrue();
      awaitFills(stopped, fills(stopped));
    }

    @Test
    void aLatchOutlivesItsPod() {
      control(killed, "halt", "--reason", "fire").succeeded();
      JsonNode halted = killed.pod();

      Kubectl.run(
              "-n", namespace.name(), "delete", "pod", "killed-0", "--grace-period=0", "--force")
          .succeeded();
      await()
          .atMost(Duration.ofMinutes(2))
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat(killed.pod().path("epoch").asInt())
                      .isGreaterThan(halted.path("epoch").asInt()));
      assertThat(killed.pod().path("state").asText()).isEqualTo("Halted");
      assertThat(killed.pod().path("latch")).isEqualTo(halted.path("latch"));
      control(killed, "release").succeeded();
      assertThat(killed.pod().path("state").asText()).isEqualTo("Running");
    }
  }

  @Nested
  @Order(2)
  final class WhenTheOperatorIsBack {

    private static JsonNode halted;

    @BeforeAll
    static void haltOneAndBringTheOperatorBack() {
      control(latched, "halt", "--reason", "nobody is there").succeeded();
      halted = latched.pod();
      OperatorDeployment.bringBack();
    }

    @Test
    void itLiftsNothingAndTheResourceReleases() {
      String id = halted.at("/latch/id").asText();
      latched.awaitCondition("Trading", "False", "Halted");
      JsonNode status = latched.status();
      assertThat(status.at("/latch/id").asText()).isEqualTo(id);
      assertThat(status.at("/latch/message").asText()).isEqualTo("nobody is there");
      assertThat(status.at("/effectiveState/state").asText()).isEqualTo("Halted");
      assertThat(status.at("/effectiveState/because").asText()).isEqualTo("Latch/BreakGlass");
      awaitBars(latched, 20);
      assertThat(latched.pod().path("latch")).isEqualTo(halted.path("latch"));
      assertThat(fills(latched)).isEqualTo(halted.at("/counts/fills").asInt());

      latched.patch("{\"resumeHaltId\":\"%s\"}".formatted(id));

      latched.awaitCondition("Trading", "True", "Trading");
      assertThat(latched.pod().path("latch").isNull()).isTrue();
      awaitFills(latched, halted.at("/counts/fills").asInt());
      assertThat(podUid(latched)).isEqualTo(latchedBefore);
    }

    @Test
    void aReleasedStrategyObeysItInTheSamePod() {
      stopped.patch("{\"state\":\"Paused\"}");
      stopped.awaitCondition("Trading", "False", "Paused");
      stopped.patch("{\"state\":\"Running\"}");
      stopped.awaitCondition("Trading", "True", "Trading");
      assertThat(podUid(stopped)).isEqualTo(stoppedBefore);
    }
  }

  /** Crosses its averages every few bars, so that orders would come soon. */
  private static Strategy busyTrader(String name) {
    Strategy strategy = namespace.strategy(name);
    Kubectl.apply(
            Strategy.manifest(
                strategy,
                "AAPL",
                "algo: sma-crossover\nparameters: {fast: 1, slow: 3}\n"
                    + Strategy.replay("AAPL", TWENTY_BARS_A_SECOND, true)))
        .succeeded();
    return strategy;
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

  private static void awaitBars(Strategy strategy, int more) {
    int bars = bars(strategy);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(bars(strategy)).isGreaterThan(bars + more));
  }

  private static void awaitFills(Strategy strategy, int before) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(fills(strategy)).isGreaterThan(before));
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
