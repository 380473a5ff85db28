package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.api.v1alpha1.SpecRecord;
import dev.tradewind.api.v1alpha1.SpecRecord.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A spec whose pod does not come up gives way to the last one that did. */
final class RollbackIT {
  private final Map<String, String> settings =
      new HashMap<>(Map.of("progress-deadline", "3s", "stop-timeout", "1s"));
  private World world;

  @BeforeEach
  void start() {
    world = new World(settings);
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void aPodThatNeverStartsIsGivenUp() {
    String old = hash();
    world.kubelet.starts(false);
    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    world.awaitStatus("aapl-sma", s -> !s.trading().specHash().equals(old));
    String failed = hash();

    World.soon().until(() -> outcomes().contains(Outcome.Failed));
    world.kubelet.starts(true);
    world.awaitReason("aapl-sma", ConditionType.Progressing, "RolledBack");
    world.awaitReady("aapl-sma");

    assertThat(hash()).isEqualTo(old);
    assertThat(history()).extracting(SpecRecord::specHash).containsExactly(old, failed, old);
    assertThat(world.condition("aapl-sma", ConditionType.Progressing).message())
        .contains(failed, "tradewind.dev/rollout");
    World.soon()
        .untilAsserted(
            () ->
                assertThat(world.events("aapl-sma"))
                    .filteredOn(e -> e.getReason().equals("RolledBack"))
                    .hasSize(1));

    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Paused\"}}");
    world.awaitReason("aapl-sma", ConditionType.Trading, "Paused");
    assertThat(hash()).as("a change of state is no new try").isEqualTo(old);

    world.patch(
        "aapl-sma", "{\"metadata\":{\"annotations\":{\"tradewind.dev/rollout\":\"again\"}}}");
    World.soon().until(() -> hash().equals(failed) && outcomes().getFirst() == Outcome.Ready);
  }

  @Test
  void aFurtherSpecIsTriedAtOnce() {
    String old = hash();
    world.kubelet.starts(false);
    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    World.soon().until(() -> outcomes().contains(Outcome.Failed));
    world.kubelet.starts(true);
    world.awaitReason("aapl-sma", ConditionType.Progressing, "RolledBack");

    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":6}}}");
    world.awaitReason("aapl-sma", ConditionType.Progressing, "UpToDate");
    world.awaitSettled("aapl-sma");
    assertThat(hash()).isNotEqualTo(old);
  }

  /** The way back must not leave the failed rollout's mark on the pods to come. */
  @Test
  void aRolloutThatFailsIsTakenBackOnce() {
    world.kubelet.starts(false);
    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    World.soon().until(() -> outcomes().contains(Outcome.Failed));
    world.kubelet.starts(true);
    world.awaitReason("aapl-sma", ConditionType.Progressing, "RolledBack");
    world.awaitReady("aapl-sma");
    world.kubelet.starts(false);
    world.patch(
        "aapl-sma", "{\"metadata\":{\"annotations\":{\"tradewind.dev/rollout\":\"again\"}}}");
    World.soon().until(() -> outcomes().stream().filter(Outcome.Failed::equals).count() == 2);

    world.kubelet.starts(true);
    world.awaitReason("aapl-sma", ConditionType.Progressing, "RolledBack");
    world.awaitReady("aapl-sma");

    String pod = podUid();
    World.soon().during(Duration.ofSeconds(5)).until(() -> pod.equals(podUid()));
    world.awaitReady("aapl-sma");
  }

  @Test
  void manySpecsInARowDoNotForgetTheWayBack() {
    String old = hash();
    world.kubelet.starts(false);
    for (int fast = 11; fast <= 21; fast++) {
      String before = hash();
      world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":%d}}}".formatted(fast));
      world.awaitStatus("aapl-sma", s -> !s.trading().specHash().equals(before));
    }

    world.awaitReason("aapl-sma", ConditionType.Progressing, "RolledBack");
    assertThat(hash()).isEqualTo(old);
    assertThat(history()).hasSizeLessThanOrEqualTo(10);
  }

  /** Quotas and limits are known only when the pod is made. */
  @Test
  void aPodThatTheApiServerDoesNotTakeIsGivenUp() {
    String old = hash();
    world
        .admin
        .resource(
            """
            apiVersion: v1
            kind: LimitRange
            metadata: {name: small, namespace: %s}
            spec: {limits: [{type: Container, max: {cpu: "1"}}]}
            """
                .formatted(world.namespace))
        .create();
    world.patch(
        "aapl-sma", "{\"spec\":{\"runtime\":{\"resources\":{\"requests\":{\"cpu\":\"2\"}}}}}");

    world.awaitReason("aapl-sma", ConditionType.Degraded, "ObjectRefused");
    assertThat(world.condition("aapl-sma", ConditionType.Degraded).message())
        .startsWith("There is no pod: ")
        .contains("cpu");
    world.awaitReason("aapl-sma", ConditionType.Progressing, "RolledBack");
    world.awaitReady("aapl-sma");
    assertThat(hash()).isEqualTo(old);
    world.awaitReason("aapl-sma", ConditionType.Degraded, "AllGood");
  }

  /** A node that takes no pods says nothing about a spec that needs no more than the last one. */
  @Test
  void aPodThatNoNodeTakesIsNotTheSpecsFaultUnlessItNeedsMore() {
    String old = hash();
    world.kubelet.findsNoNode(true);
    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    world.awaitStatus("aapl-sma", s -> !s.trading().specHash().equals(old));
    String wanted = hash();
    World.soon()
        .during(Duration.ofSeconds(5))
        .until(() -> hash().equals(wanted) && !outcomes().contains(Outcome.Failed));
    assertThat(world.condition("aapl-sma", ConditionType.Ready).message())
        .startsWith("No node takes it");

    world.kubelet.findsNoNode(false);
    world.awaitSettled("aapl-sma");
    world.kubelet.findsNoNode(true);
    world.patch(
        "aapl-sma", "{\"spec\":{\"runtime\":{\"resources\":{\"requests\":{\"cpu\":\"2\"}}}}}");
    World.soon().until(() -> outcomes().contains(Outcome.Failed));
  }

  @Test
  void missingDataIsNotTheSpecsFault() {
    FakeBook book = world.kubelet.book("aapl-sma");
    book.trouble = ReadyReason.DataUnavailable;
    book.troubleMessage = "AAPL.csv.gz is missing.";
    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    World.soon().until(() -> book.epoch() == 2);

    World.soon().during(Duration.ofSeconds(5)).until(() -> !outcomes().contains(Outcome.Failed));

    book.trouble = null;
    book.troubleMessage = "";
    world.awaitSettled("aapl-sma");
  }

  private String podUid() {
    var pod = world.admin.pods().inNamespace(world.namespace).withName("aapl-sma-0").get();
    return pod == null ? "none" : pod.getMetadata().getUid();
  }

  private String hash() {
    return world.status("aapl-sma").trading().specHash();
  }

  private List<SpecRecord> history() {
    return world.status("aapl-sma").history();
  }

  private List<Outcome> outcomes() {
    return history().stream().map(SpecRecord::outcome).toList();
  }

  /** The old pod refuses the stop and is there still when the new image is in force. */
  @Test
  void anImageThatHasNotRunIsNotReady() {
    world.awaitSettled("aapl-sma");
    String good = world.status("aapl-sma").trading().image();
    world.stopOperator();
    settings.put("runtime-image", "localhost/tradewind/runtime:broken");
    world.startOperator();
    world.awaitSettled("aapl-sma");
    world.kubelet.misbehave(FakePod.Fault.RefusesCredential);
    world.kubelet.starts(false);
    world.patch("aapl-sma", "{\"metadata\":{\"annotations\":{\"tradewind.dev/rollout\":\"v2\"}}}");
    world.awaitStatus("aapl-sma", s -> !s.trading().image().equals(good));
    world.kubelet.misbehave(FakePod.Fault.None);
    World.soon()
        .untilAsserted(
            () ->
                assertThat(world.status("aapl-sma").history())
                    .extracting(SpecRecord::outcome)
                    .contains(SpecRecord.Outcome.Failed));
  }

  /** What was ready before the status was lost is the way back again. */
  @Test
  void aLostStatusDoesNotForgetTheWayBack() {
    world.awaitSettled("aapl-sma");
    String good = world.status("aapl-sma").trading().specHash();
    world.kubelet.starts(false);
    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    world.awaitStatus("aapl-sma", s -> !s.trading().specHash().equals(good));
    World.soon().until(() -> world.status("aapl-sma").trading().specHash().equals(good));
    world.kubelet.starts(true);
    world.awaitReason("aapl-sma", ConditionType.Progressing, "RolledBack");
    world.awaitReady("aapl-sma");
    world.kubelet.starts(false);
    world
        .resource("aapl-sma")
        .editStatus(
            s -> {
              s.setStatus(null);
              return s;
            });
    world.awaitStatus("aapl-sma", s -> s.trading() != null && !s.trading().specHash().equals(good));
    world.awaitStatus("aapl-sma", s -> s.trading().specHash().equals(good));
  }

  /** It could never be put on record, so nothing may be stopped for it. */
  @Test
  void aRolloutWithTooLongANameStopsNothing() {
    world.awaitSettled("aapl-sma");
    world.patch(
        "aapl-sma",
        "{\"metadata\":{\"annotations\":{\"tradewind.dev/rollout\":\"%s\"}}}"
            .formatted("r".repeat(257)));
    world.awaitReason("aapl-sma", ConditionType.SpecValid, "InvalidParameter");
    assertThat(world.condition("aapl-sma", ConditionType.SpecValid).message())
        .contains("tradewind.dev/rollout has 257 characters");
    World.soon().during(Duration.ofSeconds(2)).until(() -> !world.kubelet.book("aapl-sma").stopped);
  }
}
