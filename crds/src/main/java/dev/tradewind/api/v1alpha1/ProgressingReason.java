package dev.tradewind.api.v1alpha1;

/** Where a change of the spec is. */
public enum ProgressingReason {
  /** Nothing is under way. */
  UpToDate,
  /** The pod of the old spec is being stopped. */
  StoppingOld,
  /** The pod of the new spec comes up. */
  StartingNew,
  /** The pod of a newer spec was not ready in time; the last spec that was trades again. */
  RolledBack
}
