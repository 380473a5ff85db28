package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.metrics.Meters;
import dev.tradewind.operator.metrics.OperatorMetric;
import dev.tradewind.operator.strategy.EventHistory.Fate;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Tells what happened as Events beside the strategy, each happening once. What happens again and
 * again becomes a series, within a budget per strategy. An Event that cannot be written is only
 * logged. Safe for many threads.
 */
final class EventRecorder {
  private static final Logger LOG = Logger.getLogger(EventRecorder.class);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final String CONTROLLER = "tradewind.dev/operator";

  /** Of a note in UTF-8, though the API server calls them characters. */
  private static final int MOST_BYTES = 1024;

  private static final String CUT = "…";
  private static final int UNPROCESSABLE = 422;

  /** The only kind of patch that the client sends without a read before it. */
  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager("tradewind-operator")
          .withForce(true)
          .build();

  private final KubernetesClient client;
  private final Clock clock;
  private final String instance;
  private final Meters meters;
  private final Map<String, EventHistory> histories = new ConcurrentHashMap<>();

  EventRecorder(KubernetesClient client, Clock clock, String instance, Meters meters) {
    this.client = client;
    this.clock = clock;
    this.instance = instance;
    this.meters = meters;
  }

  void record(TradingStrategy strategy, Notice notice) {
    var meta = strategy.getMetadata();
    Instant now = clock.instant();
    String name = meta.getName() + "." + digest(meta.getUid() + notice.key());
    EventHistory history = histories.computeIfAbsent(meta.getUid(), _ -> new EventHistory(now));
    switch (history.next(notice, name, now)) {
      case Fate.Write _ -> {
        count("written");
        write(notice, () -> client.resource(event(strategy, notice, name)).create());
      }
      case Fate.Repeat repeat -> {
        count("repeated");
        write(notice, () -> repeat(meta.getNamespace(), repeat, history));
      }
      case Fate.Count _ -> count("repeated");
      case Fate.Drop _ -> {
        count("dropped");
        LOG.infof("too much happens; no Event says: %s: %s", notice.reason(), notice.note());
      }
    }
  }

  /** Forgets what was told of a strategy that is gone. */
  void forget(String uid) {
    histories.remove(uid);
  }

  private void count(String fate) {
    meters.counter(OperatorMetric.EVENTS, fate).increment();
  }

  private static void write(Notice notice, Runnable request) {
    try {
      request.run();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        LOG.warnf("the event %s was not recorded: %s", notice.reason(), e.getMessage());
      }
    }
  }

  private void repeat(String namespace, Fate.Repeat repeat, EventHistory history) {
    Event again =
        new EventBuilder()
            .withNewMetadata()
            .withName(repeat.event())
            .withNamespace(namespace)
            .endMetadata()
            .withNewSeries()
            .withCount(repeat.count())
            .withLastObservedTime(new MicroTime(MICROS.format(clock.instant())))
            .endSeries()
            .build();
    try {
      client.resource(again).patch(APPLY);
    } catch (KubernetesClientException e) {
      if (e.getCode() != UNPROCESSABLE) {
        throw e;
      }
      // It has expired, and a series alone makes no Event.
      history.lost(repeat.event());
    }
  }

  private Event event(TradingStrategy strategy, Notice notice, String name) {
    var meta = strategy.getMetadata();
    return new EventBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(meta.getNamespace())
        .endMetadata()
        .withEventTime(new MicroTime(MICROS.format(clock.instant())))
        .withType(notice.warning() ? "Warning" : "Normal")
        .withReason(notice.reason())
        .withAction("Reconcile")
        .withNote(clipped(notice.note()))
        .withReportingController(CONTROLLER)
        .withReportingInstance(instance)
        .withRegarding(
            new ObjectReferenceBuilder()
                .withApiVersion(strategy.getApiVersion())
                .withKind(strategy.getKind())
                .withName(meta.getName())
                .withNamespace(meta.getNamespace())
                .withUid(meta.getUid())
                .build())
        .build();
  }

  /** What the API server takes of a note; no character is cut in two. */
  static String clipped(String note) {
    byte[] bytes = note.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MOST_BYTES) {
      return note;
    }
    int end = MOST_BYTES - CUT.getBytes(StandardCharsets.UTF_8).length;
    while (isInsideCharacter(bytes[end])) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8) + CUT;
  }

  private static boolean isInsideCharacter(byte next) {
    return (next & 0xC0) == 0x80;
  }

  private static String digest(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
        .toString()
        .substring(0, 18);
  }
}
