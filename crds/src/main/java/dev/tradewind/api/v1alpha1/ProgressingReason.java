package dev.tradewind.api.v1alpha1;

/** Where a change of the spec is. */
public enum ProgressingReason {
  /** Nothing is under way. */
  UpToDate,
  /** The pod of the old spec is being stopped. */
  StoppingOld,
  /** The pod of the new spec comes up. */
  StartingNew
}
