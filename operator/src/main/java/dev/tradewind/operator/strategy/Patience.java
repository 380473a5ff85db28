package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.operator.pod.PodView;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Since when each strategy's pod has had every chance to be ready: the time that counts for a
 * rollback. It begins anew with each pod, with the operator's own start, and after every cause that
 * is not the spec's. Safe for many threads.
 */
final class Patience {
  private static final Set<ReadyReason> NOT_THE_SPECS =
      EnumSet.of(
          ReadyReason.AsAsked,
          ReadyReason.Flattening,
          ReadyReason.DataUnavailable,
          ReadyReason.VenueUnreachable,
          ReadyReason.Reconciling);

  /** Stands for the pod that the API server does not take. */
  private static final String REFUSED = "";

  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

  private record Waiting(String podUid, Instant since) {}

  /**
   * Takes a look.
   *
   * @param uid of the strategy
   * @param pod that is there
   * @param isRefused whether none is there because the API server does not take it
   * @param needsNoMore whether a node that took the last ready spec's pod would take this one
   * @return since when; the present without a pod
   */
  Instant since(
      String uid,
      Optional<Pod> pod,
      boolean isRefused,
      boolean needsNoMore,
      PodView view,
      Instant now) {
    boolean excused =
        pod.map(p -> isExcused(p, view) || (needsNoMore && PodTrouble.isUnscheduled(p)))
            .orElse(!isRefused);
    if (excused) {
      waiting.remove(uid);
      return now;
    }
    String podUid = pod.map(p -> p.getMetadata().getUid()).orElse(REFUSED);
    return waiting
        .merge(
            uid,
            new Waiting(podUid, now),
            (before, fresh) -> before.podUid().equals(podUid) ? before : fresh)
        .since();
  }

  void forget(String uid) {
    waiting.remove(uid);
  }

  private static boolean isExcused(Pod pod, PodView view) {
    boolean said =
        view.answering().map(status -> status.reason()).filter(NOT_THE_SPECS::contains).isPresent();
    return said || PodTrouble.nodeLost(pod) || kubeletIsContent(pod);
  }

  /** Then it is the way to the pod that is broken. */
  private static boolean kubeletIsContent(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
  }
}
