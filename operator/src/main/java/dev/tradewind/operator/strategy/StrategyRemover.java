package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.Retention;
import dev.tradewind.operator.pod.PodWatch;
import dev.tradewind.operator.render.Rendering;
import java.util.Set;

/** Removes the objects of a strategy that is being deleted, pod first and shared ones last. */
final class StrategyRemover {
  private final Stores stores;
  private final NamespaceObjects shared;
  private final ControlAccess access;
  private final PodWatch podWatch;

  StrategyRemover(Stores stores, NamespaceObjects shared, ControlAccess access, PodWatch podWatch) {
    this.stores = stores;
    this.shared = shared;
    this.access = access;
    this.podWatch = podWatch;
  }

  /**
   * Takes the next step; to be repeated until it is done.
   *
   * @param others the UIDs of the other strategies of the namespace
   * @return whether everything is gone
   */
  boolean remove(Observation seen, Set<String> others) {
    String namespace = seen.strategy().getMetadata().getNamespace();
    podWatch.forget(seen.id());
    boolean setGone =
        seen.statefulSet().isEmpty() || stores.statefulSets.delete(namespace, seen.name());
    boolean podGone = !setGone || stores.pods.delete(namespace, Rendering.podName(seen.name()));
    if (!setGone || !podGone) {
      return false;
    }
    access.remove(namespace, seen.name(), seen.uid());
    seen.configMaps()
        .forEach(map -> stores.configMaps.delete(namespace, map.getMetadata().getName()));
    if (seen.strategy().getSpec().withDefaults().storage().retain() == Retention.Delete) {
      stores.claims.delete(namespace, Rendering.claimName(seen.name(), seen.uid()));
    }
    shared.leave(namespace, seen.uid(), others);
    return true;
  }
}
