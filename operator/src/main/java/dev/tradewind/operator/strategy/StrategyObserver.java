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
 * Looks at a strategy and all that belongs to it. Reads caches, and where a pod is missing its name
 * and the Events; changes nothing but the labels of a pod that has lost them.
 */
final class StrategyObserver {
  private final Stores stores;
  private final PodWatch podWatch;
  private final Halts halts;
  private final Patience patience;
  private final MissingPod missing;
  private final UnseenPod unseen;
  private final Clock clock;

  StrategyObserver(
      Stores stores,
      PodWatch podWatch,
      Halts halts,
      Patience patience,
      MissingPod missing,
      UnseenPod unseen,
      Clock clock) {
    this.missing = missing;
    this.unseen = unseen;
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
    List<ConfigMap> configMaps =
        context
            .getSecondaryResourcesAsStream(ConfigMap.class)
            .filter(map -> Labels.belongsTo(map, uid))
            .toList();
    Optional<StatefulSet> statefulSet =
        stores.statefulSets.get(namespace, name).filter(set -> Labels.belongsTo(set, uid));
    Optional<Pod> pod =
        stores
            .pods
            .get(namespace, Rendering.podName(name))
            .or(() -> statefulSet.filter(StrategyObserver::runsPod).flatMap(unseen::find));
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

  private static boolean runsPod(StatefulSet set) {
    return set.getSpec().getReplicas() > 0;
  }

  private Optional<String> noPod(Optional<StatefulSet> set, Optional<Pod> pod) {
    if (set.filter(StrategyObserver::runsPod).isEmpty()) {
      return Optional.empty();
    }
    var meta = set.get().getMetadata();
    if (pod.isPresent()) {
      missing.there(meta.getUid());
      unseen.seen(set.get(), pod.get());
      return Optional.empty();
    }
    return unseen.inTheWay(set.get()).or(() -> missing.why(meta.getNamespace(), meta.getUid()));
  }

  /** The strategy goes. */
  void forget(Observation seen) {
    patience.forget(seen.uid());
    seen.statefulSet().map(set -> set.getMetadata().getUid()).ifPresent(this::forgetSet);
  }

  private void forgetSet(String uid) {
    missing.forget(uid);
    unseen.forget(uid);
  }

  private PodView view(ResourceID id, Optional<Pod> pod) {
    return pod.map(p -> podWatch.view(id, p.getMetadata().getUid())).orElse(PodView.UNKNOWN);
  }
}
