package dev.tradewind.operator.strategy;

import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.VenueStatus;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.ReconciledReason;
import java.util.Optional;

/**
 * Whether a book and its venue say the same. A strategy on the built-in exchange has no such
 * condition. Pure.
 */
record ReconciledFinding(Observation seen) {

  Optional<Finding> finding() {
    return Optional.ofNullable(seen.view().status())
        .map(PodStatus::venue)
        .filter(venue -> venue.reconciled() != null)
        .map(ReconciledFinding::of)
        .or(this::before);
  }

  private static Finding of(VenueStatus venue) {
    return Finding.of(
        ConditionType.Reconciled,
        venue.reconciled() == ReconciledReason.InAgreement,
        venue.reconciled().name(),
        venue.message());
  }

  /** While they are compared, or the pod is silent, nothing else is known than what was. */
  private Optional<Finding> before() {
    return seen.status()
        .condition(ConditionType.Reconciled)
        .map(c -> Finding.of(ConditionType.Reconciled, c.holds(), c.reason(), c.message()));
  }
}
