package dev.tradewind.api.v1alpha1;

/** Why a strategy has stopped itself, or has not. */
public enum RiskBreachedReason {
  /** No limit was passed since the last release. */
  WithinLimits,
  /** The loss of the risk day has passed {@code spec.risk.maxDailyLoss}. */
  DailyLoss,
  /** The drawdown has passed {@code spec.risk.maxDrawdownPercent}. */
  Drawdown
}
