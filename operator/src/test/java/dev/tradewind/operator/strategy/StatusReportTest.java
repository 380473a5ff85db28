package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.VenueStatus;
import dev.tradewind.api.v1alpha1.Condition;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.DesiredState;
import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.LatchLevel;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.api.v1alpha1.ReconciledReason;
import dev.tradewind.api.v1alpha1.SpecRecord;
import dev.tradewind.api.v1alpha1.SpecRecord.Outcome;
import dev.tradewind.api.v1alpha1.TradingReason;
import dev.tradewind.api.v1alpha1.TradingState;
import dev.tradewind.api.v1alpha1.TradingStrategyStatus;
import dev.tradewind.operator.pod.PodView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StatusReportTest {
  private final StatusReport reports = new StatusReport(new HistoryRule(Duration.ofMinutes(3)));
  private final RunDecision runs = new RunDecision(Scene.IMAGE, Duration.ofSeconds(30));

  @Test
  void aTradingPodIsReady() {
    TradingStrategyStatus status = report(trading());

    assertThat(status.phase()).isEqualTo("Trading");
    assertThat(status.sample().positionSummary()).isEqualTo("100");
    assertThat(condition(status, ConditionType.Ready))
        .satisfies(c -> assertThat(c.reason()).isEqualTo("AsAsked"));
    assertThat(status.conditions()).extracting(Condition::observedGeneration).containsOnly(1L);
  }

  @Test
  void theSameAgainIsTheSame() {
    Scene scene = trading();
    TradingStrategyStatus first = report(scene);
    scene.strategy.setStatus(first);

    assertThat(report(scene)).isEqualTo(first);
  }

  @Test
  void aPodThatDoesNotObeyYetIsNotReady() {
    TradingStrategyStatus status = report(trading().wants(DesiredState.Flat));

    assertThat(condition(status, ConditionType.Ready).message())
        .isEqualTo("The pod is yet to obey Flat.");
    assertThat(status.phase()).isEqualTo("Starting");
  }

  @Test
  void aTimeChangesOnlyWithTheStatus() {
    Condition before = new Condition("Ready", "True", "AsAsked", "", "2020-01-01T00:00:00Z", 1L);

    assertThat(
            Finding.of(ConditionType.Ready, true, "Other", "new words")
                .since(before, "2026-01-01T00:00:00Z", 2L)
                .lastTransitionTime())
        .isEqualTo("2020-01-01T00:00:00Z");
    assertThat(
            Finding.of(ConditionType.Ready, false, "AsAsked", "")
                .since(before, "2026-01-01T00:00:00Z", 2L)
                .lastTransitionTime())
        .isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void anInvalidSpecIsToldWhileTheOldOneTrades() {
    Scene scene = trading();
    Verdict verdict = Verdict.invalidParameter("spec.parameters.fast is 50.");
    Plan plan = runs.decide(scene.seen(), verdict);
    TradingStrategyStatus status = reports.living(scene.seen(), verdict, plan, Optional.empty());

    assertThat(condition(status, ConditionType.SpecValid))
        .satisfies(c -> assertThat(c.holds()).isFalse());
    assertThat(status.phase()).isEqualTo("Trading");
    assertThat(Notice.between(TradingStrategyStatus.EMPTY, status))
        .extracting(Notice::reason)
        .containsExactly("InvalidParameter");
    assertThat(Notice.between(status, status)).isEmpty();
  }

  @Test
  void aRefusedObjectIsToldAndPutsNothingNewInForce() {
    Scene scene = trading().changes();
    Plan plan = runs.decide(scene.seen(), Verdict.VALID);
    String why = "The StatefulSet aapl-sma exists already.";

    TradingStrategyStatus status = reports.refused(scene.seen(), Verdict.VALID, plan, why);

    assertThat(condition(status, ConditionType.Degraded).message()).isEqualTo(why);
    assertThat(status.trading().specHash()).isEqualTo(scene.firstHash());
    assertThat(Notice.between(scene.seen().status(), status))
        .filteredOn(Notice::warning)
        .extracting(Notice::reason)
        .containsExactly(Findings.REFUSED);
  }

  @Test
  void whatCannotTradeIsNotSaidToTrade() {
    Scene scene = trading();
    scene.view(scene.saying(ReadyReason.DataUnavailable));

    TradingStrategyStatus status = report(scene);

    assertThat(condition(status, ConditionType.Trading).holds()).isFalse();
    assertThat(condition(status, ConditionType.Trading).reason()).isEqualTo("Unavailable");
  }

  /** A cause outside the spec may last; then there is no way back by itself. */
  @Test
  void aSpecThatWasNotReadyYetIsStillOnItsWay() {
    Scene scene = new Scene();
    scene
        .history(
            record(scene.firstHash(), "runtime:old", Outcome.Starting),
            record("another", "runtime:old", Outcome.Ready))
        .recorded(TradingState.Running, 1L)
        .pod();
    scene.view(scene.saying(ReadyReason.DataUnavailable));

    Condition progressing = condition(report(scene), ConditionType.Progressing);
    assertThat(progressing.reason()).isEqualTo("StartingNew");
    assertThat(progressing.message()).contains("(DataUnavailable)", "does not come back");

    scene.view(scene.saying(ReadyReason.AsAsked));
    assertThat(condition(report(scene), ConditionType.Progressing).reason()).isEqualTo("UpToDate");
  }

  private static SpecRecord record(String hash, String image, Outcome outcome) {
    return new SpecRecord(hash, 1L, image, null, null, outcome, null, Scene.NOW.toString());
  }

  @Test
  void aLostLedgerIsToldWithTheWayOut() {
    Scene scene =
        new Scene()
            .recorded(TradingState.Running, 5L)
            .pod(BookState.Paused, TradingReason.Paused, "0");

    Condition ready = condition(report(scene), ConditionType.Ready);

    assertThat(ready.reason()).isEqualTo("LedgerUnavailable");
    assertThat(ready.message()).contains("tradewind.dev/new-ledger=" + scene.seen().uid() + "-1");
  }

  @Test
  void aPassedLimitIsToldAsLongAsItIsPassed() {
    Scene scene = new Scene().recorded(TradingState.Running, 1L).passing(LatchCause.DailyLoss);
    TradingStrategyStatus status =
        report(scene.pod(BookState.Running, TradingReason.Trading, "100"));

    Condition breached = condition(status, ConditionType.RiskBreached);
    assertThat(breached.holds()).isTrue();
    assertThat(breached.reason()).isEqualTo("DailyLoss");
    assertThat(breached.message())
        .startsWith("The loss of the day has reached spec.risk.maxDailyLoss:");
    assertThat(Notice.between(TradingStrategyStatus.EMPTY, status))
        .filteredOn(Notice::warning)
        .extracting(Notice::reason)
        .containsExactly("DailyLoss");

    scene.strategy.setStatus(status);
    scene.view(PodView.UNKNOWN);
    assertThat(condition(report(scene), ConditionType.RiskBreached).reason())
        .as("before a new operator has asked the pod")
        .isEqualTo("DailyLoss");

    scene.passing(null).pod(BookState.Running, TradingReason.Trading, "100");
    assertThat(condition(report(scene), ConditionType.RiskBreached).reason())
        .isEqualTo("WithinLimits");
  }

  @ParameterizedTest
  @EnumSource(
      value = LatchCause.class,
      names = {"DailyLoss", "Drawdown", "Margin"})
  void aLimitThatHasLatchedHoldsUntilItIsReleased(LatchCause cause) {
    Scene scene =
        trading()
            .passing(cause)
            .latched(new Latch("l-1", LatchLevel.Flat, cause, "Too much is lost.", "2026"));

    Condition breached = condition(report(scene), ConditionType.RiskBreached);

    assertThat(breached.reason()).isEqualTo(cause.name());
    assertThat(breached.message())
        .isEqualTo("Too much is lost. To release it, set spec.resumeHaltId to l-1.");
  }

  @Test
  void aPersonsStopIsNoLimit() {
    Scene scene =
        trading()
            .latched(new Latch("l-1", LatchLevel.Halted, LatchCause.BreakGlass, "by me", "2026"));

    assertThat(condition(report(scene), ConditionType.RiskBreached).holds()).isFalse();
  }

  @Test
  void whereNoVenueIsOutsideNothingIsCompared() {
    assertThat(report(trading()).condition(ConditionType.Reconciled)).isEmpty();
  }

  @Test
  void aDifferenceIsToldWithBothSidesUntilItIsOver() {
    VenueStatus differs =
        new VenueStatus(
            "sim-1", true, ReconciledReason.Difference, "the book holds 1, the venue 2", List.of());
    VenueStatus comparing = new VenueStatus("sim-1", true, null, "", List.of());
    VenueStatus agrees =
        new VenueStatus("sim-1", true, ReconciledReason.InAgreement, "", List.of());

    TradingStrategyStatus told = report(at(differs));
    assertThat(condition(told, ConditionType.Reconciled))
        .matches(c -> !c.holds() && c.message().contains("the venue 2"));
    assertThat(Notice.between(TradingStrategyStatus.EMPTY, told))
        .filteredOn(Notice::warning)
        .extracting(Notice::reason)
        .contains("Difference");
    assertThat(condition(report(at(comparing).last(told)), ConditionType.Reconciled).reason())
        .isEqualTo("Difference");
    assertThat(condition(report(at(agrees).last(told)), ConditionType.Reconciled).holds()).isTrue();
  }

  private static Scene at(VenueStatus venue) {
    Scene scene = trading().at(venue);
    return scene.view(scene.saying(ReadyReason.AsAsked));
  }

  private TradingStrategyStatus report(Scene scene) {
    Observation seen = scene.seen();
    return reports.living(seen, Verdict.VALID, runs.decide(seen, Verdict.VALID), Optional.empty());
  }

  private static Condition condition(TradingStrategyStatus status, ConditionType type) {
    return status.condition(type).orElseThrow();
  }

  private static Scene trading() {
    return new Scene()
        .recorded(TradingState.Running, 1L)
        .pod(BookState.Running, TradingReason.Trading, "100");
  }
}
