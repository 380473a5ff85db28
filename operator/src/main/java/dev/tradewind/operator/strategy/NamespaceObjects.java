package dev.tradewind.operator.strategy;

import dev.tradewind.operator.objects.ObjectWriter;
import dev.tradewind.operator.render.NamespaceRendering;
import dev.tradewind.operator.render.PodPorts;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the strategies of a namespace share: there with the first one, gone with the last. Safe for
 * many threads.
 */
final class NamespaceObjects {
  private static final Duration LOOKED_AFTER = Duration.ofMinutes(1);
  private static final String POD_MONITOR = "PodMonitor";

  private final Stores stores;
  private final KubernetesClient client;
  private final ObjectWriter writer;
  private final PodPorts ports;
  private final Clock clock;
  private final Map<String, Instant> monitorsChecked = new ConcurrentHashMap<>();
  private final Leavers leavers;

  NamespaceObjects(
      Stores stores, KubernetesClient client, ObjectWriter writer, PodPorts ports, Clock clock) {
    this.stores = stores;
    this.client = client;
    this.writer = writer;
    this.ports = ports;
    this.clock = clock;
    leavers = new Leavers(clock);
  }

  void ensure(String namespace) {
    stores.serviceAccounts.apply(NamespaceRendering.serviceAccount(namespace));
    stores.services.apply(NamespaceRendering.service(namespace, ports));
    stores.networkPolicies.apply(NamespaceRendering.networkPolicy(namespace));
    if (monitorIsDue(namespace) && podMonitorsExist()) {
      writer.apply(NamespaceRendering.podMonitor(namespace), podMonitor(namespace));
    }
  }

  /**
   * A strategy needs the shared objects no more. Whoever leaves last takes them away.
   *
   * @param others the UIDs of the other strategies that the namespace still has
   */
  void leave(String namespace, String uid, Set<String> others) {
    if (leavers.isLast(namespace, uid, others)) {
      remove(namespace);
    }
  }

  private void remove(String namespace) {
    stores.networkPolicies.delete(namespace, NamespaceRendering.SERVICE);
    stores.services.delete(namespace, NamespaceRendering.SERVICE);
    stores.serviceAccounts.delete(namespace, NamespaceRendering.SERVICE_ACCOUNT);
    monitorsChecked.remove(namespace);
    if (podMonitorsExist()) {
      podMonitor(namespace).ifPresent(writer::delete);
    }
  }

  /** The API of PodMonitors may not exist, so that they cannot be watched. */
  private boolean monitorIsDue(String namespace) {
    Instant now = clock.instant();
    Instant before = monitorsChecked.get(namespace);
    if (before != null && before.plus(LOOKED_AFTER).isAfter(now)) {
      return false;
    }
    monitorsChecked.put(namespace, now);
    return true;
  }

  private boolean podMonitorsExist() {
    return client.supports(NamespaceRendering.POD_MONITOR_API, POD_MONITOR);
  }

  private Optional<GenericKubernetesResource> podMonitor(String namespace) {
    return Optional.ofNullable(
        client
            .genericKubernetesResources(NamespaceRendering.POD_MONITOR_API, POD_MONITOR)
            .inNamespace(namespace)
            .withName(NamespaceRendering.SERVICE)
            .get());
  }
}
