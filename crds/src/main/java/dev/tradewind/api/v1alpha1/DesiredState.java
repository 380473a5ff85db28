package dev.tradewind.api.v1alpha1;

/** What the user wants of a strategy, from free to strict. */
public enum DesiredState {
  /** Trades. */
  Running,
  /** Opens nothing new; exits go on. */
  Paused,
  /** Closes what is open and stays out. */
  Flat,
  /** Without a pod, once nothing is open. */
  Suspended
}
