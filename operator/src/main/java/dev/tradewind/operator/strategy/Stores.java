package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.objects.ObjectWriter;
import dev.tradewind.operator.objects.Store;
import dev.tradewind.operator.render.Labels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything the operator manages, by kind, and the watches that wake a strategy when something of
 * its own changes.
 */
final class Stores {
  final Store<StatefulSet> statefulSets;
  final Store<ConfigMap> configMaps;
  final Store<PersistentVolumeClaim> claims;
  final Store<Pod> pods;
  final Store<Service> services;
  final Store<ServiceAccount> serviceAccounts;
  final Store<NetworkPolicy> networkPolicies;

  private final EventSourceContext<TradingStrategy> context;
  private final ObjectWriter writer;
  private final List<EventSource<?, TradingStrategy>> watches = new ArrayList<>();

  Stores(EventSourceContext<TradingStrategy> context, ObjectWriter writer) {
    this.context = context;
    this.writer = writer;
    this.statefulSets = store(StatefulSet.class);
    this.configMaps = store(ConfigMap.class);
    this.claims = store(PersistentVolumeClaim.class);
    this.pods = store(Pod.class);
    this.services = store(Service.class);
    this.serviceAccounts = store(ServiceAccount.class);
    this.networkPolicies = store(NetworkPolicy.class);
  }

  /** The watches, to be registered. */
  List<EventSource<?, TradingStrategy>> watches() {
    return List.copyOf(watches);
  }

  /** What of a strategy's objects cannot be corrected, a sentence; empty when all can. */
  Optional<String> complaint(String namespace, String strategy) {
    return writer.complaint(namespace, strategy);
  }

  private <T extends HasMetadata> Store<T> store(Class<T> kind) {
    var configuration =
        InformerEventSourceConfiguration.from(kind, TradingStrategy.class)
            .withLabelSelector(Labels.SELECTOR)
            .withNamespacesInheritedFromController()
            .withSecondaryToPrimaryMapper(object -> owners(object, context.getPrimaryCache()))
            .build();
    var source = new InformerEventSource<T, TradingStrategy>(configuration, context);
    watches.add(source);
    return new Store<>(source, writer);
  }

  /** The strategy an object belongs to, or all of the namespace where they share it. */
  private static Set<ResourceID> owners(
      HasMetadata object, IndexerResourceCache<TradingStrategy> strategies) {
    String namespace = object.getMetadata().getNamespace();
    return Labels.strategyOf(object)
        .map(name -> Set.of(new ResourceID(name, namespace)))
        .orElseGet(
            () ->
                strategies
                    .list(namespace, _ -> true)
                    .map(ResourceID::fromResource)
                    .collect(Collectors.toSet()));
  }
}
