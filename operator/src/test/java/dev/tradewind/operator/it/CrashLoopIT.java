package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.Condition;
import dev.tradewind.api.v1alpha1.ConditionType;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pod whose process dies: what it said last is in the conditions and in an Event. */
final class CrashLoopIT {
  private static final String NAME = "aapl-sma";
  private static final Duration SHORT = Duration.ofSeconds(12);

  private World world;

  @BeforeEach
  void start() {
    world = new World();
    world.create(NAME);
    world.awaitSettled(NAME);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void onceIsNoLoopAndThreeTimesIs() {
    world.kubelet.dies(NAME, 1, "Error", SHORT, "The loop failed");
    World.soon()
        .untilAsserted(
            () ->
                assertThat(condition(ConditionType.Ready).message())
                    .isEqualTo("Its process ended (Error, exit code 1): The loop failed."));
    assertThat(condition(ConditionType.Degraded).reason()).isNotEqualTo("CrashLooping");

    Instant since = Instant.now();
    world.kubelet.dies(NAME, 3, "Error", SHORT, "The loop failed again");
    world.awaitReason(NAME, ConditionType.Degraded, "CrashLooping");
    assertThat(condition(ConditionType.Degraded).message())
        .isEqualTo(
            "The pod's process ends again and again: it was started anew 3 times, and the last one"
                + " lived 12 s (Error, exit code 1). Its last words: The loop failed again");
    World.soon().until(() -> events("CrashLooping").size() == 1);
    assertThat(events("CrashLooping").getFirst().getType()).isEqualTo("Warning");
    assertThat(world.writes(since))
        .as("nothing is done about it")
        .noneMatch(w -> w.contains("pods"));

    world.admin.pods().inNamespace(world.namespace).withName(NAME + "-0").delete();
    world.kubelet.misbehave(FakePod.Fault.None);
    world.awaitReason(NAME, ConditionType.Degraded, "AllGood");
    world.awaitReady(NAME);
  }

  @Test
  void ofOneThatLivedForLongItIsAnAccident() {
    world.kubelet.dies(NAME, 7, "Error", Duration.ofHours(1), "The claim on the ledger is lost");
    World.soon()
        .until(() -> condition(ConditionType.Ready).message().contains("The claim on the ledger"));
    assertThat(condition(ConditionType.Degraded).reason()).isNotEqualTo("CrashLooping");
  }

  @Test
  void memoryIsAReasonOfItsOwn() {
    world.kubelet.dies(NAME, 2, "OOMKilled", SHORT, "Trading from bar 7 on");
    world.awaitReason(NAME, ConditionType.Degraded, "OutOfMemory");
    assertThat(condition(ConditionType.Degraded).message())
        .isEqualTo(
            "The pod was killed for using more memory than spec.runtime.resources.limits.memory"
                + " allows; it was started anew 2 times. Its last words: Trading from bar 7 on");
  }

  /** The API server takes no longer note, and counts it in bytes. */
  @Test
  void longLastWordsAreToldInAnEventToo() {
    world.kubelet.dies(NAME, 3, "Error", SHORT, "The loop failed: " + "ä".repeat(1000));

    World.soon().until(() -> events("CrashLooping").size() == 1);
    assertThat(events("CrashLooping").getFirst().getNote()).endsWith("ä…");
  }

  private Condition condition(ConditionType type) {
    return world.condition(NAME, type);
  }

  private List<Event> events(String reason) {
    return world.events(NAME).stream().filter(e -> e.getReason().equals(reason)).toList();
  }
}
