package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.operator.metrics.OperatorMetric;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.micrometer.core.instrument.Gauge;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** An operator that does not live notices it itself. */
@Processors
final class LivenessIT {
  /** Holds back whoever creates a Secret, as a reconcile does. */
  private static final class Gate implements Interceptor {
    private final CountDownLatch open = new CountDownLatch(1);

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      if (request.method().equals("POST") && request.uri().getPath().endsWith("/secrets")) {
        try {
          open.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  @Test
  void blockedThreadsAreNoticedAndSoIsTheirEnd() {
    Gate gate = new Gate();
    try (World world =
            new World(
                Map.of(
                    "reconcile-threads", "2",
                    "health.pulse-interval", "200ms",
                    "health.pulse-timeout", "2s"));
        KubernetesClient gated =
            new KubernetesClientBuilder()
                .withConfig(world.api.operatorConfig())
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("gate", gate))
                .build()) {
      world.stopOperator();
      world.startOperator(gated);
      Awaitility.await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
      assertThat(world.operator().troubles()).as("at rest").isEmpty();

      world.create("one");
      Awaitility.await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
      assertThat(world.operator().troubles()).as("one thread is left").isEmpty();

      world.create("two");
      World.soon()
          .until(
              () -> world.operator().troubles(),
              troubles -> troubles.toString().contains("has waited"));

      gate.open.countDown();
      World.soon().until(() -> world.operator().troubles().isEmpty());
      world.awaitSettled("one");
      world.stopOperator();
    }
  }

  @Test
  void oneReconcileThatDoesNotEndIsNoticed() {
    Gate gate = new Gate();
    try (World world = new World(Map.of("health.reconcile-timeout", "2s"));
        KubernetesClient gated =
            new KubernetesClientBuilder()
                .withConfig(world.api.operatorConfig())
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("gate", gate))
                .build()) {
      world.stopOperator();
      world.startOperator(gated);
      world.create("one");

      World.soon()
          .until(
              () -> world.operator().troubles(),
              troubles -> troubles.toString().contains("A reconcile has been running"));

      gate.open.countDown();
      World.soon().until(() -> world.operator().troubles().isEmpty());
      world.stopOperator();
    }
  }

  @Test
  void aWatchThatHearsNothingMoreIsNoticed() {
    try (World world = new World(Map.of("health.watch-timeout", "15s"))) {
      Config config = world.api.operatorConfig();
      try (TcpProxy proxy = new TcpProxy(config.getMasterUrl())) {
        config.setMasterUrl(proxy.url());
        try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
          world.stopOperator();
          world.startOperator(client);
          world.create("aapl-sma");
          world.awaitSettled("aapl-sma");
          assertThat(world.operator().troubles()).isEmpty();

          proxy.freeze();
          // Each report that the API server takes shows that it is there.
          FakeBook book = world.kubelet.book("aapl-sma");
          Awaitility.await()
              .atMost(Duration.ofSeconds(60))
              .pollInterval(Duration.ofSeconds(1))
              .until(
                  () -> {
                    book.position = book.position.add(BigDecimal.ONE);
                    return world.operator().troubles();
                  },
                  troubles ->
                      troubles.stream().anyMatch(t -> t.startsWith("A watch of configmaps")));
          assertThat(world.operator().healthy()).as("what the informers themselves say").isTrue();
          world.stopOperator();
        }
      }
    }
  }

  @Test
  void anApiServerThatIsAwayIsNoReasonToStartAnew() {
    try (World world = new World(Map.of("health.watch-timeout", "2s"))) {
      Config config = world.api.operatorConfig();
      try (TcpProxy proxy = new TcpProxy(config.getMasterUrl())) {
        config.setMasterUrl(proxy.url());
        try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
          world.stopOperator();
          world.startOperator(client);
          World.soon().until(() -> world.operator().healthy());

          proxy.cut();
          World.soon().until(() -> !world.operator().healthy());
          Awaitility.await().pollDelay(Duration.ofSeconds(6)).until(() -> true);
          List<String> troubles = world.operator().troubles();
          world.stopOperator();

          assertThat(troubles).isEmpty();
        }
      }
    }
  }

  @Test
  void watchesOfKindsThatDoNotChangeStayYoung() {
    try (World world = new World(Map.of("health.watch-timeout", "12s"))) {
      World.soon().until(() -> world.operator().healthy());

      Awaitility.await()
          .during(Duration.ofSeconds(30))
          .atMost(Duration.ofSeconds(35))
          .pollInterval(Duration.ofMillis(500))
          .until(() -> world.operator().troubles().isEmpty() && oldest(world) < 12);

      world.create("aapl-sma");
      world.awaitSettled("aapl-sma");
    }
  }

  private static double oldest(World world) {
    return world.meters().find(OperatorMetric.WATCH_AGE_SECONDS.metricName()).gauges().stream()
        .mapToDouble(Gauge::value)
        .max()
        .orElseThrow();
  }
}
