package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.Resources;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.api.v1alpha1.TradingStrategyStatus;
import dev.tradewind.operator.render.Rendering;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;

/**
 * What a pod needs of a node. One that no node takes is its spec's fault only if that asks for
 * other resources than the last spec that was ready. Pure.
 */
final class Needs {
  private Needs() {}

  /** Whether the pod asks for the same as that of the last spec that was ready. */
  static boolean noMore(TradingStrategy strategy, Optional<Pod> pod, List<ConfigMap> configMaps) {
    String name = strategy.getMetadata().getName();
    Optional<Resources> now =
        pod.map(p -> p.getMetadata().getAnnotations())
            .map(annotations -> annotations.get(TradingStrategy.SPEC_HASH))
            .flatMap(hash -> of(name, hash, configMaps));
    return now.isPresent() && now.equals(lastReady(strategy, configMaps));
  }

  private static Optional<Resources> lastReady(TradingStrategy strategy, List<ConfigMap> maps) {
    return Optional.ofNullable(strategy.getStatus())
        .map(TradingStrategyStatus::history)
        .flatMap(history -> new History(history).lastReady())
        .flatMap(last -> of(strategy.getMetadata().getName(), last.specHash(), maps));
  }

  private static Optional<Resources> of(String name, String hash, List<ConfigMap> configMaps) {
    String wanted = Rendering.configMapName(name, hash);
    return configMaps.stream()
        .filter(map -> map.getMetadata().getName().equals(wanted))
        .findFirst()
        .flatMap(Observation::file)
        .map(file -> file.spec().withDefaults().runtime().resources());
  }
}
