package dev.tradewind.api.v1alpha1;

/** What needs a look, though it trades. */
public enum DegradedReason {
  /** Nothing does. */
  AllGood,
  /** The pod was killed for using more memory than its limit. */
  OutOfMemory,
  /** The pod's process ends again and again, each time soon after its start. */
  CrashLooping,
  /** The API server, or another owner, does not let an object of the strategy be written. */
  ObjectRefused,
  /** The claim of the ledger is being deleted: what trades goes with its pod. */
  ClaimTerminating,
  /** The pod does not answer; the sample in status is its last. */
  SampleStale
}
