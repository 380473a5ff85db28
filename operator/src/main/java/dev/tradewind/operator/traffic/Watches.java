package dev.tradewind.operator.traffic;

import dev.tradewind.operator.metrics.Meters;
import dev.tradewind.operator.metrics.OperatorMetric;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * When each watch last heard anything: that it is open counts, and every byte that comes. Safe for
 * many threads.
 */
public final class Watches {
  private static final long CLOSED = 0;

  /**
   * One watch, over all its openings.
   *
   * @param opening number of the one that is open; {@code CLOSED} while none is
   */
  private record Watch(String resource, long heard, long opening) {
    Watch hears(long now) {
      return new Watch(resource, now, opening);
    }

    Watch opens(long now, long number) {
      return new Watch(resource, now, number);
    }

    Watch closes(long number) {
      return opening == number ? new Watch(resource, heard, CLOSED) : this;
    }
  }

  private final Map<String, Watch> watches = new ConcurrentHashMap<>();
  private final Set<String> measured = ConcurrentHashMap.newKeySet();
  private final AtomicLong openings = new AtomicLong(CLOSED);
  private final Meters meters;
  private final LongSupplier nanoTime;
  private final AtomicLong reached = new AtomicLong();
  private volatile long answered;
  private volatile Set<String> leftOut = Set.of();

  /**
   * @param nanoTime a clock that never jumps, in nanoseconds
   */
  public Watches(Meters meters, LongSupplier nanoTime) {
    this.meters = meters;
    this.nanoTime = nanoTime;
    this.answered = nanoTime.getAsLong();
  }

  /** A watch is about to be opened, for the first time or again. */
  void opening(String watch, String resource) {
    watches.putIfAbsent(watch, new Watch(resource, nanoTime.getAsLong(), CLOSED));
    if (measured.add(resource)) {
      meters.gauge(OperatorMetric.WATCH_AGE_SECONDS, () -> seconds(age(resource)), resource);
    }
  }

  /** A watch begins at a revision of the store. */
  void begins(long revision) {
    reached.accumulateAndGet(revision, Math::max);
  }

  /** The latest revision of the store that a watch has begun at. */
  long reached() {
    return reached.get();
  }

  /** How many watches the API server has accepted, each opening counted. */
  long openings() {
    return openings.get();
  }

  /** The API server has accepted a watch; answers a number for this opening. */
  long opened(String watch) {
    long number = openings.incrementAndGet();
    long now = nanoTime.getAsLong();
    watches.computeIfPresent(watch, (_, w) -> w.opens(now, number));
    answered = now;
    return number;
  }

  /** That opening of the watch has ended, for whatever reason. */
  void closed(String watch, long number) {
    watches.computeIfPresent(watch, (_, w) -> w.closes(number));
  }

  void heard(String watch) {
    long now = nanoTime.getAsLong();
    watches.computeIfPresent(watch, (_, w) -> w.hears(now));
    answered = now;
  }

  /** The API server has answered some request. */
  void answered() {
    answered = nanoTime.getAsLong();
  }

  /**
   * No watch of these namespaces counts any more; those that were left out before begin anew.
   *
   * @param namespaces all that are left out now
   */
  void leaveOut(Set<String> namespaces) {
    Set<String> back = new HashSet<>(leftOut);
    back.removeAll(namespaces);
    long now = nanoTime.getAsLong();
    watches.replaceAll((name, watch) -> isIn(back, name) ? watch.hears(now) : watch);
    leftOut = Set.copyOf(namespaces);
  }

  private Stream<Watch> counted() {
    Set<String> out = leftOut;
    return watches.entrySet().stream().filter(e -> !isIn(out, e.getKey())).map(Map.Entry::getValue);
  }

  private static boolean isIn(Set<String> namespaces, String watch) {
    return namespaces.stream().anyMatch(name -> watch.contains("/namespaces/" + name + "/"));
  }

  /** Whether every watch that was ever opened is open now. */
  public boolean allOpen() {
    return counted().noneMatch(w -> w.opening() == CLOSED);
  }

  /**
   * For how long each watch, by resource, had heard nothing when the API server last answered
   * anything. While the whole API is away no watch is to blame.
   */
  public Map<String, Duration> deafness() {
    Map<String, Duration> result = new TreeMap<>();
    counted()
        .forEach(
            watch -> {
              Duration deaf = Duration.ofNanos(Math.max(0, answered - watch.heard()));
              result.merge(watch.resource(), deaf, (a, b) -> a.compareTo(b) > 0 ? a : b);
            });
    return result;
  }

  private Duration age(String resource) {
    long now = nanoTime.getAsLong();
    return Duration.ofNanos(
        counted()
            .filter(w -> w.resource().equals(resource))
            .mapToLong(w -> now - w.heard())
            .max()
            .orElse(0));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
