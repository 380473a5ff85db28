package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A pod that is taken away without a word comes back with its whole book. */
final class PodLossE2E {

  private static final long FIVE_BARS_A_SECOND = 432_000;

  private static Namespace namespace;

  @BeforeAll
  static void createNamespace() {
    namespace = Namespace.create("e2e-pod-loss").withPrices("AAPL");
  }

  @AfterAll
  static void deleteNamespace() {
    namespace.close();
  }

  @Test
  void aPodDeletedByForceGoesOnWhereItWas() {
    Strategy strategy = namespace.strategy("forced");
    Kubectl.apply(
            Strategy.manifest(
                strategy,
                "AAPL",
                "algo: sma-crossover\nparameters: {fast: 1, slow: 3}\n"
                    + Strategy.replay("AAPL", FIVE_BARS_A_SECOND, true)))
        .succeeded();
    strategy.awaitReady();
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(trades(strategy)).hasSizeGreaterThan(1));
    List<JsonNode> fillsBefore = fills(strategy);
    List<JsonNode> tradesBefore = trades(strategy);
    JsonNode before = strategy.pod();

    Kubectl.run("-n", namespace.name(), "delete", "pod", "forced-0", "--grace-period=0", "--force")
        .succeeded();

    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              JsonNode after = strategy.pod();
              assertThat(after.path("epoch").asInt()).isEqualTo(before.path("epoch").asInt() + 1);
              assertThat(after.at("/counts/bars").asInt())
                  .isGreaterThan(before.at("/counts/bars").asInt());
              assertThat(after.at("/counts/fills").asInt()).isGreaterThan(fillsBefore.size());
            });
    strategy.awaitReady();
    // One answer holds position and number of fills as of the same turn; the strategy trades on.
    JsonNode after = strategy.pod();
    List<JsonNode> fills = fills(strategy);
    assertThat(fills.subList(0, fillsBefore.size())).isEqualTo(fillsBefore);
    assertThat(trades(strategy).subList(0, tradesBefore.size())).isEqualTo(tradesBefore);
    assertThat(fills).extracting(fill -> fill.path("executionId").asText()).doesNotHaveDuplicates();
    assertThat(sum(fills.subList(0, after.at("/counts/fills").asInt())))
        .as("what the fills add up to")
        .isEqualTo(after.at("/sample/positions/0/quantity").asLong());
  }

  private static long sum(List<JsonNode> fills) {
    return fills.stream()
        .mapToLong(
            fill ->
                fill.path("side").asText().equals("Buy")
                    ? fill.path("quantity").asLong()
                    : -fill.path("quantity").asLong())
        .sum();
  }

  private static List<JsonNode> fills(Strategy strategy) {
    return list(strategy.fills().path("fills"));
  }

  private static List<JsonNode> trades(Strategy strategy) {
    return list(strategy.trades().path("trades"));
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all;
  }
}
