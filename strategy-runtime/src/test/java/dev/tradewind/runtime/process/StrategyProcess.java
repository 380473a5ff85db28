package dev.tradewind.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.PodJson;
import dev.tradewind.api.pod.PodStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The packaged application as a process of its own, on free ports. */
final class StrategyProcess implements AutoCloseable {

  private static final Path OUTPUT = Path.of("target");
  private static final Path JAR = OUTPUT.resolve("quarkus-app/quarkus-run.jar");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final Path log;
  private final int monitoring;
  private final int control;

  private StrategyProcess(Process process, Path log, int monitoring, int control) {
    this.process = process;
    this.log = log;
    this.monitoring = monitoring;
    this.control = control;
  }

  /** Runs a command to its end; its output is its standard output and error. */
  static StrategyProcess execute(String... arguments) {
    StrategyProcess finished = start(List.of(), 0, 0, Map.of(), List.of(arguments));
    finished.awaitEnd();
    return finished;
  }

  /** Starts {@code run} with these arguments, on free ports. */
  static StrategyProcess run(String... arguments) {
    return run(Map.of(), arguments);
  }

  /** The same with other variables in its environment. */
  static StrategyProcess run(Map<String, String> environment, String... arguments) {
    int monitoring = freePort();
    int control = freePort();
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--monitoring-port", "" + monitoring, "--control-port", "" + control));
    return start(List.of(), monitoring, control, environment, all);
  }

  /** The same behind other words, such as those that enter another network. */
  static StrategyProcess runBehind(List<String> words, String... arguments) {
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(arguments));
    return start(words, 0, 0, Map.of(), all);
  }

  private static StrategyProcess start(
      List<String> before,
      int monitoring,
      int control,
      Map<String, String> environment,
      List<String> arguments) {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    // A killed process cannot delete the native library that it unpacked.
    command.add("-Djava.io.tmpdir=" + OUTPUT.toAbsolutePath());
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(arguments);
    try {
      Path log = Files.createTempFile(OUTPUT, "strategy", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      return new StrategyProcess(builder.start(), log, monitoring, control);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  StrategyProcess awaitReady() {
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .failFast("the process has ended", () -> !process.isAlive())
        .until(() -> monitoring("GET", "/health/ready").statusCode() == 200);
    return this;
  }

  PodStatus await(Predicate<PodStatus> condition) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions()
        .failFast("the process has ended", () -> !process.isAlive())
        .until(this::status, condition);
  }

  PodStatus status() throws IOException, InterruptedException {
    return PodJson.read(get("/status"), PodStatus.class);
  }

  String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = monitoring("GET", path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }

  HttpResponse<String> monitoring(String method, String path)
      throws IOException, InterruptedException {
    return send(request(monitoring, path).method(method, HttpRequest.BodyPublishers.noBody()));
  }

  /** Sends a command with that Authorization header; null for none. */
  HttpResponse<String> control(String authorization, String body)
      throws IOException, InterruptedException {
    return control("POST", "/control", authorization, body);
  }

  HttpResponse<String> control(String method, String path, String authorization, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(control, path).method(method, HttpRequest.BodyPublishers.ofString(body));
    return send(authorization == null ? request : request.header("Authorization", authorization));
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(10));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  int controlPort() {
    return control;
  }

  int monitoringPort() {
    return monitoring;
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Sends a signal that Java has no method for, such as {@code STOP}. */
  void signal(String name) {
    Signals.send(process, name);
  }

  /** Whether it still lives after so long. */
  boolean outlives(Duration time) throws InterruptedException {
    return !process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Sends SIGKILL and waits. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  int awaitEnd() {
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(output()).isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** All it has printed. */
  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
