package dev.tradewind.operator.halt;

import dev.tradewind.api.v1alpha1.Condition;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingHaltStatus;
import dev.tradewind.api.v1alpha1.TradingState;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.api.v1alpha1.TradingStrategyStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How far a halt has come, from what its strategies report. Pure. */
final class HaltProgress {
  static final String IN_FORCE = "InForce";
  private static final int NAMED = 10;

  private HaltProgress() {}

  static TradingHaltStatus of(TradingHalt halt, List<TradingStrategy> picked, Instant now) {
    List<String> pending =
        picked.stream()
            .filter(strategy -> !obeys(strategy, halt))
            .map(strategy -> strategy.getMetadata().getName())
            .sorted()
            .toList();
    return new TradingHaltStatus(
        halt.getMetadata().getGeneration(),
        picked.size(),
        picked.size() - pending.size(),
        pending.stream().limit(NAMED).toList(),
        List.of(inForce(halt, picked.size(), pending, now)));
  }

  /**
   * One without a pod, and one that was never valid, cannot trade. One that is as strict for
   * another reason obeys when its report knows of the halt.
   */
  private static boolean obeys(TradingStrategy strategy, TradingHalt halt) {
    TradingState level = halt.getSpec().level().state();
    TradingStrategyStatus status =
        strategy.getStatus() == null ? TradingStrategyStatus.EMPTY : strategy.getStatus();
    boolean neverTraded = status.trading() == null && status.observedGeneration() != null;
    boolean strict =
        status.effectiveState() != null && status.effectiveState().state().compareTo(level) >= 0;
    boolean ready = status.condition(ConditionType.Ready).filter(Condition::holds).isPresent();
    return neverTraded || (Halts.isOnRecord(halt, strategy) && strict && ready);
  }

  private static Condition inForce(
      TradingHalt halt, int picked, List<String> pending, Instant now) {
    boolean holds = pending.isEmpty();
    String status = holds ? Condition.TRUE : Condition.FALSE;
    String reason = picked == 0 ? "NothingPicked" : holds ? "AllObey" : "Waiting";
    String message =
        switch (reason) {
          case "NothingPicked" -> "No strategy of the namespace is picked yet.";
          case "AllObey" -> "";
          default -> "%d of %d strategies do not obey yet.".formatted(pending.size(), picked);
        };
    Condition before =
        halt.getStatus() == null
            ? null
            : halt.getStatus().conditions().stream()
                .filter(c -> c.type().equals(IN_FORCE))
                .findFirst()
                .orElse(null);
    String since =
        before != null && before.status().equals(status)
            ? before.lastTransitionTime()
            : now.truncatedTo(ChronoUnit.SECONDS).toString();
    return new Condition(
        IN_FORCE, status, reason, message, since, halt.getMetadata().getGeneration());
  }
}
