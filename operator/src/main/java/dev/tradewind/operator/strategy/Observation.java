package dev.tradewind.operator.strategy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.Trading;
import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingState;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.api.v1alpha1.TradingStrategyStatus;
import dev.tradewind.operator.pod.PodView;
import dev.tradewind.operator.render.ConfigMapRendering;
import dev.tradewind.operator.render.Labels;
import dev.tradewind.operator.render.Rendering;
import dev.tradewind.operator.render.StatefulSetRendering;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is known of a strategy at one moment.
 *
 * @param strategy as the user wants it
 * @param statefulSet that runs its pod
 * @param pod that trades it
 * @param configMaps of its specs, old ones too
 * @param claim of its ledger
 * @param view of the pod, from talking to it
 * @param halts all that pick it, the strictest first
 * @param waitingSince since when its pod has had every chance to be ready; see {@link Patience}
 * @param noPod why there is no pod, as far as anybody has said
 * @param now the moment
 */
record Observation(
    TradingStrategy strategy,
    Optional<StatefulSet> statefulSet,
    Optional<Pod> pod,
    List<ConfigMap> configMaps,
    Optional<PersistentVolumeClaim> claim,
    PodView view,
    List<TradingHalt> halts,
    Instant waitingSince,
    Optional<String> noPod,
    Instant now) {

  String name() {
    return strategy.getMetadata().getName();
  }

  String namespace() {
    return strategy.getMetadata().getNamespace();
  }

  String uid() {
    return strategy.getMetadata().getUid();
  }

  long generation() {
    return strategy.getMetadata().getGeneration();
  }

  ResourceID id() {
    return ResourceID.fromResource(strategy);
  }

  TradingStrategyStatus status() {
    return strategy.getStatus() == null ? TradingStrategyStatus.EMPTY : strategy.getStatus();
  }

  /** The pod's own stop: as it says, or, while it does not answer, as it last said. */
  Optional<Latch> latch() {
    return view.status() == null
        ? Optional.ofNullable(status().latch())
        : Optional.ofNullable(view.status().latch());
  }

  /** The strictest halt that picks it. */
  Optional<TradingHalt> halt() {
    return halts.stream().findFirst();
  }

  /** What trades: as the status says, or else as the StatefulSet shows. */
  Optional<Trading> inForce() {
    return Optional.ofNullable(status().trading())
        .or(() -> statefulSet.flatMap(StatefulSetRendering::tradedBy));
  }

  /** The state that was last in force; empty for a new strategy. */
  Optional<TradingState> stateInForce() {
    return Optional.ofNullable(status().effectiveState()).map(effective -> effective.state());
  }

  /**
   * The pod, if it has this strategy's book and was ever given an address, also while it goes: that
   * may take long, and it trades meanwhile. Without an address no container of it has started, so
   * there is nobody who could close the book.
   */
  Optional<Pod> reachablePod() {
    return pod.filter(p -> p.getStatus() != null && p.getStatus().getPodIP() != null)
        .filter(p -> !isAnothers(p, uid()));
  }

  /** Whether a strategy of the same name that is no more has left the pod behind. */
  static boolean isAnothers(Pod pod, String uid) {
    Map<String, String> annotations = pod.getMetadata().getAnnotations();
    String of = annotations == null ? null : annotations.get(Labels.STRATEGY_UID);
    return of != null && !of.equals(uid);
  }

  /**
   * Accepts an empty ledger in place of the one on record: the strategy's UID, '-' and its epoch.
   */
  static final String NEW_LEDGER = TradingStrategy.GROUP + "/new-ledger";

  /**
   * Whether the pod has another ledger than the one that traded: fewer processes have opened it
   * than are on record, its own included where another pod was the last. Each restart of the pod
   * opens it once more, so what was found once stays found until a person accepts it.
   */
  boolean ledgerIsLost() {
    boolean found = inForce().map(Trading::foreignEpoch).isPresent();
    return Optional.ofNullable(view.status())
        .filter(pod -> pod.epoch() > 0 && (found || pod.epoch() < leastEpoch()))
        .filter(pod -> !accepts(pod.epoch()))
        .isPresent();
  }

  /** What the pod's process must have counted to, if its ledger is the one that traded. */
  private long leastEpoch() {
    long onRecord = inForce().map(Trading::epoch).orElse(0L);
    boolean another =
        inForce().map(Trading::pod).filter(last -> !last.equals(podUid())).isPresent();
    return another ? onRecord + 1 : onRecord;
  }

  /** How many processes have opened the ledger that the pod has open; empty where it has none. */
  Optional<Long> epochHeard() {
    return Optional.ofNullable(view.status()).map(PodStatus::epoch).filter(epoch -> epoch > 0);
  }

  /** Names the pod among all that ever were; null without one. */
  String podUid() {
    return pod.map(p -> p.getMetadata().getUid()).orElse(null);
  }

  private boolean accepts(long epoch) {
    return annotation(NEW_LEDGER).filter((uid() + "-" + epoch)::equals).isPresent();
  }

  /** What is to be on record about a ledger that is not the one that traded; null for nothing. */
  Long foreignEpoch() {
    Long before = inForce().map(Trading::foreignEpoch).orElse(null);
    if (view.status() == null || view.status().epoch() == 0) {
      return before;
    }
    return ledgerIsLost() ? Long.valueOf(view.status().epoch()) : null;
  }

  /** The file of the spec in force, from its ConfigMap. */
  Optional<StrategyFile> fileInForce() {
    return inForce().flatMap(trading -> configMap(trading.specHash())).flatMap(Observation::file);
  }

  Optional<ConfigMap> configMap(String specHash) {
    String wanted = Rendering.configMapName(name(), specHash);
    return configMaps.stream()
        .filter(map -> map.getMetadata().getName().equals(wanted))
        .findFirst();
  }

  /**
   * Whether the book may ever have been traded. The epoch is on record before the first command is
   * sent; where the record itself is lost, the objects speak against a new strategy.
   */
  boolean everTraded() {
    Trading recorded = status().trading();
    return recorded == null
        ? statefulSet.isPresent() || claim.isPresent()
        : recorded.epoch() != null;
  }

  /**
   * Whether the book is known to hold nothing: never opened, suspended, or stopped without a
   * position.
   */
  boolean knownEmpty() {
    return neverOpened() || knownSuspended() || stoppedEmpty();
  }

  /**
   * Whether the strategy can go without a pod: the book holds nothing, and was told nothing that it
   * would trade by when it is opened again.
   */
  boolean canSuspend() {
    boolean toldToStand =
        stoppedEmpty() && view.status().lastCommanded().compareTo(BookState.Paused) >= 0;
    return neverOpened() || knownSuspended() || toldToStand;
  }

  private boolean neverOpened() {
    return !everTraded() && view.status() == null;
  }

  private boolean stoppedEmpty() {
    return view.stopped() && view.status().empty() && !ledgerIsLost();
  }

  /**
   * Whether it is on record that the book holds nothing and needs no pod, and there is none to be.
   * Where there is, a resumption has begun.
   */
  boolean knownSuspended() {
    return stateInForce().filter(TradingState.Suspended::equals).isPresent() && !runsPod();
  }

  /** Whether the pod goes, but answers: it may trade for as long as its node does not stop it. */
  boolean goesAndAnswers() {
    return pod.isPresent() && stayingPod().isEmpty() && view.answering().isPresent();
  }

  /**
   * Whether there is a pod to ask that was not asked yet, as after a start of the operator: no time
   * for statements.
   */
  boolean unheard() {
    return reachablePod().isPresent() && !view.asked();
  }

  /** Whether the proof was accepted already, and the objects are going. */
  boolean removalBegun() {
    return status()
        .condition(ConditionType.Deleting)
        .filter(deleting -> deleting.reason().equals(DeletionPlan.REMOVING))
        .isPresent();
  }

  /**
   * Whether the ledger's claim is being deleted: it goes with the pod that holds it, and the book
   * with it.
   */
  boolean claimTerminates() {
    return claim.filter(c -> c.getMetadata().getDeletionTimestamp() != null).isPresent();
  }

  /** Whether a pod is to run, as far as the StatefulSet says. */
  boolean runsPod() {
    return statefulSet.filter(set -> set.getSpec().getReplicas() > 0).isPresent();
  }

  /** The hash of the spec of this strategy that the pod was made for. */
  Optional<String> podHash() {
    return pod.filter(p -> !isAnothers(p, uid()))
        .map(p -> p.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(TradingStrategy.SPEC_HASH));
  }

  /** The hash of the spec of the pod that the API server does not take; empty if there is none. */
  Optional<String> refusedPodHash() {
    return pod.isEmpty() && noPod.isPresent()
        ? statefulSet.flatMap(StatefulSetRendering::tradedBy).map(Trading::specHash)
        : Optional.empty();
  }

  /** The rollout that the pod was made for; empty for none. */
  Optional<String> podRollout() {
    return pod.map(p -> p.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(TradingStrategy.ROLLOUT));
  }

  /** The image that the pod was made for. */
  Optional<String> podImage() {
    return pod.map(p -> p.getSpec())
        .flatMap(spec -> spec.getContainers().stream().findFirst())
        .map(container -> container.getImage());
  }

  /** The pod, unless it is already on its way out. */
  Optional<Pod> stayingPod() {
    return pod.filter(p -> p.getMetadata().getDeletionTimestamp() == null);
  }

  /** The strategy file in a ConfigMap; empty when it holds none. */
  static Optional<StrategyFile> file(ConfigMap map) {
    String yaml = map.getData() == null ? null : map.getData().get(ConfigMapRendering.FILE);
    try {
      return yaml == null ? Optional.empty() : Optional.of(StrategyFile.fromYaml(yaml));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The annotation of that name on the strategy. */
  Optional<String> annotation(String key) {
    Map<String, String> annotations = strategy.getMetadata().getAnnotations();
    return annotations == null ? Optional.empty() : Optional.ofNullable(annotations.get(key));
  }
}
