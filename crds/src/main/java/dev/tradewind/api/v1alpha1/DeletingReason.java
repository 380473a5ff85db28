package dev.tradewind.api.v1alpha1;

/** How far a deletion is. */
public enum DeletingReason {
  /** The pod is yet to prove that nothing is open, or to stop. */
  AwaitingProof,
  /** The position is being closed. */
  Flattening,
  /** Nothing is open; the objects are being removed. */
  Removing,
  /** It waits longer than the operator's deletion timeout; the message tells the way out. */
  TimedOut
}
