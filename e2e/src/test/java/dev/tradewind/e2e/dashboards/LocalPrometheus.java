package dev.tradewind.e2e.dashboards;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A Prometheus of the test's own, on a free port. */
final class LocalPrometheus implements AutoCloseable {

  private final Process process;
  private final String url;

  private LocalPrometheus(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static LocalPrometheus start(Path folder, String configuration) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path config = Files.writeString(folder.resolve("prometheus.yml"), configuration);
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                binary(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=warn")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    LocalPrometheus prometheus = new LocalPrometheus(process, "http://127.0.0.1:" + port);
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .failFast("Prometheus ended; see " + log, () -> !process.isAlive())
        .until(() -> prometheus.client().query("vector(1)").size() == 1);
    return prometheus;
  }

  PrometheusClient client() {
    return new PrometheusClient(url);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static String binary() {
    String given = System.getenv("TRADEWIND_PROMETHEUS");
    return given != null && !given.isBlank()
        ? given
        : inCache()
            .map(Path::toString)
            .orElseThrow(
                () ->
                    new AssertionError(
                        "no Prometheus in %s: run dev/prometheus/fetch, or set TRADEWIND_PROMETHEUS to its program"
                            .formatted(cache())));
  }

  private static Optional<Path> inCache() {
    try (Stream<Path> versions = Files.list(cache())) {
      return versions
          .map(version -> version.resolve("usr/bin/prometheus"))
          .filter(Files::isExecutable)
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Path cache() {
    String home = System.getenv("XDG_CACHE_HOME");
    Path caches =
        home == null || home.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(home);
    return caches.resolve("tradewind/prometheus");
  }
}
