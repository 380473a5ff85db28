package dev.tradewind.api.v1alpha1;

/** Why a strategy has stopped itself, or opens nothing new, or neither. */
public enum RiskBreachedReason {
  /** No limit is passed, and none was passed since the last release. */
  WithinLimits,
  /** The loss of the risk day has reached `spec.risk.maxDailyLoss`. */
  DailyLoss,
  /** The equity has fallen by `spec.risk.maxDrawdownPercent` from its peak. */
  Drawdown,
  /** The equity does not cover the margin of what is held. */
  Margin
}
