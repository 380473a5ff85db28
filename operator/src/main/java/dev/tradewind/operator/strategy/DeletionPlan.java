package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.DeletingReason;

/**
 * What is to be while a strategy is deleted.
 *
 * @param plan that keeps the pod up meanwhile; null when everything can be removed
 * @param reason of the Deleting condition
 * @param message what is waited for, and the way out
 */
record DeletionPlan(Plan plan, String reason, String message) {
  /**
   * Written before the first object goes, so that the proof is not asked for again without a pod.
   */
  static final String REMOVING = DeletingReason.Removing.name();

  static DeletionPlan remove(String message) {
    return new DeletionPlan(null, REMOVING, message);
  }

  boolean removes() {
    return plan == null;
  }
}
