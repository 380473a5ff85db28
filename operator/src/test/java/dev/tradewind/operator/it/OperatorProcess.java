package dev.tradewind.operator.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The packaged operator as a process of its own, on a free port. */
final class OperatorProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final Path log;
  private final int port;

  OperatorProcess(World world, Map<String, String> environment) {
    try {
      port = freePort();
      log = Files.createTempFile(Path.of("target"), "operator", ".log");
      Path kubeConfig =
          Files.writeString(
              Files.createTempFile(Path.of("target"), "operator", ".yaml"), world.api.kubeConfig());
      var builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-jar",
              JAR.toString());
      builder.environment().putAll(environment(world, kubeConfig));
      builder.environment().putAll(environment);
      log.toFile().deleteOnExit();
      kubeConfig.toFile().deleteOnExit();
      process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the chart sets it. */
  private Map<String, String> environment(World world, Path kubeConfig) {
    return Map.of(
        "KUBECONFIG",
        kubeConfig.toString(),
        "QUARKUS_MANAGEMENT_PORT",
        String.valueOf(port),
        "POD_NAME",
        "one",
        "POD_NAMESPACE",
        world.namespace,
        "TRADEWIND_OPERATOR_RUNTIME_IMAGE",
        TestSettings.IMAGE,
        "TRADEWIND_OPERATOR_WATCH_NAMESPACES",
        world.namespace,
        "TRADEWIND_OPERATOR_PORTS_MONITORING",
        String.valueOf(world.settings.monitoring()),
        "TRADEWIND_OPERATOR_PORTS_CONTROL",
        String.valueOf(world.settings.control()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** What a path answers; empty while nobody does. */
  String get(String path) {
    return answer(path, HttpResponse::body, "");
  }

  /** The code that a path answers; 0 while nobody does. */
  int code(String path) {
    return answer(path, HttpResponse::statusCode, 0);
  }

  private <T> T answer(String path, Function<HttpResponse<String>, T> part, T nobody) {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    try {
      return part.apply(http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      return nobody;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return nobody;
    }
  }

  List<String> log() {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it ends by itself. */
  void awaitEnd() {
    World.soon().atMost(Duration.ofMinutes(1)).until(() -> !process.isAlive());
  }

  /** Asks it to end, as the kubelet does, and answers how. */
  int end() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The operator does not end.");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    http.close();
  }
}
