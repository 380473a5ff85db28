package dev.tradewind.api.v1alpha1;

/** What is done about rows of a price file that cannot be right. */
public enum BadRows {
  /** The file is refused, with a sentence about its first fault. */
  Reject,
  /** They are left out, counted and told. */
  Skip
}
