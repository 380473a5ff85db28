package dev.tradewind.api.v1alpha1;

/** Why a strategy is ready, or not. */
public enum ReadyReason {
  /** The pod obeys the state in force, with its ledger open. */
  AsAsked,
  /** The pod comes up, is yet to obey, or waits for a valid spec. */
  Starting,
  /** The position is being closed. */
  Flattening,
  /** The pod compares its book with the venue's. It is one outside of the pod. */
  Reconciling,
  /** The venue does not answer. It is one outside of the pod. */
  VenueUnreachable,
  /** The ledger cannot be opened or written. */
  LedgerUnavailable,
  /** Prices are missing, unreadable, or other than those that the ledger knows. */
  DataUnavailable,
  /** The pod's node does not answer. */
  NodeLost
}
