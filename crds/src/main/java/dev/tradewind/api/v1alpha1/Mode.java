package dev.tradewind.api.v1alpha1;

/** Whose money is at stake. */
public enum Mode {
  /** Real prices, a simulated exchange, nobody's money. */
  Paper
}
