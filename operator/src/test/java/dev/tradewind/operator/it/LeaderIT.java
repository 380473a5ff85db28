package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.operator.TradewindOperator;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas: one leads, and hands over. */
final class LeaderIT {
  private static final Logger LOG = Logger.getLogger(LeaderIT.class);
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration RENEWAL = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofMillis(2_200);
  private static final Duration SLACK = Duration.ofSeconds(2);

  private World world;
  private Replica a;
  private Replica b;
  private final AtomicBoolean watching = new AtomicBoolean(true);
  private final AtomicInteger bothLed = new AtomicInteger();
  private Thread watcher;

  /** An operator with a connection of its own that can be cut. */
  private final class Replica implements AutoCloseable {
    final TcpProxy proxy;
    final KubernetesClient client;
    final AtomicInteger lost = new AtomicInteger();
    final TradewindOperator operator;

    Replica(String name) {
      Config config = world.api.operatorConfig();
      proxy = new TcpProxy(config.getMasterUrl());
      config.setMasterUrl(proxy.url());
      client = new KubernetesClientBuilder().withConfig(config).build();
      operator =
          new TradewindOperator(
              client,
              world.settings(
                  Map.of("leader.election", "true", "leader.namespace", world.namespace)),
              name,
              lost::incrementAndGet,
              new SimpleMeterRegistry());
      operator.start();
    }

    @Override
    public void close() {
      operator.close();
      client.close();
      proxy.close();
    }
  }

  @BeforeEach
  void start() {
    world = new World();
    world.stopOperator();
    a = new Replica("a");
    World.soon().until(a.operator::leads);
    b = new Replica("b");
    watcher = Thread.ofPlatform().start(this::watch);
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
  }

  @AfterEach
  void stop() throws InterruptedException {
    watching.set(false);
    watcher.join();
    b.close();
    world.close();
  }

  private void watch() {
    while (watching.get()) {
      if (a.operator.leads() && b.operator.leads()) {
        bothLed.incrementAndGet();
      }
      LockSupport.parkNanos(100_000);
    }
  }

  private String holder() {
    return world
        .admin
        .leases()
        .inNamespace(world.namespace)
        .withName("tradewind-operator")
        .get()
        .getSpec()
        .getHolderIdentity();
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void assertThatBReconciles() {
    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Paused\"}}");
    world.awaitReason("aapl-sma", ConditionType.Trading, "Paused");
  }

  @Test
  void aLeaderThatEndsGivesTheLeadBackAtOnce() {
    assertThat(b.operator.leads()).isFalse();
    assertThat(b.operator.healthy()).as("one that waits is ready").isTrue();
    assertThat(b.operator.troubles()).as("and lives").isEmpty();

    long start = System.nanoTime();
    a.close();
    Duration closed = since(start);
    World.soon().pollInterval(Duration.ofMillis(10)).until(b.operator::leads);
    Duration handedOver = since(start);
    LOG.infof("closed after %s, handed over after %s", closed, handedOver);

    assertThat(handedOver.minus(closed)).isLessThan(RETRY.plus(SLACK));
    assertThat(a.lost).as("giving it back is no loss").hasValue(0);
    assertThat(bothLed).hasValue(0);
    assertThat(holder()).isEqualTo("b");
    assertThatBReconciles();
  }

  @Test
  void aLeaderThatIsCutOffStopsBeforeAnotherOneLeads() {
    long start = System.nanoTime();
    a.proxy.cut();
    World.soon().pollInterval(Duration.ofMillis(10)).until(() -> a.lost.get() > 0);
    Duration lost = since(start);
    World.soon().pollInterval(Duration.ofMillis(10)).until(b.operator::leads);
    Duration takenOver = since(start);
    LOG.infof("lost after %s, taken over after %s", lost, takenOver);

    assertThat(lost).isLessThan(RENEWAL.plus(SLACK));
    assertThat(takenOver).isLessThan(LEASE.plus(RETRY).plus(SLACK));
    assertThat(a.lost).hasValue(1);
    assertThat(bothLed).hasValue(0);
    assertThat(holder()).isEqualTo("b");
    assertThatBReconciles();
    a.close();
  }

  @Test
  void aLeaderWhoseRequestsHangStopsToo() {
    long start = System.nanoTime();
    a.proxy.hang();
    World.soon().pollInterval(Duration.ofMillis(10)).until(() -> a.lost.get() > 0);
    Duration lost = since(start);
    World.soon().pollInterval(Duration.ofMillis(10)).until(b.operator::leads);
    LOG.infof("lost after %s, taken over after %s", lost, since(start));

    assertThat(lost).isLessThan(RENEWAL.plus(SLACK));
    assertThat(bothLed).hasValue(0);
    a.close();
  }
}
