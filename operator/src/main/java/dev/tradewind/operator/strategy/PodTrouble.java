package dev.tradewind.operator.strategy;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a pod does not answer, in a sentence for people. Pure. */
final class PodTrouble {
  /** The kubelet's word for the time between the end of a process and the start of the next. */
  private static final String PAUSE = "CrashLoopBackOff";

  private PodTrouble() {}

  static String of(Observation seen) {
    if (seen.pod().isEmpty()) {
      return seen.noPod().map(why -> "there is no pod: " + why).orElse("there is no pod yet.");
    }
    Pod pod = seen.pod().get();
    if (nodeLost(pod)) {
      return "its node does not answer the cluster; see: kubectl describe node %s"
          .formatted(pod.getSpec() == null ? "" : pod.getSpec().getNodeName());
    }
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      return "the old pod is going.";
    }
    return terminated(pod)
        .or(() -> waiting(pod))
        .or(() -> unscheduled(pod))
        .orElseGet(() -> silence(seen));
  }

  /**
   * Whether the cluster has given up the pod's node. The node's controller then takes Ready away
   * from a pod whose containers were ready when the kubelet was last heard, and minutes later
   * deletes it. Of a pod that was not ready yet it is known only then.
   */
  static boolean nodeLost(Pod pod) {
    boolean readyWhenLastHeard = has(pod, "Ready", "False") && has(pod, "ContainersReady", "True");
    return (readyWhenLastHeard && !isGated(pod)) || isEvictedFromLostNode(pod);
  }

  /** Something else than its containers decides about its readiness. */
  private static boolean isGated(Pod pod) {
    return pod.getSpec() != null && !pod.getSpec().getReadinessGates().isEmpty();
  }

  private static boolean isEvictedFromLostNode(Pod pod) {
    return conditions(pod)
        .anyMatch(
            c ->
                c.getType().equals("DisruptionTarget")
                    && c.getStatus().equals("True")
                    && "DeletionByTaintManager".equals(c.getReason()));
  }

  /** Whether its kubelet has once found its container up. */
  static boolean hasStarted(Pod pod) {
    return containers(pod).anyMatch(c -> Boolean.TRUE.equals(c.getStarted()));
  }

  /** Whether its kubelet says that no process of it runs. Of a lost node nobody knows. */
  static boolean isDown(Pod pod) {
    List<ContainerStatus> all = containers(pod).toList();
    return !all.isEmpty() && !nodeLost(pod) && all.stream().allMatch(PodTrouble::isDown);
  }

  private static boolean isDown(ContainerStatus container) {
    var state = container.getState();
    return state != null
        && state.getRunning() == null
        && (state.getWaiting() != null || state.getTerminated() != null);
  }

  /** Whether no node takes it. */
  static boolean isUnscheduled(Pod pod) {
    return has(pod, "PodScheduled", "False");
  }

  private static boolean has(Pod pod, String type, String status) {
    return conditions(pod).anyMatch(c -> c.getType().equals(type) && c.getStatus().equals(status));
  }

  private static Stream<PodCondition> conditions(Pod pod) {
    return pod.getStatus() == null ? Stream.empty() : pod.getStatus().getConditions().stream();
  }

  private static Optional<String> waiting(Pod pod) {
    return containers(pod)
        .filter(c -> c.getState() != null && c.getState().getWaiting() != null)
        .map(c -> c.getState().getWaiting())
        .filter(w -> !"ContainerCreating".equals(w.getReason()))
        .map(PodTrouble::sentence)
        .findFirst();
  }

  private static String sentence(ContainerStateWaiting waiting) {
    String detail = waiting.getMessage() == null ? "" : ": " + waiting.getMessage();
    return "its container waits (" + waiting.getReason() + ")" + detail + ".";
  }

  private static boolean isPausing(Pod pod) {
    return containers(pod)
        .map(ContainerStatus::getState)
        .anyMatch(
            state ->
                state != null
                    && state.getWaiting() != null
                    && PAUSE.equals(state.getWaiting().getReason()));
  }

  private static Optional<String> terminated(Pod pod) {
    boolean isDown =
        containers(pod).anyMatch(c -> c.getState() != null && c.getState().getTerminated() != null);
    return isDown || isPausing(pod) ? Crash.of(pod).map(Crash::sentence) : Optional.empty();
  }

  private static Optional<String> unscheduled(Pod pod) {
    return pod.getStatus() == null
        ? Optional.empty()
        : pod.getStatus().getConditions().stream()
            .filter(c -> c.getType().equals("PodScheduled") && c.getStatus().equals("False"))
            .map(c -> "no node takes it: " + c.getMessage())
            .findFirst();
  }

  private static String silence(Observation seen) {
    String silence = seen.view().silence();
    return silence == null ? "the pod is starting." : "the pod does not answer: " + silence + ".";
  }

  private static Stream<ContainerStatus> containers(Pod pod) {
    return pod.getStatus() == null
        ? Stream.empty()
        : pod.getStatus().getContainerStatuses().stream();
  }
}
