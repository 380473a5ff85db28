package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.Condition;
import dev.tradewind.api.v1alpha1.ConditionType;

/**
 * A condition before it has a time.
 *
 * @param type what it is about
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param reason one word for programs
 * @param message a sentence for people, possibly empty
 */
record Finding(ConditionType type, String status, String reason, String message) {
  private static final int LONGEST = 4096;

  static Finding of(ConditionType type, boolean holds, String reason, String message) {
    return new Finding(type, holds ? Condition.TRUE : Condition.FALSE, reason, message);
  }

  static Finding unknown(ConditionType type, String reason, String message) {
    return new Finding(type, "Unknown", reason, message);
  }

  boolean holds() {
    return Condition.TRUE.equals(status);
  }

  /** The condition, which keeps its time as long as its status stays. */
  Condition since(Condition before, String now, Long generation) {
    boolean same = before != null && before.status().equals(status);
    String clipped =
        message.length() <= LONGEST ? message : message.substring(0, LONGEST - 1) + "…";
    return new Condition(
        type.name(), status, reason, clipped, same ? before.lastTransitionTime() : now, generation);
  }
}
