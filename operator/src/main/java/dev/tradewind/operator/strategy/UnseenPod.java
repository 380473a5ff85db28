package dev.tradewind.operator.strategy;

import dev.tradewind.operator.render.Labels;
import dev.tradewind.operator.render.Rendering;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * A pod that has the name of a strategy's pod, but not its labels: the watch does not see it. The
 * strategy's own gets its labels back; of somebody else's it is said that it is in the way, for the
 * StatefulSet's controller does not say so. Asked only while a pod is missing, and not too often.
 * Safe for many threads.
 */
final class UnseenPod {
  private static final Logger LOG = Logger.getLogger(UnseenPod.class);
  private static final Duration EVERY = Duration.ofSeconds(3);
  private static final Duration WHILE_REFUSED = Duration.ofMinutes(1);
  private static final int UNPROCESSABLE = 422;

  private final Map<String, Look> looks = new ConcurrentHashMap<>();
  private final KubernetesClient client;
  private final Clock clock;

  private record Look(Instant next, Optional<String> inTheWay) {
    static final Look AT_ONCE = new Look(Instant.EPOCH, Optional.empty());
  }

  UnseenPod(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** The pod is seen: should it vanish, it is looked for at once. */
  void seen(StatefulSet set, Pod pod) {
    if (hasLabels(pod, set)) {
      looks.put(uid(set), Look.AT_ONCE);
    } else if (isDue(set) && isOurs(pod, set)) {
      mend(pod, set);
    }
  }

  /** No pod is seen: the one that is there after all, with its labels back; empty for none. */
  Optional<Pod> find(StatefulSet set) {
    return isDue(set) ? look(set) : Optional.empty();
  }

  /** What is in the way of a pod, as last found; empty when nothing is. */
  Optional<String> inTheWay(StatefulSet set) {
    return Optional.ofNullable(looks.get(uid(set))).flatMap(Look::inTheWay);
  }

  /** The StatefulSet goes. */
  void forget(String statefulSetUid) {
    looks.remove(statefulSetUid);
  }

  /** Of a StatefulSet that is new no pod can be seen yet. */
  private boolean isDue(StatefulSet set) {
    Look last = looks.get(uid(set));
    Instant due =
        last == null
            ? Instant.parse(set.getMetadata().getCreationTimestamp()).plus(EVERY)
            : last.next();
    return !due.isAfter(clock.instant());
  }

  private Optional<Pod> look(StatefulSet set) {
    var meta = set.getMetadata();
    String name = Rendering.podName(meta.getName());
    Pod pod = client.pods().inNamespace(meta.getNamespace()).withName(name).get();
    if (pod == null) {
      return nothing(set);
    }
    if (hasLabels(pod, set)) {
      looks.put(uid(set), Look.AT_ONCE);
      return Optional.of(pod);
    }
    return isOurs(pod, set) ? mend(pod, set) : foreign(pod, set);
  }

  private Optional<Pod> foreign(Pod pod, StatefulSet set) {
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      return nothing(set);
    }
    String name = pod.getMetadata().getName();
    String inTheWay =
        "a pod %s that is not this strategy's is in the way. Delete it (kubectl delete pod %s -n %s), or give the strategy another name."
            .formatted(name, name, pod.getMetadata().getNamespace());
    looks.put(uid(set), new Look(clock.instant().plus(EVERY), Optional.of(inTheWay)));
    return Optional.empty();
  }

  private Optional<Pod> nothing(StatefulSet set) {
    looks.put(uid(set), new Look(clock.instant().plus(EVERY), Optional.empty()));
    return Optional.empty();
  }

  private Optional<Pod> mend(Pod pod, StatefulSet set) {
    try {
      Pod mended = patch(pod, set);
      LOG.infof("gave the pod %s its labels back", pod.getMetadata().getName());
      if (hasLabels(mended, set)) {
        looks.put(uid(set), Look.AT_ONCE);
      } else {
        refused(pod, set, "a policy or webhook of the cluster takes them off again");
      }
      return Optional.of(mended);
    } catch (KubernetesClientException e) {
      return switch (e.getCode()) {
        case HttpURLConnection.HTTP_NOT_FOUND, HttpURLConnection.HTTP_CONFLICT -> nothing(set);
        case HttpURLConnection.HTTP_FORBIDDEN, UNPROCESSABLE -> {
          refused(pod, set, e.getMessage());
          yield Optional.of(pod);
        }
        default -> throw e;
      };
    }
  }

  /** Of this very pod, not of another one that has its name by now. */
  private Pod patch(Pod pod, StatefulSet set) {
    var meta = pod.getMetadata();
    Pod labelled =
        new PodBuilder()
            .withNewMetadata()
            .withName(meta.getName())
            .withNamespace(meta.getNamespace())
            .withUid(meta.getUid())
            .withLabels(labels(set))
            .endMetadata()
            .build();
    return client
        .pods()
        .resource(pod)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            client.getKubernetesSerialization().asJson(labelled));
  }

  private void refused(Pod pod, StatefulSet set, String why) {
    String name = pod.getMetadata().getName();
    LOG.warnf("the pod %s does not get its labels back: %s", name, why);
    String inTheWay =
        "the pod %s is there, but lacks the labels %s, so it is not followed, and they cannot be put back: %s."
            .formatted(name, labels(set), why);
    looks.put(uid(set), new Look(clock.instant().plus(WHILE_REFUSED), Optional.of(inTheWay)));
  }

  private static boolean isOurs(Pod pod, StatefulSet set) {
    String strategy = set.getMetadata().getAnnotations().get(Labels.STRATEGY_UID);
    return Labels.belongsTo(pod, strategy)
        || pod.getMetadata().getOwnerReferences().stream()
            .anyMatch(o -> Boolean.TRUE.equals(o.getController()) && o.getUid().equals(uid(set)));
  }

  private static boolean hasLabels(Pod pod, StatefulSet set) {
    Map<String, String> has = pod.getMetadata().getLabels();
    return has != null && has.entrySet().containsAll(labels(set).entrySet());
  }

  /** By which the StatefulSet's controller and the operator know the pod. */
  private static Map<String, String> labels(StatefulSet set) {
    Map<String, String> labels = new TreeMap<>(set.getSpec().getSelector().getMatchLabels());
    labels.put(Labels.MANAGED_BY, Labels.OPERATOR);
    return labels;
  }

  private static String uid(StatefulSet set) {
    return set.getMetadata().getUid();
  }
}
