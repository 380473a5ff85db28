package dev.tradewind.api.v1alpha1;

/** What a passed limit of loss or drawdown leads to. */
public enum OnBreach {
  /** Positions are not increased as long as it is passed. */
  Reject,
  /** All is closed, and stays so until a person releases it. */
  Flatten
}
