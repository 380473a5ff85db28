package dev.tradewind.operator.strategy;

import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.DegradedReason;
import dev.tradewind.api.v1alpha1.ProgressingReason;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.api.v1alpha1.SpecRecord.Outcome;
import dev.tradewind.api.v1alpha1.SpecValidReason;
import dev.tradewind.api.v1alpha1.Trading;
import dev.tradewind.api.v1alpha1.TradingReason;
import dev.tradewind.api.v1alpha1.TradingState;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.render.Rendering;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is and what is not as it should be. Pure. */
final class Findings {
  private static final Set<String> CANNOT_TRADE =
      Set.of(ReadyReason.DataUnavailable.name(), ReadyReason.LedgerUnavailable.name());

  /** The Degraded condition's reason when an object of the strategy cannot be written. */
  static final String REFUSED = DegradedReason.ObjectRefused.name();

  /** The Progressing condition's reason after a rollback. */
  static final String ROLLED_BACK = ProgressingReason.RolledBack.name();

  private final Observation seen;
  private final Verdict verdict;
  private final Plan plan;
  private final Optional<String> refusal;

  Findings(Observation seen, Verdict verdict, Plan plan) {
    this(seen, verdict, plan, Optional.empty());
  }

  /**
   * @param refusal why the API server does not take the strategy's objects
   */
  Findings(Observation seen, Verdict verdict, Plan plan, Optional<String> refusal) {
    this.seen = seen;
    this.verdict = verdict;
    this.plan = plan;
    this.refusal = refusal;
  }

  /** All conditions of a living strategy, in the order of the documentation. */
  List<Finding> all() {
    List<Finding> all = new ArrayList<>();
    all.add(ready());
    all.add(specValid());
    all.add(trading());
    all.add(progressing());
    new ReconciledFinding(seen).finding().ifPresent(all::add);
    all.add(riskBreached());
    all.add(degraded());
    return all;
  }

  Finding ready() {
    if (!plan.runs() && seen.pod().isEmpty()) {
      return notReady(
          ReadyReason.Starting,
          seen.inForce().isEmpty()
              ? "There was no valid spec yet."
              : "The ConfigMap of the last valid spec is gone; correct the spec.");
    }
    if (suspended()) {
      return Finding.of(
          ConditionType.Ready, true, ReadyReason.AsAsked.name(), "Suspended: there is no pod.");
    }
    return seen.view()
        .answering()
        .filter(_ -> seen.stayingPod().isPresent())
        .map(this::readyAs)
        .orElseGet(this::silent);
  }

  private Finding readyAs(PodStatus pod) {
    if (pod.stopped()) {
      return notReady(
          ReadyReason.Starting, "The book is closed; a pod with the spec in force comes next.");
    }
    boolean obeys =
        pod.state() == StateDecision.commanded(plan.effective().state())
            && pod.isTold(plan.asked());
    String refusal =
        obeys || seen.view().disobedience() == null
            ? ""
            : " The pod refuses a command: " + seen.view().disobedience();
    if (seen.ledgerIsLost()) {
      return notReady(ReadyReason.LedgerUnavailable, lostLedger(pod));
    }
    if (pod.reason() == null || (pod.ready() && !obeys)) {
      return notReady(
          ReadyReason.Starting, "The pod is yet to %s.%s".formatted(lacking(pod), refusal));
    }
    return Finding.of(
        ConditionType.Ready, pod.ready(), pod.reason().name(), (pod.message() + refusal).strip());
  }

  private String lacking(PodStatus pod) {
    boolean obeys = pod.state() == StateDecision.commanded(plan.effective().state());
    return obeys ? "be told " + plan.asked() : "obey " + plan.effective().state();
  }

  private String lostLedger(PodStatus pod) {
    return "A ledger was found in the volume %s that is not the one that traded: counting the present one, %d processes have opened it, and %d had opened the one that traded. Bring the right volume back; nobody can see from here whether it is, so whichever the book is to go on with, say so: kubectl annotate tradingstrategy %s -n %s --overwrite %s=%s"
        .formatted(
            Rendering.claimName(seen.name(), seen.uid()),
            pod.epoch(),
            seen.inForce().map(Trading::epoch).orElse(0L),
            seen.name(),
            seen.namespace(),
            Observation.NEW_LEDGER,
            seen.uid() + "-" + pod.epoch());
  }

  private Finding silent() {
    if (refusal.isPresent() && seen.pod().isEmpty()) {
      return notReady(ReadyReason.Starting, refusal.get());
    }
    boolean lost = seen.pod().filter(PodTrouble::nodeLost).isPresent();
    String why = PodTrouble.of(seen);
    return notReady(
        lost ? ReadyReason.NodeLost : ReadyReason.Starting,
        Character.toUpperCase(why.charAt(0)) + why.substring(1));
  }

  private static Finding notReady(ReadyReason reason, String message) {
    return Finding.of(ConditionType.Ready, false, reason.name(), message);
  }

  /** The spec as the catalogue sees it, and the capital as the book does. */
  Finding specValid() {
    Optional<String> refused =
        verdict.valid()
            ? seen.view().refusal(new BigDecimal(seen.strategy().getSpec().capital().amount()))
            : Optional.empty();
    return refused
        .map(
            why ->
                Finding.of(
                    ConditionType.SpecValid,
                    false,
                    SpecValidReason.InvalidParameter.name(),
                    "spec.capital.amount: " + why))
        .orElseGet(
            () ->
                Finding.of(
                    ConditionType.SpecValid, verdict.valid(), verdict.reason(), verdict.message()));
  }

  Finding trading() {
    if (suspended()) {
      return stands(TradingReason.Suspended, "");
    }
    Optional<PodStatus> pod = seen.view().answering();
    if (pod.isEmpty() || pod.get().trading() == null) {
      String before =
          seen.status().condition(ConditionType.Trading).map(c -> c.reason()).orElse("Paused");
      return Finding.unknown(ConditionType.Trading, before, "The pod does not tell.");
    }
    Finding ready = ready();
    if (CANNOT_TRADE.contains(ready.reason())) {
      return Finding.of(
          ConditionType.Trading, false, TradingReason.Unavailable.name(), ready.message());
    }
    boolean positionOpen = "PositionOpen".equals(plan.effective().because());
    if (positionOpen && pod.get().trading() == TradingReason.Paused) {
      return stands(
          TradingReason.PositionOpen,
          "Suspended is asked for and comes when the position is closed.");
    }
    TradingReason doing = pod.get().trading();
    return doing == TradingReason.Trading
        ? Finding.of(ConditionType.Trading, true, doing.name(), "")
        : stands(doing, stops());
  }

  /** What else than a valid spec has stopped it, and how that is lifted. */
  private String stops() {
    return Stream.of(
            seen.halt()
                .map(
                    halt ->
                        "The halt %s (%s) is in force: %s. Deleting the halt releases it."
                            .formatted(
                                halt.getMetadata().getName(),
                                halt.getSpec().level(),
                                halt.getSpec().reason())),
            seen.latch()
                .map(
                    latch ->
                        "The pod has stopped itself (%s, %s): %s To release it, set spec.resumeHaltId to %s."
                            .formatted(
                                latch.cause(),
                                latch.level(),
                                RiskFinding.sentence(latch.message()),
                                latch.id())),
            Optional.of(plan.effective())
                .filter(effective -> StateDecision.SPEC_INVALID.equals(effective.because()))
                .map(
                    effective ->
                        "The spec is invalid, so it stays %s; correct the spec."
                            .formatted(effective.state())))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  private Finding riskBreached() {
    return new RiskFinding(seen).finding();
  }

  private static Finding stands(TradingReason reason, String message) {
    return Finding.of(ConditionType.Trading, false, reason.name(), message);
  }

  Finding progressing() {
    return switch (plan.progress()) {
      case StoppingOld ->
          Finding.of(
              ConditionType.Progressing,
              true,
              ProgressingReason.StoppingOld.name(),
              "The pod of the old spec is being stopped.");
      case StartingNew ->
          Finding.of(
              ConditionType.Progressing,
              true,
              ProgressingReason.StartingNew.name(),
              "The pod is coming up.");
      case RolledBack -> Finding.of(ConditionType.Progressing, false, ROLLED_BACK, rolledBack());
      case None -> isUnproven() ? unproven() : upToDate();
    };
  }

  private static Finding upToDate() {
    return Finding.of(ConditionType.Progressing, false, ProgressingReason.UpToDate.name(), "");
  }

  /** Whether the spec in force has a pod that was not ready yet, while there is a way back. */
  private boolean isUnproven() {
    History history = new History(seen.status().history());
    return plan.trading() != null
        && history.records().stream()
            .findFirst()
            .filter(r -> r.outcome() == Outcome.Starting && History.isAbout(r, plan.trading()))
            .isPresent()
        && history.lastReady().isPresent()
        && !ready().holds();
  }

  private Finding unproven() {
    return Finding.of(
        ConditionType.Progressing,
        true,
        ProgressingReason.StartingNew.name(),
        "The pod of the new spec is up, and was not ready yet (%s). The spec before does not come back as long as the cause is not the new one's; see the condition Ready."
            .formatted(ready().reason()));
  }

  private String rolledBack() {
    String why =
        new History(seen.status().history())
            .lastFailed()
            .map(failed -> "The spec " + failed.specHash() + " was given up: " + failed.message())
            .orElse("");
    return why
        + " The last spec that was ready is in force again. To try once more, change the spec, or:"
        + " kubectl annotate tradingstrategy %s -n %s --overwrite %s=\"$(date +%%s)\""
            .formatted(seen.name(), seen.namespace(), TradingStrategy.ROLLOUT);
  }

  Finding degraded() {
    Optional<Crash> crash = seen.pod().flatMap(Crash::of);
    if (crash.filter(Crash::isOutOfMemory).isPresent()) {
      return Finding.of(
          ConditionType.Degraded,
          true,
          DegradedReason.OutOfMemory.name(),
          ("The pod was killed for using more memory than spec.runtime.resources.limits.memory"
                  + " allows; %s.%s")
              .formatted(crash.get().restarted(), crash.get().lastWords()));
    }
    if (seen.claimTerminates() && plan.replicas() > 0) {
      return Finding.of(
          ConditionType.Degraded,
          true,
          DegradedReason.ClaimTerminating.name(),
          "The claim %s is being deleted and goes with the pod, the ledger with it. Until that is settled no change and no suspension stops the pod."
              .formatted(seen.claim().orElseThrow().getMetadata().getName()));
    }
    if (crash.filter(c -> c.isLoop(seen.now())).isPresent()) {
      return Finding.of(
          ConditionType.Degraded, true, DegradedReason.CrashLooping.name(), crash.get().loop());
    }
    if (refusal.isPresent()) {
      return Finding.of(ConditionType.Degraded, true, REFUSED, refusal.get());
    }
    if (plan.replicas() > 0 && seen.pod().isEmpty() && seen.noPod().isPresent()) {
      return Finding.of(
          ConditionType.Degraded, true, REFUSED, "There is no pod: " + seen.noPod().get());
    }
    return isStale()
        ? Finding.of(
            ConditionType.Degraded,
            true,
            DegradedReason.SampleStale.name(),
            "The pod does not answer; the sample is its last.")
        : Finding.of(ConditionType.Degraded, false, DegradedReason.AllGood.name(), "");
  }

  /** Also of a pod that has answered an earlier operator only. */
  private boolean isStale() {
    boolean hasAnswered =
        seen.view().status() != null
            || (seen.status().sample() != null
                && seen.pod().filter(PodTrouble::hasStarted).isPresent());
    return seen.view().silentSince() != null && hasAnswered;
  }

  private boolean suspended() {
    return plan.effective().state() == TradingState.Suspended;
  }
}
