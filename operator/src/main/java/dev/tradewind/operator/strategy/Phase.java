package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.Condition;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.ReadyReason;
import java.util.List;

/** One word for people, from the conditions. Pure. */
final class Phase {
  private Phase() {}

  static String of(List<Condition> conditions, boolean runs) {
    if (find(conditions, ConditionType.Deleting) != null) {
      return "Deleting";
    }
    if (!runs) {
      return "Invalid";
    }
    Condition ready = find(conditions, ConditionType.Ready);
    boolean flattening = ReadyReason.Flattening.name().equals(ready.reason());
    return ready.holds() || flattening
        ? find(conditions, ConditionType.Trading).reason()
        : waiting(ready.reason());
  }

  private static String waiting(String reason) {
    return ReadyReason.Starting.name().equals(reason) ? reason : "Waiting";
  }

  private static Condition find(List<Condition> conditions, ConditionType type) {
    return conditions.stream().filter(c -> c.type().equals(type.name())).findFirst().orElse(null);
  }
}
