package dev.tradewind.operator.objects;

import dev.tradewind.operator.render.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the cluster sets back at once when it is corrected, as an admission policy or webhook does.
 * To correct it again and again changes nothing, so it is told, and tried again only slowly. Safe
 * for many threads.
 */
final class Unmended {
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Duration pace;

  /**
   * @param strategy it belongs to, or null where all of the namespace share it
   */
  private record Entry(
      String namespace, String strategy, String object, Set<String> fields, Instant next) {}

  /**
   * @param pace time from one attempt to the next
   */
  Unmended(Clock clock, Duration pace) {
    this.clock = clock;
    this.pace = pace;
  }

  /** Whether it is to be left as it is for now: nothing differs but what did not stick. */
  boolean rests(HasMetadata object, List<String> differences) {
    Entry before = entries.get(key(object));
    return before != null
        && before.next().isAfter(clock.instant())
        && before.fields().containsAll(differences);
  }

  /**
   * An object was corrected.
   *
   * @param left what differs all the same
   */
  void corrected(HasMetadata object, List<String> left) {
    if (left.isEmpty()) {
      settled(object);
      return;
    }
    var meta = object.getMetadata();
    entries.put(
        key(object),
        new Entry(
            meta.getNamespace(),
            Labels.strategyOf(object).orElse(null),
            object.getKind() + " " + meta.getName(),
            Set.copyOf(left),
            clock.instant().plus(pace)));
  }

  /** An object is as it should be, or is no more. */
  void settled(HasMetadata object) {
    entries.remove(key(object));
  }

  /** A sentence about an object of that strategy, or one that it shares; empty for none. */
  Optional<String> complaint(String namespace, String strategy) {
    return entries.values().stream()
        .filter(e -> e.namespace().equals(namespace))
        .filter(e -> e.strategy() == null || e.strategy().equals(strategy))
        .map(this::sentence)
        .sorted()
        .findFirst();
  }

  private String sentence(Entry entry) {
    return "The %s does not stay as the operator writes it: a mutating admission policy or webhook of the cluster changes %s back at once. Have it leave out what has the label %s; the operator tries again every %d s."
        .formatted(
            entry.object(),
            String.join(", ", entry.fields().stream().sorted().toList()),
            Labels.SELECTOR,
            Math.max(1, pace.toSeconds()));
  }

  private static String key(HasMetadata object) {
    var meta = object.getMetadata();
    return String.join("/", meta.getNamespace(), object.getKind(), meta.getName());
  }
}
