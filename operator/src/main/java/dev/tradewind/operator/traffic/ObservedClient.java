package dev.tradewind.operator.traffic;

import dev.tradewind.operator.metrics.Meters;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.impl.KubernetesClientImpl;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A view of a client whose traffic is seen. Closing it ends its own threads only; the client it is
 * made of goes on.
 */
public final class ObservedClient implements AutoCloseable {
  private static final int FIRST_RECONNECT_MILLIS = 100;

  private final ExecutorService tasks =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().name("kubernetes-client-", 1).daemon().factory());
  private final KubernetesClient client;

  /**
   * @param silence the longest that a living watch may hear nothing
   * @param others more that want to see the requests, by name
   */
  public ObservedClient(
      KubernetesClient client,
      Meters meters,
      Watches watches,
      Duration silence,
      Map<String, Interceptor> others) {
    HttpClient.DerivedClientBuilder http =
        client
            .getHttpClient()
            .newBuilder()
            .addOrReplaceInterceptor("traffic", new ApiTraffic(meters, watches, silence));
    others.forEach(http::addOrReplaceInterceptor);
    this.client =
        new KubernetesClientImpl(
            http.build(),
            plainWatches(client.getConfiguration()),
            () -> tasks,
            client.getKubernetesSerialization());
  }

  public KubernetesClient client() {
    return client;
  }

  /**
   * What a watch over a web socket hears cannot be seen from beside. A watch that has ended is
   * opened again at once.
   */
  private static Config plainWatches(Config config) {
    return new ConfigBuilder(config)
        .withOnlyHttpWatches(true)
        .withWatchReconnectInterval(FIRST_RECONNECT_MILLIS)
        .build();
  }

  @Override
  public void close() {
    tasks.shutdownNow();
  }
}
