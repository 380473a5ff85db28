package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.Condition;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.TradingStrategyStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that happened and is worth an Event: a condition that changed.
 *
 * @param warning whether a person should look
 * @param reason one word
 * @param note a sentence
 * @param key the same for the same happening, so that it is told once
 */
record Notice(boolean warning, String reason, String note, String key) {
  private static final Set<String> WARNINGS =
      Set.of(
          "UnknownAlgo",
          "InvalidParameter",
          "ReferenceNotFound",
          "DataUnavailable",
          "LedgerUnavailable",
          "NodeLost",
          "OutOfMemory",
          "CrashLooping",
          Findings.REFUSED,
          Findings.ROLLED_BACK,
          "DailyLoss",
          "Drawdown",
          "Margin",
          "VenueUnreachable",
          "Difference",
          "UnknownOrder",
          "TimedOut");

  /** What is worth telling of the step from one status to the next. */
  static List<Notice> between(TradingStrategyStatus before, TradingStrategyStatus after) {
    return after.conditions().stream().filter(c -> changed(before, c)).map(Notice::of).toList();
  }

  private static boolean changed(TradingStrategyStatus before, Condition now) {
    Optional<Condition> was = before.condition(ConditionType.valueOf(now.type()));
    boolean same =
        was.filter(w -> w.status().equals(now.status()) && saysTheSame(w, now)).isPresent();
    return !same && worthTelling(was, now);
  }

  private static boolean saysTheSame(Condition was, Condition now) {
    boolean mistake = now.type().equals(ConditionType.SpecValid.name());
    return was.reason().equals(now.reason()) && (!mistake || was.message().equals(now.message()));
  }

  private static boolean worthTelling(Optional<Condition> was, Condition now) {
    return switch (ConditionType.valueOf(now.type())) {
      case SpecValid -> !now.holds() || was.filter(w -> !w.holds()).isPresent();
      case Ready ->
          WARNINGS.contains(now.reason())
              || (now.holds() && was.filter(w -> !w.holds()).isPresent());
      case Trading ->
          !now.status().equals("Unknown")
              && was.filter(w -> !w.status().equals("Unknown")).isPresent();
      case Progressing ->
          now.reason().equals(Findings.ROLLED_BACK)
              || (now.holds() && now.reason().equals("StoppingOld"));
      case Degraded ->
          Set.of("OutOfMemory", "CrashLooping", Findings.REFUSED).contains(now.reason());
      case Reconciled -> !now.holds() || was.filter(w -> !w.holds()).isPresent();
      case RiskBreached -> now.holds() || was.filter(Condition::holds).isPresent();
      case Deleting -> true;
    };
  }

  private static Notice of(Condition now) {
    String note =
        now.message().isEmpty() ? now.type() + " is " + now.status() + "." : now.message();
    String key =
        String.join(
            "|",
            now.type(),
            now.status(),
            now.reason(),
            now.message(),
            now.lastTransitionTime(),
            String.valueOf(now.observedGeneration()));
    return new Notice(WARNINGS.contains(now.reason()), now.reason(), note, key);
  }
}
