package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.DesiredState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** S12: with nothing to do, nothing is written. */
@Processors
final class QuietIT {
  @Test
  void steadyStrategiesCauseNoWrites() {
    // Every sample interval, each strategy is looked at once more: here four times a second.
    try (World world = new World(Map.of("sample-interval", "250ms"))) {
      world.create("running");
      world.create("paused", spec -> spec.withState(DesiredState.Paused));
      world.create("idle", spec -> spec.withState(DesiredState.Suspended));
      world.awaitSettled("running");
      world.awaitSettled("paused");
      world.awaitReason("idle", ConditionType.Trading, "Suspended");
      String version = world.resource("idle").get().getMetadata().getResourceVersion();
      Awaitility.await().pollDelay(Duration.ofSeconds(1)).until(() -> true);

      Instant since = Instant.now();
      Awaitility.await().pollDelay(Duration.ofSeconds(5)).until(() -> true);

      assertThat(world.writes(since)).isEmpty();
      assertThat(world.resource("idle").get().getMetadata().getResourceVersion())
          .isEqualTo(version);
      assertThat(world.writes(Instant.EPOCH)).as("the log is the right one").isNotEmpty();
    }
  }

  @Test
  void aNewOperatorFindsNothingToDo() {
    try (World world = new World()) {
      world.create("running");
      world.awaitSettled("running");
      world.stopOperator();

      Instant since = Instant.now();
      world.startOperator();
      Awaitility.await().pollDelay(Duration.ofSeconds(4)).until(() -> true);

      assertThat(world.writes(since)).isEmpty();
      assertThat(world.kubelet.book("running").epoch()).isEqualTo(1);
    }
  }
}
