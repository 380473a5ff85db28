package dev.tradewind.api.v1alpha1;

/** What happens to the ledger's volume when the resource is deleted. */
public enum Retention {
  Retain,
  Delete
}
