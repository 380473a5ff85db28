package dev.tradewind.operator.strategy;

import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.Condition;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.RiskBreachedReason;
import java.util.Optional;

/**
 * Whether a limit of loss is passed. One that has latched the pod holds until a person has released
 * it, another as long as it is passed. Pure.
 */
record RiskFinding(Observation seen) {

  Finding finding() {
    Optional<Latch> latch = seen.latch().filter(l -> l.cause() != null && l.cause().isLimit());
    return latch
        .map(RiskFinding::latched)
        .or(() -> breach().map(RiskFinding::passed))
        .or(this::before)
        .orElseGet(
            () ->
                Finding.of(
                    ConditionType.RiskBreached, false, RiskBreachedReason.WithinLimits.name(), ""));
  }

  private static Finding latched(Latch latch) {
    return breached(
        latch.cause(),
        "%s To release it, set spec.resumeHaltId to %s."
            .formatted(sentence(latch.message()), latch.id()));
  }

  private static Finding passed(LatchCause cause) {
    return breached(
        cause,
        switch (cause) {
          case DailyLoss ->
              "The loss of the day has reached spec.risk.maxDailyLoss: nothing new is opened until"
                  + " the next day, or until the loss is smaller.";
          case Drawdown ->
              "The equity has fallen by spec.risk.maxDrawdownPercent from its peak: nothing new is"
                  + " opened until it has risen, or the limit is raised.";
          case Margin, BreakGlass, LostOrder, Difference ->
              "The equity does not cover the margin of what is held: nothing new is opened until it"
                  + " does.";
        });
  }

  private static Finding breached(LatchCause cause, String message) {
    return Finding.of(ConditionType.RiskBreached, true, cause.name(), message);
  }

  private Optional<LatchCause> breach() {
    return Optional.ofNullable(seen.view().status()).map(PodStatus::breach);
  }

  /** Until the pod has answered, nothing else is known than what was. */
  private Optional<Finding> before() {
    return seen.view().status() != null
        ? Optional.empty()
        : seen.status()
            .condition(ConditionType.RiskBreached)
            .filter(Condition::holds)
            .map(c -> Finding.of(ConditionType.RiskBreached, true, c.reason(), c.message()));
  }

  /** A person's reason has a full stop, or has none. */
  static String sentence(String message) {
    return message.matches("(?s).*[.!?]") ? message : message + ".";
  }
}
