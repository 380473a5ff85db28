package dev.tradewind.api.pod;

/** What a pod can be told to obey, from free to strict; durable in its ledger. */
public enum BookState {
  Running,
  Paused,
  Halted,
  Flat
}
