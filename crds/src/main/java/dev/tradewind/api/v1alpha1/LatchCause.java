package dev.tradewind.api.v1alpha1;

/** Why a pod has latched itself into a stricter state. */
public enum LatchCause {
  /** The loss of the risk day passed its limit. */
  DailyLoss,
  /** The drawdown passed its limit. */
  Drawdown,
  /** The equity does not cover the margin of what is held. */
  Margin,
  /** A person stopped it in the pod, without the operator. */
  BreakGlass,
  /** Nothing was heard of an order, nor of a fill, for so long that it counts as lost. */
  LostOrder,
  /** Book and venue do not say the same, and nothing explains it. */
  Difference;

  /** Whether a limit of risk was passed. */
  public boolean isLimit() {
    return this == DailyLoss || this == Drawdown || this == Margin;
  }
}
