package dev.tradewind.api.v1alpha1;

/** What happens to the position when the resource is deleted. */
public enum OnDelete {
  /** Close it first; the resource goes when that is proven. */
  Flatten,
  /** Leave it as the ledger has it. */
  Keep
}
