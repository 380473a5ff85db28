package dev.tradewind.operator.strategy;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.StopPurpose;
import dev.tradewind.api.v1alpha1.SpecRecord;
import dev.tradewind.api.v1alpha1.Storage;
import dev.tradewind.api.v1alpha1.TradingReason;
import dev.tradewind.operator.halt.Halts;
import dev.tradewind.operator.objects.ForeignObjectException;
import dev.tradewind.operator.pod.PodAddress;
import dev.tradewind.operator.pod.PodTarget;
import dev.tradewind.operator.pod.PodWatch;
import dev.tradewind.operator.pod.Wish;
import dev.tradewind.operator.render.PodPorts;
import dev.tradewind.operator.render.Rendering;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a plan true: the objects, and one step about the pod. */
final class StrategyActor {
  private final Stores stores;
  private final NamespaceObjects shared;
  private final ClaimWriter claims;
  private final ControlAccess access;
  private final PodWatch podWatch;
  private final Halts halts;
  private final PodPorts ports;

  StrategyActor(
      Stores stores,
      NamespaceObjects shared,
      ClaimWriter claims,
      ControlAccess access,
      PodWatch podWatch,
      Halts halts,
      PodPorts ports) {
    this.stores = stores;
    this.shared = shared;
    this.claims = claims;
    this.access = access;
    this.podWatch = podWatch;
    this.halts = halts;
    this.ports = ports;
  }

  /**
   * Has the pod asked how it is, and does nothing else: what an earlier operator had begun with it
   * is not to be begun again.
   */
  void ask(Observation seen) {
    follow(seen, true);
  }

  /**
   * Takes the plan's step and brings the objects to what they should be.
   *
   * @throws ForeignObjectException when somebody else's object has a name that is needed
   * @throws KubernetesClientException when the API server does not take an object; what needs no
   *     object is told to the pod all the same
   */
  void act(Plan plan, Observation seen) {
    if (!stops(plan)) {
      podWatch.takeBackStop(seen.id());
    }
    boolean told = tellAtOnce(plan.step(), seen);
    if (plan.runs()) {
      write(plan, seen);
    }
    follow(seen, awaits(plan, seen));
    if (!told) {
      step(plan.step(), seen);
    }
  }

  /**
   * What of its objects the cluster does not let be as they should be, though it trades: a sentence
   * for people; empty when nothing.
   */
  Optional<String> complaint(Observation seen) {
    return claims.complaint(seen.uid()).or(() -> stores.complaint(seen.namespace(), seen.name()));
  }

  /**
   * Has the pod obey a state, or close its book for good, before anything is asked of the API
   * server, which may be slow, or refuse. A stop for a change is no such step: the new pod may need
   * what is refused.
   *
   * @return whether it was told
   */
  boolean tellAtOnce(Step step, Observation seen) {
    boolean atOnce = step instanceof Step.Tell tell && needsNoObjects(tell.wish());
    if (atOnce) {
      follow(seen, true);
    }
    return atOnce && step(step, seen);
  }

  /** The strategy is gone. */
  void forget(String uid) {
    claims.forget(uid);
  }

  /** Whether the pod is to stop, or to go now that it has had its time for that. */
  private static boolean stops(Plan plan) {
    return plan.progress() == Progress.StoppingOld
        || plan.step() instanceof Step.Replace
        || (plan.step() instanceof Step.Tell tell && tell.wish() instanceof Wish.Stop);
  }

  private static boolean needsNoObjects(Wish wish) {
    return switch (wish) {
      case Wish.State _ -> true;
      case Wish.Stop stop -> stop.purpose() == StopPurpose.Delete;
      case Wish.Capital _, Wish.Release _ -> false;
    };
  }

  private void write(Plan plan, Observation seen) {
    Rendering rendering = rendering(plan, seen);
    boolean cannotStart = seen.stayingPod().isPresent() && seen.reachablePod().isEmpty();
    if (seen.view().disobedience() != null || cannotStart) {
      access.doubt(seen.uid());
    }
    shared.ensure(rendering.file().namespace());
    access.ensure(seen.strategy(), rendering, seen.view());
    configMap(rendering);
    claims.ensure(rendering);
    stores.statefulSets.apply(rendering.statefulSet());
    removeOldConfigMaps(plan, seen);
  }

  private Rendering rendering(Plan plan, Observation seen) {
    Storage storage = seen.strategy().getSpec().withDefaults().storage();
    return new Rendering(
        plan.file(),
        plan.trading().image(),
        plan.trading().rollout(),
        Rendering.version(plan.trading().renderVersion()),
        plan.replicas(),
        storage,
        ports);
  }

  /**
   * It is immutable, and keeps the capital that it was first written with. One that a strategy of
   * the same name has left behind goes first.
   */
  private void configMap(Rendering rendering) {
    ConfigMap wanted = rendering.configMap();
    String namespace = wanted.getMetadata().getNamespace();
    String name = wanted.getMetadata().getName();
    Optional<ConfigMap> actual = stores.configMaps.get(namespace, name);
    boolean sound =
        actual
            .flatMap(Observation::file)
            .filter(f -> f.specHash().equals(rendering.file().specHash()))
            .filter(f -> f.uid().equals(rendering.file().uid()))
            .isPresent();
    if (actual.isPresent() && !sound) {
      stores.configMaps.delete(namespace, name);
      return;
    }
    actual.ifPresent(map -> wanted.setData(map.getData()));
    stores.configMaps.apply(wanted);
  }

  /** Those of specs that neither trade nor are held by the old pod nor could come back. */
  private void removeOldConfigMaps(Plan plan, Observation seen) {
    Set<String> used =
        Stream.of(
                plan.file().specHash(),
                plan.trading().specHash(),
                seen.podHash().orElse(""),
                new History(seen.status().history())
                    .lastReady()
                    .map(SpecRecord::specHash)
                    .orElse(""))
            .map(hash -> Rendering.configMapName(seen.name(), hash))
            .collect(Collectors.toSet());
    seen.configMaps().stream()
        .map(map -> map.getMetadata())
        .filter(meta -> !used.contains(meta.getName()))
        .forEach(meta -> stores.configMaps.delete(meta.getNamespace(), meta.getName()));
  }

  private void follow(Observation seen, boolean awaited) {
    Optional<PodTarget> target = seen.reachablePod().flatMap(pod -> target(pod, seen));
    target.ifPresentOrElse(
        t -> podWatch.follow(seen.id(), t, awaited), () -> podWatch.forget(seen.id()));
  }

  /** What halts that came after the look at the strategy leave of a looser command. */
  private BookState floor(Observation seen) {
    return halts
        .strictest(seen.strategy())
        .map(halt -> BookState.valueOf(halt.getSpec().level().name()))
        .orElse(BookState.Running);
  }

  private Optional<PodTarget> target(Pod pod, Observation seen) {
    return Optional.ofNullable(pod.getStatus())
        .map(status -> status.getPodIP())
        .map(ip -> new PodAddress(ip, ports.monitoring(), ports.control()))
        .map(address -> new PodTarget(pod.getMetadata().getUid(), seen.uid(), address));
  }

  /** Whether something is expected of the pod, so that it is asked often. */
  private static boolean awaits(Plan plan, Observation seen) {
    Optional<PodStatus> pod = seen.view().answering();
    return !(plan.step() instanceof Step.Rest)
        || plan.progress() != Progress.None
        || seen.strategy().isMarkedForDeletion()
        || pod.filter(p -> p.trading() != TradingReason.Flattening && p.reason() != null).isEmpty();
  }

  /** Whether it could be taken: without what the pod asks for nothing can be told. */
  private boolean step(Step step, Observation seen) {
    switch (step) {
      case Step.Rest _, Step.WriteDown _ -> {}
      case Step.Replace _ -> seen.stayingPod().ifPresent(stores.pods::delete);
      case Step.Tell tell -> {
        return podWatch.tell(seen.id(), access, tell.wish(), () -> floor(seen));
      }
    }
    return true;
  }
}
