package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.OnDelete;
import dev.tradewind.api.v1alpha1.SpecRecord.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A pod that never answers, such as one that its memory limit kills at its start, holds up nothing:
 * no rollback, no corrected spec, no deletion.
 */
final class SilentPodIT {
  private static final String NAME = "aapl-sma";
  private static final String MORE_MEMORY =
      "{\"spec\":{\"runtime\":{\"resources\":{\"limits\":{\"memory\":\"1Gi\"}}}}}";

  private final Map<String, String> settings =
      new HashMap<>(Map.of("stop-timeout", "1s", "deletion-timeout", "1s"));
  private World world;
  private FakeBook book;

  @BeforeEach
  void choose() {
    settings.put("progress-deadline", "60s");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void theChangeIsRolledBack() {
    settings.put("progress-deadline", "2s");
    trade(OnDelete.Flatten);
    String old = hash();
    String pod = changeToOneThatNeverAnswers();
    World.soon()
        .until(
            () ->
                world.status(NAME).history().stream().anyMatch(r -> r.outcome() == Outcome.Failed));

    awaitAnotherPodThan(pod);

    world.awaitReason(NAME, ConditionType.Progressing, "RolledBack");
    world.awaitReady(NAME);
    assertThat(hash()).isEqualTo(old);
    assertThat(book.position).isEqualByComparingTo("100");
  }

  @Test
  void aCorrectedSpecReplacesIt() {
    trade(OnDelete.Flatten);
    String pod = changeToOneThatNeverAnswers();

    world.patch(NAME, MORE_MEMORY);

    awaitAnotherPodThan(pod);
    world.awaitSettled(NAME);
  }

  /** Nothing of it trades, so there is nobody to wait for. */
  @Test
  void oneThatIsDownIsReplacedAtOnce() {
    settings.put("stop-timeout", "60s");
    trade(OnDelete.Flatten);
    String pod = podUid();
    world.kubelet.dies(NAME, 3, "OOMKilled", Duration.ofSeconds(2), "");
    world.awaitReason(NAME, ConditionType.Degraded, "OutOfMemory");

    world.patch(NAME, MORE_MEMORY);

    awaitAnotherPodThan(pod);
    world.awaitSettled(NAME);
  }

  @Test
  void alsoWhileADeletionWaitsForItsPositionToBeClosed() {
    trade(OnDelete.Flatten);
    String pod = changeToOneThatNeverAnswers();
    world.kubelet.dies(NAME, 3, "OOMKilled", Duration.ofSeconds(2), "");
    world.resource(NAME).delete();
    world.awaitReason(NAME, ConditionType.Deleting, "TimedOut");
    assertThat(world.condition(NAME, ConditionType.Deleting).message())
        .contains("OOMKilled", "correct it: that is taken up also now", "tradewind.dev/abandon=");

    world.patch(NAME, MORE_MEMORY);

    awaitAnotherPodThan(pod);
    world.awaitGone(NAME);
    assertThat(book.position).isEqualByComparingTo("0");
  }

  @Test
  void aDeletionGoesBackToTheSpecThatWasReady() {
    settings.put("progress-deadline", "2s");
    trade(OnDelete.Flatten);
    String pod = changeToOneThatNeverAnswers();
    world.resource(NAME).delete();

    awaitAnotherPodThan(pod);

    world.awaitGone(NAME);
    assertThat(book.position).isEqualByComparingTo("0");
  }

  @Test
  void aPositionThatIsKeptWaitsForNoAnswer() {
    trade(OnDelete.Keep);
    changeToOneThatNeverAnswers();

    world.resource(NAME).delete();

    world.awaitGone(NAME);
    assertThat(book.position).isEqualByComparingTo("100");
  }

  private void trade(OnDelete onDelete) {
    world = new World(settings);
    world.create(NAME, spec -> spec.withOnDelete(onDelete));
    world.awaitSettled(NAME);
    book = world.kubelet.book(NAME);
    book.position = new BigDecimal("100");
    world.awaitStatus(NAME, s -> "100".equals(s.sample().positionSummary()));
  }

  /** Its UID. */
  private String changeToOneThatNeverAnswers() {
    String before = podUid();
    long epoch = book.epoch();
    world.kubelet.starts(false);
    world.patch(NAME, "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    World.soon().until(() -> !podUid().equals(before) && !podUid().equals("none"));
    world.kubelet.misbehave(FakePod.Fault.Vanishes);
    world.kubelet.starts(true);
    World.soon().until(() -> book.epoch() == epoch + 1);
    World.soon()
        .until(
            () -> world.condition(NAME, ConditionType.Ready).message(),
            message -> message.contains("does not answer"));
    return podUid();
  }

  private void awaitAnotherPodThan(String uid) {
    World.soon().until(() -> !podUid().equals(uid));
    world.kubelet.misbehave(FakePod.Fault.None);
  }

  private String hash() {
    return world.status(NAME).trading().specHash();
  }

  private String podUid() {
    var pod = world.admin.pods().inNamespace(world.namespace).withName(NAME + "-0").get();
    return pod == null ? "none" : pod.getMetadata().getUid();
  }
}
