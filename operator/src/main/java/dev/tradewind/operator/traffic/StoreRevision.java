package dev.tradewind.operator.traffic;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Notices that the store of the API server was set back to an earlier state, as from a backup. The
 * watches go on then as if nothing had happened, and hear nothing until the store has caught up;
 * what is remembered is of a world that is gone. Only a start with an empty memory mends that.
 *
 * <p>Resource versions are compared as numbers, which <a
 * href="https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions">Kubernetes
 * allows</a>; others are not looked at.
 */
public final class StoreRevision implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(StoreRevision.class);

  private final Watches watches;
  private final Supplier<String> present;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("store-revision").daemon().factory());
  private long checkedOpenings;
  private volatile String trouble;

  /**
   * @param present asks the API server for the revision of its store
   */
  public StoreRevision(Watches watches, Supplier<String> present) {
    this.watches = watches;
    this.present = present;
  }

  /** Compares from now on, whenever a watch has been opened again. */
  public void start(Duration interval) {
    var _ =
        timer.scheduleWithFixedDelay(
            this::look, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** A sentence, once the store has been set back; it stays. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  void look() {
    long openings = watches.openings();
    if (openings == checkedOpenings) {
      return;
    }
    try {
      compare(watches.reached(), number(present.get()));
      checkedOpenings = openings;
    } catch (KubernetesClientException e) {
      LOG.debugf("the revision of the store is not known now: %s", e.getMessage());
    }
  }

  private void compare(long reached, long now) {
    if (now >= 0 && now < reached) {
      trouble =
          "The API server's store is at revision %d, and %d was seen before: it was set back to an earlier state."
              .formatted(now, reached);
      LOG.error(trouble);
    }
  }

  /** Negative when it is no number. */
  static long number(String resourceVersion) {
    try {
      return Long.parseLong(resourceVersion);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
