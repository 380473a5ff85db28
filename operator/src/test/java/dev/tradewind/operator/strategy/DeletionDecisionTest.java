package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.StopPurpose;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.OnDelete;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.api.v1alpha1.TradingReason;
import dev.tradewind.api.v1alpha1.TradingState;
import dev.tradewind.operator.pod.PodView;
import dev.tradewind.operator.pod.Wish;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DeletionDecisionTest {
  private final DeletionDecision deletions =
      new DeletionDecision(
          new RunDecision(Scene.IMAGE, Duration.ofSeconds(30)), Duration.ofMinutes(5));

  @Test
  void anOpenPositionIsClosedFirst() {
    DeletionPlan plan =
        decide(deleted(OnDelete.Flatten).pod(BookState.Running, TradingReason.Trading, "100"));

    assertThat(plan.plan().step()).isEqualTo(new Step.Tell(new Wish.State(BookState.Flat)));
    assertThat(plan.reason()).isEqualTo("Flattening");
    assertThat(plan.plan().effective().because()).isEqualTo("Deletion");
  }

  @Test
  void theProofComesBeforeTheStopAndTheStopBeforeTheRemoval() {
    Scene flat = deleted(OnDelete.Flatten).pod(BookState.Flat, TradingReason.Flat, "0");
    assertThat(decide(flat).plan().step())
        .isEqualTo(new Step.Tell(new Wish.Stop(StopPurpose.Delete)));

    assertThat(decide(deleted(OnDelete.Flatten).stoppedPod(BookState.Flat, "0")).removes())
        .isTrue();
  }

  @Test
  void anEmptyBookThatStillTradesIsNoProof() {
    DeletionPlan plan =
        decide(deleted(OnDelete.Flatten).pod(BookState.Running, TradingReason.Trading, "0"));

    assertThat(plan.plan().step()).isEqualTo(new Step.Tell(new Wish.State(BookState.Flat)));
  }

  @Test
  void aStoppedBookWithAPositionIsStartedAgainToCloseIt() {
    assertThat(decide(deleted(OnDelete.Flatten).stoppedPod(BookState.Running, "100")).plan().step())
        .isEqualTo(Step.REPLACE);
  }

  @Test
  void keepOnlyStopsThePod() {
    Scene scene = deleted(OnDelete.Keep).pod(BookState.Running, TradingReason.Trading, "100");
    assertThat(decide(scene).plan().step())
        .isEqualTo(new Step.Tell(new Wish.Stop(StopPurpose.Delete)));

    assertThat(decide(deleted(OnDelete.Keep).stoppedPod(BookState.Running, "100")).removes())
        .isTrue();
    assertThat(decide(deleted(OnDelete.Keep)).removes()).isTrue();
  }

  @Test
  void aHaltThatFlattensIsObeyedBeforeThePositionIsKept() {
    Scene scene =
        deleted(OnDelete.Keep)
            .halted("news", HaltLevel.Flat)
            .pod(BookState.Running, TradingReason.Trading, "100");

    assertThat(decide(scene).plan().step())
        .isEqualTo(new Step.Tell(new Wish.State(BookState.Flat)));
  }

  @Test
  void withoutAPodThereIsNoProof() {
    DeletionPlan plan = decide(deleted(OnDelete.Flatten));

    assertThat(plan.removes()).isFalse();
    assertThat(plan.plan().replicas()).isEqualTo(1);
    assertThat(plan.reason()).isEqualTo("AwaitingProof");
  }

  @Test
  void whatNeverTradedOrIsSuspendedNeedsNoProof() {
    assertThat(
            decide(
                    new Scene()
                        .recorded(TradingState.Running, null)
                        .deletedSince(Scene.NOW, OnDelete.Flatten))
                .removes())
        .isTrue();
    assertThat(
            decide(
                    new Scene()
                        .recorded(TradingState.Suspended, 3L)
                        .deletedSince(Scene.NOW, OnDelete.Flatten))
                .removes())
        .isTrue();
  }

  @Test
  void whatIsNotBeingClosedIsNotSaidToBe() {
    Scene refusing = deleted(OnDelete.Flatten).pod(BookState.Running, TradingReason.Trading, "0");
    PodStatus status = refusing.seen().view().status();
    refusing.view(new PodView(status, null, null, "The key does not count here.", null, null));
    assertThat(decide(refusing).reason()).isEqualTo("AwaitingProof");
    assertThat(decide(refusing).message())
        .isEqualTo(
            "The position is not being closed: the pod refuses the command. The key does not count"
                + " here.");

    Scene damaged = deleted(OnDelete.Flatten).pod();
    damaged.view(damaged.saying(ReadyReason.LedgerUnavailable));
    assertThat(decide(damaged).reason()).isEqualTo("AwaitingProof");
    assertThat(decide(damaged).message())
        .startsWith("The position cannot be closed at the moment (LedgerUnavailable): ");

    Scene late =
        new Scene()
            .recorded(TradingState.Running, 1L)
            .deletedSince(Scene.NOW.minusSeconds(301), OnDelete.Flatten)
            .pod();
    late.view(late.saying(ReadyReason.LedgerUnavailable));
    assertThat(decide(late).reason()).isEqualTo("TimedOut");
    assertThat(decide(late).message()).doesNotContain("being closed");
  }

  @Test
  void waitingTooLongIsSaidWithTheWayOut() {
    Scene scene =
        new Scene()
            .recorded(TradingState.Running, 1L)
            .deletedSince(Scene.NOW.minusSeconds(301), OnDelete.Flatten);

    DeletionPlan plan = decide(scene);

    assertThat(plan.reason()).isEqualTo("TimedOut");
    assertThat(plan.message())
        .contains(
            "kubectl annotate tradingstrategy aapl-sma -n desk-a tradewind.dev/abandon=6a0c1a0e");
    assertThat(plan.plan().replicas()).isEqualTo(1);
  }

  @Test
  void onlyTheRightUidAbandons() {
    Scene scene = deleted(OnDelete.Flatten).pod(BookState.Running, TradingReason.Trading, "100");
    scene.strategy.getMetadata().setAnnotations(Map.of(DeletionDecision.ABANDON, "true"));
    assertThat(decide(scene).removes()).isFalse();

    scene
        .strategy
        .getMetadata()
        .setAnnotations(Map.of(DeletionDecision.ABANDON, scene.seen().uid()));
    assertThat(decide(scene).removes()).isTrue();
  }

  @Test
  void anInvalidSpecIsNeverStartedToCloseTheBook() {
    Scene scene =
        deleted(OnDelete.Flatten)
            .changes()
            .withoutConfigMap()
            .pod(BookState.Running, TradingReason.Trading, "100");

    DeletionPlan plan = deletions.decide(scene.seen(), Verdict.invalidParameter("no"));

    assertThat(plan.plan().runs()).isFalse();
    assertThat(plan.plan().step()).isEqualTo(new Step.Tell(new Wish.State(BookState.Flat)));
  }

  private DeletionPlan decide(Scene scene) {
    return deletions.decide(scene.seen(), Verdict.VALID);
  }

  private static Scene deleted(OnDelete onDelete) {
    return new Scene().recorded(TradingState.Running, 1L).deletedSince(Scene.NOW, onDelete);
  }
}
