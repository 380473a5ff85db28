package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.TradingReason;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.metrics.Meters;
import dev.tradewind.operator.metrics.OperatorMetric;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows how many strategies are in each phase, from what the watch has seen. */
final class PhaseMeters {
  /** Has no phase yet. */
  private static final String NEW = "New";

  /** Written by an operator that knows more phases than this one. */
  private static final String OTHER = "Other";

  private static final Set<String> KNOWN =
      Stream.concat(
              Stream.of(NEW, "Starting", "Waiting", "Invalid", "Deleting"),
              Arrays.stream(TradingReason.values()).map(Enum::name))
          .collect(Collectors.toUnmodifiableSet());

  private PhaseMeters() {}

  static void show(Meters meters, Supplier<Stream<TradingStrategy>> strategies) {
    Stream.concat(KNOWN.stream(), Stream.of(OTHER))
        .forEach(
            phase ->
                meters.gauge(
                    OperatorMetric.STRATEGIES,
                    () -> strategies.get().filter(s -> of(s).equals(phase)).count(),
                    phase));
  }

  private static String of(TradingStrategy strategy) {
    String phase = strategy.getStatus() == null ? null : strategy.getStatus().phase();
    if (phase == null || phase.isEmpty()) {
      return NEW;
    }
    return KNOWN.contains(phase) ? phase : OTHER;
  }
}
