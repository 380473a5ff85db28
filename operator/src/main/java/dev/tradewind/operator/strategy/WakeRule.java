package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.TradingStrategy;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Which change of a resource wakes its strategy: what people ask for, labels and annotations
 * included, for halts go by labels, and rollouts and the end of waiting by annotations. The
 * operator's own reports do not. Pure.
 */
public final class WakeRule {
  private static final List<Function<ObjectMeta, Object>> ASKED =
      List.of(
          ObjectMeta::getGeneration,
          ObjectMeta::getLabels,
          ObjectMeta::getAnnotations,
          ObjectMeta::getFinalizers,
          ObjectMeta::getDeletionTimestamp);

  private WakeRule() {}

  /** Whether the resource asks for anything that it did not ask for before. */
  public static boolean wakes(TradingStrategy now, TradingStrategy before) {
    return ASKED.stream()
        .anyMatch(
            asked ->
                !Objects.equals(asked.apply(now.getMetadata()), asked.apply(before.getMetadata())));
  }
}
