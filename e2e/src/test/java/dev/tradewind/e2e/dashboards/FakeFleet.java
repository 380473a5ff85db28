package dev.tradewind.e2e.dashboards;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Strategies that trade nothing and export everything. */
final class FakeFleet implements AutoCloseable {

  private final HttpServer server;
  private final List<FakeStrategy> strategies;

  FakeFleet(FakeStrategy... strategies) throws IOException {
    this.strategies = List.of(strategies);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    for (FakeStrategy strategy : strategies) {
      server.createContext(
          strategy.path(),
          exchange -> {
            byte[] body = strategy.exposition().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(strategy.up ? 200 : 503, body.length);
            try (var out = exchange.getResponseBody()) {
              out.write(body);
            }
          });
    }
    server.start();
  }

  /** Scrapes as in a cluster, where the pod's namespace and name become labels. */
  String prometheusConfiguration() {
    StringBuilder text =
        new StringBuilder(
            "global: {scrape_interval: 1s}\nscrape_configs:\n- job_name: tradewind\n");
    text.append("  static_configs:\n");
    for (FakeStrategy strategy : strategies) {
      text.append(
          "  - {targets: ['127.0.0.1:%d'], labels: {namespace: %s, pod: %s-0, __metrics_path__: %s}}\n"
              .formatted(
                  server.getAddress().getPort(),
                  strategy.namespace,
                  strategy.name,
                  strategy.path()));
    }
    return text.toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
