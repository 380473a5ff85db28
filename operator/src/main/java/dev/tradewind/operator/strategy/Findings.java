package dev.tradewind.operator.strategy;

import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.DegradedReason;
import dev.tradewind.api.v1alpha1.ProgressingReason;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.api.v1alpha1.SpecValidReason;
import dev.tradewind.api.v1alpha1.TradingReason;
import dev.tradewind.api.v1alpha1.TradingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is and what is not as it should be. Pure. */
final class Findings {
  /** The Degraded condition's reason when an object of the strategy cannot be written. */
  static final String REFUSED = DegradedReason.ObjectRefused.name();

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
        .filter(_ -> seen.pod().isPresent())
        .map(this::readyAs)
        .orElseGet(this::silent);
  }

  private Finding readyAs(PodStatus pod) {
    if (pod.stopped()) {
      return notReady(
          ReadyReason.Starting, "The book is closed; a pod with the spec in force comes next.");
    }
    String refusal =
        seen.view().disobedience() == null
            ? ""
            : " The pod refuses a command: " + seen.view().disobedience();
    if (pod.reason() == null
        || (pod.ready() && pod.state() != StateDecision.commanded(plan.effective().state()))) {
      return notReady(
          ReadyReason.Starting,
          "The pod is yet to obey " + plan.effective().state() + "." + refusal);
    }
    return Finding.of(
        ConditionType.Ready, pod.ready(), pod.reason().name(), (pod.message() + refusal).strip());
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
    boolean refused = verdict.valid() && seen.view().refusal() != null && capitalIsStillRefused();
    return refused
        ? Finding.of(
            ConditionType.SpecValid,
            false,
            SpecValidReason.InvalidParameter.name(),
            "spec.capital.amount: " + seen.view().refusal())
        : Finding.of(ConditionType.SpecValid, verdict.valid(), verdict.reason(), verdict.message());
  }

  private boolean capitalIsStillRefused() {
    return Decimals.same(
        seen.view().refusedCapital(), seen.strategy().getSpec().capital().amount());
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
    boolean positionOpen = "PositionOpen".equals(plan.effective().because());
    if (positionOpen && pod.get().trading() == TradingReason.Paused) {
      return stands(
          TradingReason.PositionOpen,
          "Suspended is asked for and comes when the position is closed.");
    }
    TradingReason doing = pod.get().trading();
    return doing == TradingReason.Trading
        ? Finding.of(ConditionType.Trading, true, doing.name(), "")
        : stands(doing, "");
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
      case None ->
          Finding.of(ConditionType.Progressing, false, ProgressingReason.UpToDate.name(), "");
    };
  }

  Finding degraded() {
    if (seen.pod().filter(PodTrouble::outOfMemory).isPresent()) {
      return Finding.of(
          ConditionType.Degraded,
          true,
          DegradedReason.OutOfMemory.name(),
          "The pod was killed for using more memory than spec.runtime.resources.limits.memory"
              + " allows.");
    }
    if (refusal.isPresent()) {
      return Finding.of(ConditionType.Degraded, true, REFUSED, refusal.get());
    }
    boolean stale = seen.view().silentSince() != null && seen.view().status() != null;
    return stale
        ? Finding.of(
            ConditionType.Degraded,
            true,
            DegradedReason.SampleStale.name(),
            "The pod does not answer; the sample is its last.")
        : Finding.of(ConditionType.Degraded, false, DegradedReason.AllGood.name(), "");
  }

  private boolean suspended() {
    return plan.effective().state() == TradingState.Suspended;
  }
}
