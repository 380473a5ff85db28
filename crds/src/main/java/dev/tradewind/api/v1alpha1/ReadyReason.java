package dev.tradewind.api.v1alpha1;

/** Why a strategy is ready, or not. */
public enum ReadyReason {
  AsAsked,
  Starting,
  Flattening,
  Reconciling,
  VenueUnreachable,
  LedgerUnavailable,
  DataUnavailable,
  NodeLost
}
