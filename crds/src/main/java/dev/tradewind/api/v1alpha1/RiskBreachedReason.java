package dev.tradewind.api.v1alpha1;

/** Why a strategy has stopped itself, or has not. */
public enum RiskBreachedReason {
  /** No limit was passed since the last release. */
  WithinLimits,
  /** The loss of the risk day has passed its limit, which cannot be set in this version yet. */
  DailyLoss,
  /** The drawdown has passed its limit, which cannot be set in this version yet. */
  Drawdown
}
