package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.v1alpha1.ConditionType;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Writers that meet. */
@Processors
final class ConcurrencyIT {
  /**
   * The status is written all the time, while the spec is changed all the time: the last word
   * counts.
   */
  @Test
  void aSpecChangeThatMeetsAStatusWriteIsNotLost() {
    try (World world =
        new World(
            Map.of(
                "poll-interval",
                "20ms",
                "sample-interval",
                "10ms",
                "status-writes-per-second",
                "1000"))) {
      world.create("aapl-sma");
      world.awaitSettled("aapl-sma");
      FakeBook book = world.kubelet.book("aapl-sma");
      for (int round = 1; round <= 40; round++) {
        book.position = BigDecimal.valueOf(round);
        String state = round % 2 == 0 ? "Running" : "Paused";
        world.patch("aapl-sma", "{\"spec\":{\"state\":\"" + state + "\"}}");
        World.soon().until(() -> book.state() == BookState.valueOf(state));
      }
      long generation = world.resource("aapl-sma").get().getMetadata().getGeneration();
      world.awaitStatus("aapl-sma", s -> s.observedGeneration() == generation);
    }
  }

  @Test
  void anotherOperatorTakesUpWhatTheFirstLeft() {
    try (World world = new World()) {
      world.create("aapl-sma");
      world.awaitSettled("aapl-sma");
      world.stopOperator();

      world.patch("aapl-sma", "{\"spec\":{\"state\":\"Paused\"}}");
      world.startOperator();

      world.awaitReason("aapl-sma", ConditionType.Trading, "Paused");
      assertThat(world.kubelet.book("aapl-sma").epoch()).isEqualTo(1);
    }
  }

  @Test
  void oneLeadsAndTheOtherWaits() {
    try (World world =
        new World(Map.of("leader.election", "true", "leader.namespace", "default"))) {
      world.create("aapl-sma");
      world.awaitSettled("aapl-sma");
      assertThat(
              world
                  .admin
                  .leases()
                  .inNamespace("default")
                  .withName("tradewind-operator")
                  .get()
                  .getSpec()
                  .getHolderIdentity())
          .isEqualTo("it");
    }
  }
}
