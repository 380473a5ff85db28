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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
        List.of(inForce(halt, names(picked), pending, now)));
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
      TradingHalt halt, SortedSet<String> picked, List<String> pending, Instant now) {
    boolean holds = pending.isEmpty();
    String status = holds ? Condition.TRUE : Condition.FALSE;
    String reason = picked.isEmpty() ? "NothingPicked" : holds ? "AllObey" : "Waiting";
    String message =
        switch (reason) {
          case "NothingPicked" -> "No strategy of the namespace is picked yet.";
          case "AllObey" -> "";
          default ->
              "%d of %d strategies do not obey yet.".formatted(pending.size(), picked.size());
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
        IN_FORCE,
        status,
        reason,
        (message + strangers(halt, picked)).strip(),
        since,
        halt.getMetadata().getGeneration());
  }

  private static SortedSet<String> names(List<TradingStrategy> strategies) {
    return strategies.stream()
        .map(strategy -> strategy.getMetadata().getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whoever names one that is not there meant another. */
  private static String strangers(TradingHalt halt, SortedSet<String> known) {
    List<String> named = halt.getSpec().names() == null ? List.of() : halt.getSpec().names();
    List<String> strangers = named.stream().filter(name -> !known.contains(name)).sorted().toList();
    return strangers.isEmpty() || known.isEmpty()
        ? ""
        : " There is no strategy called %s."
            .formatted(String.join(", ", strangers.stream().limit(NAMED).toList()));
  }
}
