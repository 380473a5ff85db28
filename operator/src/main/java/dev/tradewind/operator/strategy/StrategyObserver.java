package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.halt.Halts;
import dev.tradewind.operator.pod.PodView;
import dev.tradewind.operator.pod.PodWatch;
import dev.tradewind.operator.render.Labels;
import dev.tradewind.operator.render.Rendering;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a strategy and all that belongs to it. Reads caches, and the Events where a pod is
 * missing; changes nothing.
 */
final class StrategyObserver {
  private final Stores stores;
  private final PodWatch podWatch;
  private final Halts halts;
  private final Patience patience;
  private final MissingPod missing;
  private final Clock clock;

  StrategyObserver(
      Stores stores,
      PodWatch podWatch,
      Halts halts,
      Patience patience,
      MissingPod missing,
      Clock clock) {
    this.missing = missing;
    this.halts = halts;
    this.patience = patience;
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
    Optional<StatefulSet> statefulSet =
        stores.statefulSets.get(namespace, name).filter(set -> Labels.belongsTo(set, uid));
    PodView view =
        view(ResourceID.fromResource(strategy), pod.filter(p -> !Observation.isAnothers(p, uid)));
    Optional<String> noPod = noPod(statefulSet, pod);
    Instant now = clock.instant();
    return new Observation(
        strategy,
        statefulSet,
        pod,
        configMaps,
        stores.claims.get(namespace, Rendering.claimName(name, uid)),
        view,
        halts.all(strategy),
        patience.since(
            uid, pod, noPod.isPresent(), Needs.noMore(strategy, pod, configMaps), view, now),
        noPod,
        now);
  }

  private Optional<String> noPod(Optional<StatefulSet> set, Optional<Pod> pod) {
    if (set.isEmpty() || set.get().getSpec().getReplicas() == 0) {
      return Optional.empty();
    }
    var meta = set.get().getMetadata();
    if (pod.isPresent()) {
      missing.there(meta.getUid());
      return Optional.empty();
    }
    return missing.why(meta.getNamespace(), meta.getUid());
  }

  /** The strategy goes. */
  void forget(Observation seen) {
    patience.forget(seen.uid());
    seen.statefulSet().ifPresent(set -> missing.forget(set.getMetadata().getUid()));
  }

  private PodView view(ResourceID id, Optional<Pod> pod) {
    return pod.map(p -> podWatch.view(id, p.getMetadata().getUid())).orElse(PodView.UNKNOWN);
  }
}
