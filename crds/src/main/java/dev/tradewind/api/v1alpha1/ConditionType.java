package dev.tradewind.api.v1alpha1;

/** What conditions are about. */
public enum ConditionType {
  /** The pod is in the asked-for state with its ledger open. */
  Ready,
  /** The spec is one that can trade. */
  SpecValid,
  /** The pod may open positions. */
  Trading,
  /** A change is on its way to the pod. */
  Progressing,
  /** Book and venue say the same; only of a strategy at a venue outside of its pod. */
  Reconciled,
  /** A limit of loss is passed: nothing new is opened, or the pod has latched. */
  RiskBreached,
  /** Something needs a look, though it trades. */
  Degraded,
  /** The resource is being deleted. */
  Deleting
}
