package dev.tradewind.operator.strategy;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.StopPurpose;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.DeletingReason;
import dev.tradewind.api.v1alpha1.OnDelete;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.api.v1alpha1.Retention;
import dev.tradewind.api.v1alpha1.TradingReason;
import dev.tradewind.api.v1alpha1.TradingState;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.render.Rendering;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a strategy ends: its position is closed first, or kept, and only the proof lets the objects
 * go. Pure.
 */
final class DeletionDecision {
  /** Names the strategy's UID to give up waiting for the proof. */
  static final String ABANDON = TradingStrategy.ABANDON;

  private static final Set<ReadyReason> CANNOT_CLOSE =
      EnumSet.of(
          ReadyReason.LedgerUnavailable,
          ReadyReason.DataUnavailable,
          ReadyReason.VenueUnreachable,
          ReadyReason.Reconciling);

  private static final String EMPTY = "Nothing is open; the objects are being removed.";

  private final RunDecision runs;
  private final Duration timeout;

  /**
   * @param runs decides how the pod is kept up meanwhile
   * @param timeout after which the waiting is reported as too long
   */
  DeletionDecision(RunDecision runs, Duration timeout) {
    this.runs = runs;
    this.timeout = timeout;
  }

  DeletionPlan decide(Observation seen, Verdict verdict) {
    if (seen.removalBegun()) {
      return DeletionPlan.remove(
          seen.status().condition(ConditionType.Deleting).orElseThrow().message());
    }
    if (seen.annotation(ABANDON).filter(seen.uid()::equals).isPresent()) {
      return DeletionPlan.remove("The proof was given up; " + kept(seen));
    }
    if (seen.knownEmpty()) {
      return DeletionPlan.remove(EMPTY);
    }
    if (seen.ledgerIsLost()) {
      return waiting(
          seen,
          runs.holding(seen, verdict, StateDecision.flattening()),
          DeletingReason.AwaitingProof,
          "A ledger that is not the one that traded proves nothing; see the condition Ready.");
    }
    return keeps(seen, verdict) ? keep(seen, verdict) : flatten(seen, verdict);
  }

  /** What closes the position, whoever asks for it, is obeyed before the strategy goes. */
  private static boolean keeps(Observation seen, Verdict verdict) {
    return seen.strategy().getSpec().onDelete() == OnDelete.Keep
        && StateDecision.living(seen, verdict).state() != TradingState.Flat;
  }

  private DeletionPlan keep(Observation seen, Verdict verdict) {
    if (runs.released(seen)) {
      return DeletionPlan.remove(end(seen) + kept(seen));
    }
    Plan stopping =
        runs.holding(seen, verdict, StateDecision.keeping(seen))
            .step(RunDecision.stop(seen, StopPurpose.Delete));
    return waiting(
        seen,
        stopping,
        DeletingReason.AwaitingProof,
        "The pod is being stopped; its position is kept in the ledger.");
  }

  /** How the pod has come to its end. */
  private static String end(Observation seen) {
    if (seen.view().stopped()) {
      return "The pod is stopped; ";
    }
    boolean hangs =
        seen.stayingPod().isPresent()
            && seen.reachablePod().filter(pod -> !PodTrouble.isDown(pod)).isPresent();
    return hangs ? "The pod did not stop in time; " : "There is no pod to stop; ";
  }

  private DeletionPlan flatten(Observation seen, Verdict verdict) {
    Plan flat = runs.closing(seen, verdict);
    Optional<PodStatus> pod = seen.view().answering();
    if (pod.filter(DeletionDecision::provenFlat).isPresent()) {
      return runs.released(seen)
          ? DeletionPlan.remove(EMPTY)
          : waiting(
              seen,
              flat.step(RunDecision.stop(seen, StopPurpose.Delete)),
              DeletingReason.AwaitingProof,
              "The position is closed; the pod is being stopped.");
    }
    String hindrance = pod.map(p -> hindrance(seen, p)).orElseGet(() -> absence(seen));
    return hindrance.isEmpty()
        ? waiting(seen, flat, DeletingReason.Flattening, "The position is being closed.")
        : waiting(seen, flat, DeletingReason.AwaitingProof, hindrance);
  }

  private String absence(Observation seen) {
    return "The pod must be up to close the position; " + PodTrouble.of(seen) + mending(seen);
  }

  /** Why a pod that answers closes nothing; empty when nothing keeps it from it. */
  private static String hindrance(Observation seen, PodStatus pod) {
    String refusal = seen.view().disobedience();
    if (refusal != null && !pod.isTold(BookState.Flat)) {
      return "The position is not being closed: the pod refuses the command. " + refusal;
    }
    return pod.reason() != null && CANNOT_CLOSE.contains(pod.reason())
        ? "The position cannot be closed at the moment (%s): %s"
            .formatted(pod.reason(), pod.message())
        : "";
  }

  private String mending(Observation seen) {
    return runs.isHelpless(seen)
        ? " Where the spec is the cause, correct it: that is taken up also now."
        : "";
  }

  /**
   * Nothing open, and nothing will be: the pod obeys Flat, its replay is settled, or it never had a
   * book.
   */
  private static boolean provenFlat(PodStatus pod) {
    boolean stays = pod.trading() == TradingReason.Flat || pod.settled() || pod.sample() == null;
    return stays && pod.empty();
  }

  /** What is left open, as last heard, and where. */
  private static String kept(Observation seen) {
    var sample = seen.status().sample();
    return "the position (%s) stays in the ledger of the claim %s, which is %s; the objects are being removed."
        .formatted(
            sample == null ? "unknown" : sample.positionSummary(),
            Rendering.claimName(seen.name(), seen.uid()),
            seen.strategy().getSpec().withDefaults().storage().retain() == Retention.Retain
                ? "kept"
                : "deleted");
  }

  private DeletionPlan waiting(Observation seen, Plan plan, DeletingReason reason, String message) {
    Instant since = Instant.parse(seen.strategy().getMetadata().getDeletionTimestamp());
    if (since.plus(timeout).isAfter(seen.now())) {
      return new DeletionPlan(plan, reason.name(), message);
    }
    String wayOut =
        " This takes longer than %d s. To give up on the proof: kubectl annotate tradingstrategy %s -n %s %s=%s"
            .formatted(
                timeout.toSeconds(),
                seen.name(),
                seen.strategy().getMetadata().getNamespace(),
                ABANDON,
                seen.uid());
    return new DeletionPlan(plan, DeletingReason.TimedOut.name(), message + wayOut);
  }
}
