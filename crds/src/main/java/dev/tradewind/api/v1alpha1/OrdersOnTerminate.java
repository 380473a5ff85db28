package dev.tradewind.api.v1alpha1;

/** What becomes of working orders when the pod has to go. */
public enum OrdersOnTerminate {
  /** All are cancelled; the next process puts the strategy's own back. */
  Cancel,
  /** The same, but protective stops, reduce-only, stay where they work. */
  KeepProtective
}
