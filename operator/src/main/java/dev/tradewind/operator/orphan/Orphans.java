package dev.tradewind.operator.orphan;

import dev.tradewind.operator.metrics.Meters;
import dev.tradewind.operator.metrics.OperatorMetric;
import dev.tradewind.operator.render.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Tells of StatefulSets of this operator whose strategy is not there any more, such as after
 * somebody took its finalizer away and deleted it: their pods may trade, and nothing else reports
 * them. Changes nothing: whether a position is to be kept is for people to decide.
 */
public final class Orphans implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Orphans.class);

  /** Caches of different kinds may be that far apart. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Supplier<Stream<StatefulSet>> sets;
  private final Predicate<HasMetadata> owned;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("orphans").daemon().factory());
  private Map<String, Long> suspects = Map.of();
  private volatile Set<String> orphans = Set.of();

  /**
   * @param sets all of this operator's, from a watch's cache
   * @param owned whether the strategy that an object belongs to is there, with that UID
   * @param nanoTime a clock that never jumps, in nanoseconds
   */
  public Orphans(
      Supplier<Stream<StatefulSet>> sets,
      Predicate<HasMetadata> owned,
      Meters meters,
      LongSupplier nanoTime) {
    this.sets = sets;
    this.owned = owned;
    this.nanoTime = nanoTime;
    meters.gauge(OperatorMetric.ORPHANS, () -> orphans.size());
  }

  /** Looks from now on, once the caches are filled. */
  public void start(Duration interval) {
    var _ =
        timer.scheduleWithFixedDelay(
            this::look, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
  }

  void look() {
    long now = nanoTime.getAsLong();
    Map<String, Long> seen = new HashMap<>();
    Set<String> found = new HashSet<>();
    for (StatefulSet set : sets.get().filter(Orphans::stays).filter(owned.negate()).toList()) {
      String uid = set.getMetadata().getUid();
      long since = suspects.getOrDefault(uid, now);
      seen.put(uid, since);
      if (now - since >= GRACE.toNanos()) {
        found.add(uid);
        if (!orphans.contains(uid)) {
          tell(set);
        }
      }
    }
    suspects = seen;
    orphans = found;
  }

  private static void tell(StatefulSet set) {
    LOG.warnf(
        "The StatefulSet %s in %s was made for a TradingStrategy of the UID %s that is there no"
            + " more: its pod may trade on, and nothing controls it. Close its position with"
            + " `strategy-runtime control flatten` in the pod, then delete the StatefulSet.",
        set.getMetadata().getName(),
        set.getMetadata().getNamespace(),
        Labels.strategyUidOf(set).orElse("none"));
  }

  /** One without a strategy's name is none of this operator's; one that is going needs no word. */
  private static boolean stays(StatefulSet set) {
    return set.getMetadata().getDeletionTimestamp() == null && Labels.strategyOf(set).isPresent();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
