package dev.tradewind.operator.strategy;

import static java.util.stream.Collectors.toSet;

import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.api.v1alpha1.SourceRef;
import dev.tradewind.operator.render.PodPorts;
import dev.tradewind.operator.render.Rendering;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Asks the cluster whether it would take a change, before the pod that trades is stopped for it:
 * the prices must be there, and the API server must accept ConfigMap and StatefulSet in a dry run.
 * An answer stands for a while. Safe for many threads.
 */
final class TryOut {
  private static final Duration STANDS = Duration.ofMinutes(1);

  /** What the key of a symbol's prices ends with. */
  private static final String PRICES = ".csv.gz";

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
    return same ? Optional.empty() : missingPrices(seen.namespace(), wanted.name(), target.file());
  }

  private Optional<Verdict> missingPrices(String namespace, String source, StrategyFile file) {
    List<String> sources = Rendering.priceSources(file);
    Set<String> keys = sources.stream().flatMap(name -> keys(namespace, name)).collect(toSet());
    List<String> missing =
        symbols(file).stream().filter(symbol -> !keys.contains(symbol + PRICES)).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Verdict.referenceNotFound(
                "spec.marketData.sourceRef.name is %s: there are no prices of %s in namespace %s, that is no key %s in a ConfigMap %s; create it with the prices, or name another one."
                    .formatted(
                        source,
                        String.join(", ", missing),
                        namespace,
                        missing.getFirst() + PRICES,
                        String.join(" or ", sources))));
  }

  private static List<String> symbols(StrategyFile file) {
    return file.spec().symbols() == null ? List.of(file.spec().symbol()) : file.spec().symbols();
  }

  private Stream<String> keys(String namespace, String name) {
    ConfigMap map = client.configMaps().inNamespace(namespace).withName(name).get();
    return map == null
        ? Stream.empty()
        : Stream.of(map.getData(), map.getBinaryData())
            .filter(Objects::nonNull)
            .flatMap(data -> data.keySet().stream());
  }

  private Optional<Verdict> objects(Observation seen, Target target) {
    var storage = seen.strategy().getSpec().withDefaults().storage();
    Rendering rendering =
        new Rendering(
            target.file(),
            target.image(),
            target.rollout(),
            target.renderVersion(),
            1,
            storage,
            ports);
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
