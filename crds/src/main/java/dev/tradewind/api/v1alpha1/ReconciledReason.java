package dev.tradewind.api.v1alpha1;

/** Whether a pod's book and its venue say the same. */
public enum ReconciledReason {
  /** They do. */
  InAgreement,
  /** They do not, and nothing explains it: the pod has latched itself. */
  Difference,
  /** The venue has orders that the book did not want; they are being cancelled. */
  UnknownOrder
}
