package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.pod.PodView;
import dev.tradewind.operator.pod.PodWatch;
import dev.tradewind.operator.render.Labels;
import dev.tradewind.operator.render.Rendering;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Looks at a strategy and all that belongs to it. Reads caches only, and changes nothing. */
final class StrategyObserver {
  private final Stores stores;
  private final PodWatch podWatch;
  private final Clock clock;

  StrategyObserver(Stores stores, PodWatch podWatch, Clock clock) {
    this.stores = stores;
    this.podWatch = podWatch;
    this.clock = clock;
  }

  Observation observe(TradingStrategy strategy, Context<TradingStrategy> context) {
    String namespace = strategy.getMetadata().getNamespace();
    String name = strategy.getMetadata().getName();
    String uid = strategy.getMetadata().getUid();
    Optional<Pod> pod = stores.pods.get(namespace, Rendering.podName(name));
    List<ConfigMap> configMaps =
        context
            .getSecondaryResourcesAsStream(ConfigMap.class)
            .filter(map -> Labels.belongsTo(map, uid))
            .toList();
    return new Observation(
        strategy,
        stores.statefulSets.get(namespace, name).filter(set -> Labels.belongsTo(set, uid)),
        pod,
        configMaps,
        stores.claims.get(namespace, Rendering.claimName(name, uid)),
        view(ResourceID.fromResource(strategy), pod),
        clock.instant());
  }

  private PodView view(ResourceID id, Optional<Pod> pod) {
    return pod.map(p -> podWatch.view(id, p.getMetadata().getUid())).orElse(PodView.UNKNOWN);
  }
}
