package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.SourceRef;
import dev.tradewind.operator.render.PodPorts;
import dev.tradewind.operator.render.Rendering;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks the cluster whether it would take a change, before the pod that trades is stopped for it:
 * the prices must be there, and the API server must accept ConfigMap and StatefulSet in a dry run.
 * An answer stands for a while. Safe for many threads.
 */
final class TryOut {
  private static final Duration STANDS = Duration.ofMinutes(1);

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final KubernetesClient client;
  private final Stores stores;
  private final PodPorts ports;
  private final Clock clock;

  private record Answer(Target target, Instant time, Optional<Verdict> refusal) {}

  TryOut(KubernetesClient client, Stores stores, PodPorts ports, Clock clock) {
    this.client = client;
    this.stores = stores;
    this.ports = ports;
    this.clock = clock;
  }

  /** Why the change is not possible at the moment; empty when it is. */
  Optional<Verdict> refusal(Observation seen, Target target) {
    Answer before = answers.get(seen.uid());
    if (before != null
        && before.target().equals(target)
        && before.time().plus(STANDS).isAfter(clock.instant())) {
      return before.refusal();
    }
    Optional<Verdict> refusal = prices(seen, target).or(() -> objects(seen, target));
    answers.put(seen.uid(), new Answer(target, clock.instant(), refusal));
    return refusal;
  }

  void forget(String uid) {
    answers.remove(uid);
  }

  /** Prices that are already traded are not asked for: their loss is the pod's to tell. */
  private Optional<Verdict> prices(Observation seen, Target target) {
    SourceRef wanted = target.file().spec().marketData().sourceRef();
    boolean same =
        seen.fileInForce()
            .filter(file -> file.spec().marketData().sourceRef().equals(wanted))
            .isPresent();
    List<String> sources = Rendering.priceSources(target.file());
    return same || sources.stream().anyMatch(source -> exists(seen.namespace(), source))
        ? Optional.empty()
        : Optional.of(
            Verdict.referenceNotFound(
                "spec.marketData.sourceRef.name is %s: there is no ConfigMap %s in namespace %s; create it with the prices, or name another one."
                    .formatted(wanted.name(), String.join(" or ", sources), seen.namespace())));
  }

  private boolean exists(String namespace, String configMap) {
    return client.configMaps().inNamespace(namespace).withName(configMap).get() != null;
  }

  private Optional<Verdict> objects(Observation seen, Target target) {
    var storage = seen.strategy().getSpec().withDefaults().storage();
    Rendering rendering =
        new Rendering(target.file(), target.image(), target.rollout(), 1, storage, ports);
    try {
      stores.configMaps.tryOut(rendering.configMap());
      stores.statefulSets.tryOut(rendering.statefulSet());
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return Optional.of(
          Refusal.of(e).map(why -> Verdict.invalidParameter(why)).orElseThrow(() -> e));
    }
  }
}
