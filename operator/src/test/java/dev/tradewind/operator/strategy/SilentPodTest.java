package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.StopPurpose;
import dev.tradewind.api.v1alpha1.OnDelete;
import dev.tradewind.api.v1alpha1.TradingReason;
import dev.tradewind.api.v1alpha1.TradingState;
import dev.tradewind.operator.pod.PodView;
import dev.tradewind.operator.pod.Wish;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is waited for of a pod that does not answer, and for how long. */
final class SilentPodTest {
  private static final Step.Tell STOP = new Step.Tell(new Wish.Stop(StopPurpose.Change));
  private static final ContainerState RUNNING =
      new ContainerStateBuilder().withNewRunning().endRunning().build();
  private static final ContainerState PAUSING =
      new ContainerStateBuilder()
          .withNewWaiting()
          .withReason("CrashLoopBackOff")
          .endWaiting()
          .build();

  private final RunDecision runs = new RunDecision(Scene.IMAGE, Duration.ofSeconds(30));
  private final DeletionDecision deletions = new DeletionDecision(runs, Duration.ofMinutes(5));

  @Test
  void oneThatMayTradeIsAskedToStopForTheWholeTime() {
    assertThat(decide(changed(silent(600, null)), RUNNING).step()).isEqualTo(STOP);
    assertThat(decide(changed(silent(600, 29)), RUNNING).step()).isEqualTo(STOP);
    assertThat(decide(changed(silent(600, 31)), RUNNING).step()).isEqualTo(Step.REPLACE);
  }

  @Test
  void oneWhoseProcessIsDownIsNotWaitedFor() {
    Plan plan = decide(changed(silent(1, null)), PAUSING);

    assertThat(plan.step()).isEqualTo(Step.REPLACE);
    assertThat(plan.progress()).isEqualTo(Progress.StartingNew);
  }

  /** The kubelet's word is late. */
  @Test
  void oneThatAnswersIsNotDown() {
    Scene scene = scene().pod(BookState.Running, TradingReason.Trading, "100").changes();

    assertThat(decide(scene, PAUSING).step()).isEqualTo(STOP);
  }

  @Test
  void withoutAChangeOneThatIsDownComesUpByItself() {
    assertThat(decide(scene().view(silent(600, null)), PAUSING).step()).isEqualTo(Step.REST);
  }

  @Test
  void aDeletionTakesACorrectedSpecWhereThePodCannotClose() {
    Scene scene = changed(silent(1, null)).deletedSince(Scene.NOW, OnDelete.Flatten);

    DeletionPlan plan = deletion(scene, PAUSING);

    assertThat(plan.removes()).isFalse();
    assertThat(plan.plan().file().specHash()).isNotEqualTo(scene.firstHash());
    assertThat(plan.plan().step()).isEqualTo(Step.REPLACE);
    assertThat(plan.plan().asked()).isEqualTo(BookState.Flat);
    assertThat(plan.message())
        .contains("Where the spec is the cause, correct it: that is taken up also now.");
  }

  @Test
  void aDeletionLetsThePodOfTheSpecInForceCloseAsLongAsItMay() {
    Scene scene = changed(silent(29, null)).deletedSince(Scene.NOW, OnDelete.Flatten);

    assertThat(deletion(scene, RUNNING).plan().file().specHash()).isEqualTo(scene.firstHash());
    assertThat(deletion(scene, RUNNING).plan().step()).isEqualTo(Step.REST);

    Scene later = changed(silent(31, null)).deletedSince(Scene.NOW, OnDelete.Flatten);
    assertThat(deletion(later, RUNNING).plan().step()).isEqualTo(STOP);
  }

  @Test
  void aDeletionDoesNotTakeASpecThatIsWrong() {
    Scene scene = changed(silent(1, null)).deletedSince(Scene.NOW, OnDelete.Flatten);

    DeletionPlan plan = deletions.decide(seen(scene, PAUSING), Verdict.invalidParameter("no"));

    assertThat(plan.plan().file().specHash()).isEqualTo(scene.firstHash());
    assertThat(plan.plan().step()).isEqualTo(Step.REST);
  }

  @Test
  void aKeptPositionStaysInTheLedgerOfOneThatDoesNotStop() {
    Scene scene = scene().deletedSince(Scene.NOW, OnDelete.Keep);

    assertThat(deletion(scene.view(silent(600, 29)), RUNNING).removes()).isFalse();
    assertThat(deletion(scene.view(silent(600, 31)), RUNNING).message())
        .startsWith("The pod did not stop in time; the position (unknown) stays in the ledger");
    assertThat(deletion(scene.view(silent(1, null)), PAUSING).message())
        .startsWith("There is no pod to stop; ");
  }

  private Plan decide(Scene scene, ContainerState state) {
    return runs.decide(seen(scene, state), Verdict.VALID);
  }

  private DeletionPlan deletion(Scene scene, ContainerState state) {
    return deletions.decide(seen(scene, state), Verdict.VALID);
  }

  private static Observation seen(Scene scene, ContainerState state) {
    return scene.seen(withState(scene.seen().pod().orElseThrow(), state));
  }

  private static Pod withState(Pod pod, ContainerState state) {
    return new PodBuilder(pod)
        .editStatus()
        .addNewContainerStatus()
        .withName("strategy")
        .withState(state)
        .endContainerStatus()
        .endStatus()
        .build();
  }

  /** A pod that has never answered. */
  private static PodView silent(int forSeconds, Integer askedToStopSince) {
    Instant asked = askedToStopSince == null ? null : Scene.NOW.minusSeconds(askedToStopSince);
    return new PodView(null, "refused", Scene.NOW.minusSeconds(forSeconds), null, asked, null);
  }

  private static Scene changed(PodView view) {
    return scene().view(view).changes();
  }

  private static Scene scene() {
    return new Scene().recorded(TradingState.Running, 1L).pod();
  }
}
