package dev.tradewind.operator.traffic;

import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.metrics.Meters;
import dev.tradewind.operator.metrics.OperatorMetric;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Which of the namespaces that the operator is to watch it may read. One that is gone with its
 * rights, or has lost them, is left out, so that the others go on; it is looked for again and
 * again.
 */
public final class WatchedNamespaces implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(WatchedNamespaces.class);

  /** All kinds that are watched; the first speaks for the others while they are. */
  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(
          TradingStrategy.class,
          TradingHalt.class,
          StatefulSet.class,
          ConfigMap.class,
          PersistentVolumeClaim.class,
          Pod.class,
          Service.class,
          ServiceAccount.class,
          NetworkPolicy.class);

  /** From the API server's own cache. */
  private static final ListOptions ONE =
      new ListOptionsBuilder().withLimit(1L).withResourceVersion("0").build();

  private final KubernetesClient client;
  private final Set<String> wanted;
  private final Duration interval;
  private final Watches watches;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("watched-namespaces").daemon().factory());
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Set<String> watched = Set.of();
  private volatile Set<String> leftOut = Set.of();
  private volatile String trouble;

  /**
   * @param wanted empty for all there are, which are never left out
   * @param interval how often each is looked for
   */
  public WatchedNamespaces(
      KubernetesClient client,
      Set<String> wanted,
      Duration interval,
      Watches watches,
      Meters meters) {
    this.client = client;
    this.wanted = new TreeSet<>(wanted);
    this.interval = interval;
    this.watches = watches;
    meters.gauge(OperatorMetric.NAMESPACES_LEFT_OUT, () -> leftOut.size());
  }

  /** Waits until there is a namespace to begin with; false when it was closed meanwhile. */
  public boolean awaitFirst() {
    try {
      look();
      while (!wanted.isEmpty() && open().isEmpty()) {
        if (ended.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
          return false;
        }
        look();
      }
      watched = open();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Those that are watched, left out or not; empty when all there are are watched. */
  public Set<String> watched() {
    return watched;
  }

  /**
   * Looks from now on.
   *
   * @param more is told all namespaces to watch whenever there is one more
   */
  public void start(Consumer<Set<String>> more) {
    if (!wanted.isEmpty()) {
      var _ =
          timer.scheduleWithFixedDelay(
              () -> lookAndAdd(more), interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** Those that are left out now, in alphabetical order. */
  public Set<String> leftOut() {
    return leftOut;
  }

  /** Some namespace that is not left out; empty when all there are are watched. */
  public Optional<String> any() {
    return open().stream().findFirst();
  }

  /** A sentence, once a namespace could not be taken in; it stays. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  private Set<String> open() {
    Set<String> open = new TreeSet<>(wanted);
    open.removeAll(leftOut);
    return open;
  }

  private void lookAndAdd(Consumer<Set<String>> more) {
    try {
      look();
      Set<String> all = new TreeSet<>(watched);
      if (all.addAll(open())) {
        more.accept(all);
        watched = all;
      }
    } catch (RuntimeException e) {
      trouble = "A namespace could not be taken in: " + e.getMessage();
      LOG.error(trouble, e);
    }
  }

  private void look() {
    Set<String> closed = new TreeSet<>();
    for (String namespace : wanted) {
      Optional<Boolean> readable = readable(namespace);
      if (!readable.orElse(!leftOut.contains(namespace))) {
        closed.add(namespace);
      }
    }
    tell(closed);
    leftOut = closed;
    watches.leaveOut(closed);
  }

  private void tell(Set<String> closed) {
    closed.stream()
        .filter(namespace -> !leftOut.contains(namespace))
        .forEach(
            namespace ->
                LOG.warnf(
                    "The namespace %s is gone, or this operator may not read it: it is left out"
                        + " until it may. If it is not to come back, take it out of"
                        + " watchNamespaces.",
                    namespace));
    leftOut.stream()
        .filter(namespace -> !closed.contains(namespace))
        .forEach(namespace -> LOG.infof("The namespace %s is watched again.", namespace));
  }

  /** Empty when the API server does not say. */
  private Optional<Boolean> readable(String namespace) {
    boolean known = watched.contains(namespace) && !leftOut.contains(namespace);
    try {
      for (Class<? extends HasMetadata> kind : known ? KINDS.subList(0, 1) : KINDS) {
        client.resources(kind).inNamespace(namespace).list(ONE);
      }
      return Optional.of(true);
    } catch (KubernetesClientException e) {
      return e.getCode() == HttpURLConnection.HTTP_FORBIDDEN
          ? Optional.of(false)
          : Optional.empty();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    timer.shutdownNow();
  }
}
