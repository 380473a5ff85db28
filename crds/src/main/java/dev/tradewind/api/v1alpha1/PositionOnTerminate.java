package dev.tradewind.api.v1alpha1;

/** What becomes of the position when the pod has to go. */
public enum PositionOnTerminate {
  /** It is kept. */
  Keep,
  /** It is closed, as far as the market lets it within the grace period. */
  Flatten
}
