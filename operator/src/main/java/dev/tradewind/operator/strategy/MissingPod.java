package dev.tradewind.operator.strategy;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Why a StatefulSet has no pod: its controller says so in Events only. They are asked for while a
 * pod is missing, and not too often. Safe for many threads.
 */
final class MissingPod {
  private static final Duration STANDS = Duration.ofSeconds(10);
  private static final Duration NOTHING_STANDS = Duration.ofSeconds(2);
  private static final String REASON = "FailedCreate";

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, Instant> lastThere = new ConcurrentHashMap<>();
  private final KubernetesClient client;
  private final Clock clock;

  private record Answer(Instant until, Optional<String> why) {}

  MissingPod(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** The controller's last word about the StatefulSet of that UID; empty when it has none. */
  Optional<String> why(String namespace, String statefulSetUid) {
    Answer before = answers.get(statefulSetUid);
    if (before != null && before.until().isAfter(clock.instant())) {
      return before.why();
    }
    Optional<String> why = ask(namespace, statefulSetUid);
    Duration stands = why.isPresent() ? STANDS : NOTHING_STANDS;
    answers.put(statefulSetUid, new Answer(clock.instant().plus(stands), why));
    return why;
  }

  /** There is a pod now: what was said before is about another one. */
  void there(String statefulSetUid) {
    answers.remove(statefulSetUid);
    lastThere.put(statefulSetUid, clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  /** The StatefulSet goes. */
  void forget(String statefulSetUid) {
    answers.remove(statefulSetUid);
    lastThere.remove(statefulSetUid);
  }

  private Optional<String> ask(String namespace, String uid) {
    try {
      return client
          .v1()
          .events()
          .inNamespace(namespace)
          .withField("involvedObject.uid", uid)
          .withField("reason", REASON)
          .list()
          .getItems()
          .stream()
          .filter(event -> isNews(event, uid))
          .max(Comparator.comparing(MissingPod::time))
          .map(Event::getMessage);
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** Of the time before this operator nothing is known, so everything may be about the pod. */
  private boolean isNews(Event event, String statefulSetUid) {
    Instant there = lastThere.get(statefulSetUid);
    return there == null
        || event.getLastTimestamp() == null
        || !Instant.parse(event.getLastTimestamp()).isBefore(there);
  }

  private static String time(Event event) {
    return event.getLastTimestamp() == null ? "" : event.getLastTimestamp();
  }
}
