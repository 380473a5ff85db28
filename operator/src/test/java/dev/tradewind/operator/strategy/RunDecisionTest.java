package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.StopPurpose;
import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.api.v1alpha1.DesiredState;
import dev.tradewind.api.v1alpha1.EffectiveState;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.LatchLevel;
import dev.tradewind.api.v1alpha1.SpecRecord;
import dev.tradewind.api.v1alpha1.SpecRecord.Outcome;
import dev.tradewind.api.v1alpha1.TradingReason;
import dev.tradewind.api.v1alpha1.TradingState;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.pod.PodView;
import dev.tradewind.operator.pod.Wish;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RunDecisionTest {
  private final RunDecision runs = new RunDecision(Scene.IMAGE, Duration.ofSeconds(30));

  @Test
  void aNewStrategyGetsTheNewImageAndAPod() {
    Plan plan = decide(new Scene());

    assertThat(plan.trading().image()).isEqualTo(Scene.IMAGE);
    assertThat(plan.replicas()).isEqualTo(1);
    assertThat(plan.step()).isEqualTo(Step.REST);
    assertThat(plan.progress()).isEqualTo(Progress.StartingNew);
  }

  @Test
  void anUpgradeOfTheOperatorKeepsTheImage() {
    Plan plan = decide(trading());

    assertThat(plan.trading().image()).isEqualTo("runtime:old");
    assertThat(plan.step()).isEqualTo(Step.REST);
    assertThat(plan.progress()).isEqualTo(Progress.None);
  }

  @Test
  void theEpochGoesOnRecordBeforeTheFirstCommand() {
    Scene scene =
        new Scene()
            .recorded(TradingState.Running, null)
            .pod(BookState.Paused, TradingReason.Paused, "0");

    Plan plan = decide(scene);

    assertThat(plan.step()).isEqualTo(Step.WRITE_DOWN);
    assertThat(plan.trading().epoch()).isEqualTo(1);
  }

  @Test
  void aLooserStateGoesOnRecordBeforeItIsCommanded() {
    Scene scene =
        new Scene()
            .recorded(TradingState.Paused, 1L)
            .pod(BookState.Paused, TradingReason.Paused, "0");

    assertThat(decide(scene).step()).isEqualTo(Step.WRITE_DOWN);
    assertThat(decide(scene.recorded(TradingState.Running, 1L)).step())
        .isEqualTo(new Step.Tell(new Wish.State(BookState.Running)));
  }

  @Test
  void aStricterStateIsCommandedAtOnce() {
    assertThat(decide(trading().wants(DesiredState.Flat)).step())
        .isEqualTo(new Step.Tell(new Wish.State(BookState.Flat)));
  }

  @Test
  void whatIsAskedForUnderALatchIsTold() {
    Scene scene = trading().latched(latch(LatchLevel.Halted)).halted("news", HaltLevel.Halted);

    assertThat(decide(scene).effective().because()).isEqualTo("Halt/news");
    assertThat(decide(scene).step()).isEqualTo(new Step.Tell(new Wish.State(BookState.Halted)));
  }

  @Test
  void aLatchIsReleasedOnlyWhenThePodWasToldWhatIsStricter() {
    Scene scene =
        trading().latched(latch(LatchLevel.Halted)).wants(DesiredState.Paused).releasing("l-1");
    assertThat(decide(scene).step()).isEqualTo(new Step.Tell(new Wish.State(BookState.Paused)));

    Scene told =
        new Scene()
            .wants(DesiredState.Paused)
            .recorded(TradingState.Paused, 1L)
            .pod(BookState.Paused, TradingReason.Paused, "0")
            .latched(latch(LatchLevel.Halted))
            .releasing("l-1");
    assertThat(decide(told).step()).isEqualTo(new Step.Tell(new Wish.Release("l-1")));
  }

  @Test
  void aStricterStateIsCommandedBeforeThePodIsStoppedForAChange() {
    Scene scene = trading().wants(DesiredState.Flat).changes();
    assertThat(decide(scene).step()).isEqualTo(new Step.Tell(new Wish.State(BookState.Flat)));

    PodStatus status = scene.seen().view().status();
    scene.view(new PodView(status, null, null, "401", null, null));
    assertThat(decide(scene).step())
        .as("a pod that refuses is stopped all the same")
        .isEqualTo(new Step.Tell(new Wish.Stop(StopPurpose.Change)));
  }

  private static Latch latch(LatchLevel level) {
    return new Latch("l-1", level, LatchCause.BreakGlass, "it smells", "2026");
  }

  @Test
  void otherCapitalIsToldUnlessItWasRefused() {
    Scene scene = trading();
    scene.strategy.setSpec(scene.strategy.getSpec().withCapitalAmount("50000"));
    assertThat(decide(scene).step())
        .isEqualTo(new Step.Tell(new Wish.Capital(new BigDecimal("50000"))));

    PodView view = scene.seen().view();
    scene.view(refusing(view.status(), view.status().sample().cash()));
    assertThat(decide(scene).step()).isEqualTo(Step.REST);

    scene.view(refusing(view.status(), new BigDecimal("7")));
    assertThat(decide(scene).step()).as("other cash is worth another try").isNotEqualTo(Step.REST);

    assertThat(runs.decide(scene.seen(), Verdict.unknownAlgo("none")).step())
        .as("an invalid spec moves no money")
        .isEqualTo(Step.REST);
  }

  private static PodView refusing(PodStatus status, BigDecimal cash) {
    return new PodView(
        status,
        null,
        null,
        null,
        null,
        new PodView.RefusedCapital(new BigDecimal("50000.00"), status.capital(), cash, "too much"));
  }

  @Test
  void aPodWithAnotherLedgerThanTheOneOnRecordIsToldNothing() {
    Scene scene =
        new Scene()
            .recorded(TradingState.Running, 5L)
            .pod(BookState.Paused, TradingReason.Paused, "0");
    Plan plan = decide(scene);
    assertThat(plan.step()).isEqualTo(Step.REST);
    assertThat(plan.trading().epoch()).as("the record stays").isEqualTo(5);

    String accepted = scene.seen().uid() + "-1";
    assertThat(decide(scene.annotated(Observation.NEW_LEDGER, accepted)).step())
        .isInstanceOf(Step.Tell.class);
  }

  @Test
  void aFlatteningGoesOnWhereSuspendedIsAskedForNext() {
    Scene scene =
        new Scene()
            .wants(DesiredState.Suspended)
            .recorded(TradingState.Flat, 1L)
            .pod(BookState.Flat, TradingReason.Flattening, "100");

    assertThat(decide(scene).effective())
        .isEqualTo(new EffectiveState(TradingState.Flat, StateDecision.POSITION_OPEN));
    assertThat(decide(scene).step()).isEqualTo(Step.REST);
  }

  @Test
  void aChangeStopsTheOldPodWhileTheOldSpecStaysInForce() {
    Scene scene = trading().changes();

    Plan plan = decide(scene);

    assertThat(plan.step()).isEqualTo(new Step.Tell(new Wish.Stop(StopPurpose.Change)));
    assertThat(plan.trading().specHash()).isEqualTo(scene.firstHash());
    assertThat(plan.file().specHash()).isEqualTo(scene.firstHash());
    assertThat(plan.progress()).isEqualTo(Progress.StoppingOld);
  }

  @Test
  void theStoppedPodIsReplacedByOneOfTheNewSpecAndImage() {
    Scene scene =
        new Scene()
            .recorded(TradingState.Running, 1L)
            .stoppedPod(BookState.Running, "100")
            .changes();

    Plan plan = decide(scene);

    assertThat(plan.step()).isEqualTo(Step.REPLACE);
    assertThat(plan.trading().specHash()).isNotEqualTo(scene.firstHash());
    assertThat(plan.trading().image()).isEqualTo(Scene.IMAGE);
    assertThat(plan.trading().epoch()).isEqualTo(1);
  }

  @Test
  void aPodThatDoesNotStopIsReplacedAfterTheTimeout() {
    Scene scene = trading().changes();
    PodView view = scene.seen().view();

    scene.view(new PodView(view.status(), null, null, null, Scene.NOW.minusSeconds(29), null));
    assertThat(decide(scene).step()).isInstanceOf(Step.Tell.class);
    scene.view(new PodView(view.status(), null, null, null, Scene.NOW.minusSeconds(31), null));
    assertThat(decide(scene).step()).isEqualTo(Step.REPLACE);
  }

  @Test
  void aChangeTakenBackRestartsTheStoppedPod() {
    Scene scene =
        new Scene().recorded(TradingState.Running, 1L).stoppedPod(BookState.Running, "100");

    assertThat(decide(scene).step()).isEqualTo(Step.REPLACE);
  }

  @Test
  void suspendingStopsAnEmptyPausedPod() {
    Scene scene = new Scene().wants(DesiredState.Suspended).recorded(TradingState.Paused, 1L);

    assertThat(decide(scene.pod(BookState.Paused, TradingReason.Paused, "100")).step())
        .isEqualTo(Step.REST);
    assertThat(decide(scene.pod(BookState.Paused, TradingReason.Paused, "0")).step())
        .isEqualTo(new Step.Tell(new Wish.Stop(StopPurpose.Suspend)));
    assertThat(decide(scene.stoppedPod(BookState.Paused, "0")).replicas()).isZero();
  }

  @Test
  void anInvalidSpecLeavesTheLastValidOneInForce() {
    Scene scene = trading().changes();

    Plan plan = runs.decide(scene.seen(), Verdict.unknownAlgo("none"));

    assertThat(plan.file().specHash()).isEqualTo(scene.firstHash());
    assertThat(plan.step()).isEqualTo(Step.REST);
  }

  @Test
  void aStricterStateIsCommandedEvenWithoutAnyFile() {
    Scene scene = trading().changes().withoutConfigMap().wants(DesiredState.Flat);

    Plan plan = runs.decide(scene.seen(), Verdict.unknownAlgo("none"));

    assertThat(plan.runs()).isFalse();
    assertThat(plan.step()).isEqualTo(new Step.Tell(new Wish.State(BookState.Flat)));
    assertThat(plan.trading().specHash()).isEqualTo(scene.firstHash());
  }

  @Test
  void aStoppedPodIsNotReplacedWithoutAnyFile() {
    Scene scene =
        new Scene()
            .recorded(TradingState.Paused, 1L)
            .changes()
            .withoutConfigMap()
            .stoppedPod(BookState.Paused, "100");

    assertThat(runs.decide(scene.seen(), Verdict.unknownAlgo("none")).step()).isEqualTo(Step.REST);
  }

  @Test
  void aReleaseGoesOnRecordBeforeItIsSent() {
    Scene scene =
        new Scene()
            .recorded(TradingState.Halted, 1L)
            .pod(BookState.Running, TradingReason.Trading, "100")
            .latched(new Latch("l-1", LatchLevel.Halted, LatchCause.BreakGlass, "Fire", ""))
            .releasing("l-1");

    assertThat(decide(scene).step()).isEqualTo(Step.WRITE_DOWN);
    assertThat(decide(scene.recorded(TradingState.Running, 1L)).step())
        .isEqualTo(new Step.Tell(new Wish.Release("l-1")));
  }

  @Test
  void aHeldLatchAsksForNoCommand() {
    Scene scene =
        trading().latched(new Latch("l-1", LatchLevel.Halted, LatchCause.BreakGlass, "Fire", ""));

    assertThat(decide(scene).step()).isEqualTo(Step.REST);
    assertThat(decide(scene).effective().because()).isEqualTo("Latch/BreakGlass");
  }

  @Test
  void aSpecThatHasFailedGivesWayToTheLastReadyOne() {
    Scene scene = new Scene();
    String old = scene.firstHash();
    scene.changes();
    String failed = StrategyFile.forPod(scene.strategy).specHash();
    scene
        .history(
            record(failed, Scene.IMAGE, Outcome.Failed), record(old, "runtime:old", Outcome.Ready))
        .recorded(TradingState.Running, 1L)
        .pod(BookState.Running, TradingReason.Trading, "100");

    Plan plan = decide(scene);

    assertThat(plan.file().specHash()).isEqualTo(old);
    assertThat(plan.trading().image()).isEqualTo("runtime:old");
    assertThat(plan.progress()).isEqualTo(Progress.RolledBack);
    assertThat(plan.step()).isEqualTo(Step.REST);
  }

  @Test
  void withoutAReadyOneTheFailedSpecKeepsTrying() {
    Scene scene = new Scene().changes();
    String failed = StrategyFile.forPod(scene.strategy).specHash();
    scene
        .history(record(failed, Scene.IMAGE, Outcome.Failed))
        .recorded(TradingState.Running, 1L)
        .withoutConfigMap();

    assertThat(decide(scene).file().specHash()).isEqualTo(failed);
  }

  @Test
  void anotherImageIsWorthAnotherTry() {
    Scene scene = new Scene();
    String old = scene.firstHash();
    scene.changes();
    String failed = StrategyFile.forPod(scene.strategy).specHash();
    scene
        .history(
            record(failed, "runtime:broken", Outcome.Failed),
            record(old, "runtime:old", Outcome.Ready))
        .recorded(TradingState.Running, 1L)
        .pod(BookState.Running, TradingReason.Trading, "100");

    assertThat(decide(scene).step()).isEqualTo(new Step.Tell(new Wish.Stop(StopPurpose.Change)));
  }

  @Test
  void aRolloutStopsThePodAndTakesThePresentImage() {
    Scene scene = trading().annotated(TradingStrategy.ROLLOUT, "june");
    assertThat(decide(scene).step()).isEqualTo(new Step.Tell(new Wish.Stop(StopPurpose.Change)));
    assertThat(decide(scene).trading().image()).isEqualTo("runtime:old");
    assertThat(decide(scene).trading().renderVersion()).isEqualTo(1);

    Scene stopped =
        new Scene()
            .annotated(TradingStrategy.ROLLOUT, "june")
            .recorded(TradingState.Running, 1L)
            .stoppedPod(BookState.Running, "100");
    Plan plan = decide(stopped);
    assertThat(plan.step()).isEqualTo(Step.REPLACE);
    assertThat(plan.trading().image()).isEqualTo(Scene.IMAGE);
    assertThat(plan.trading().rollout()).isEqualTo("june");
    assertThat(plan.trading().renderVersion()).isEqualTo(2);
    assertThat(plan.trading().specHash()).isEqualTo(stopped.firstHash());
  }

  private static SpecRecord record(String hash, String image, Outcome outcome) {
    return new SpecRecord(hash, 1L, image, null, null, outcome, null, Scene.NOW.toString());
  }

  @Test
  void withoutAnyValidSpecNothingRuns() {
    Scene scene = new Scene();
    scene.strategy.setStatus(null);

    assertThat(runs.decide(scene.seen(), Verdict.unknownAlgo("none")).runs()).isFalse();
  }

  private Plan decide(Scene scene) {
    return runs.decide(scene.seen(), Verdict.VALID);
  }

  /** An administrator gives the operator a good image before the bad one was taken back. */
  @Test
  void whatHasFailedIsTakenBackWhateverImageIsThePresentOne() {
    String hash = new Scene().firstHash();
    Scene scene =
        new Scene()
            .history(
                new SpecRecord(
                    hash, 1L, "runtime:old", "bad", null, Outcome.Failed, "no image", "t2"),
                new SpecRecord(hash, 1L, "runtime:older", null, null, Outcome.Ready, null, "t1"))
            .recordedRollout("bad")
            .annotated(TradingStrategy.ROLLOUT, "bad");

    assertThat(decide(scene).trading().image()).isEqualTo("runtime:older");
    assertThat(decide(scene).trading().renderVersion()).isEqualTo(1);
    assertThat(decide(scene).progress()).isEqualTo(Progress.RolledBack);
  }

  private static Scene trading() {
    return new Scene()
        .recorded(TradingState.Running, 1L)
        .pod(BookState.Running, TradingReason.Trading, "100");
  }
}
