package dev.tradewind.operator.training;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Points the operator at an API server that is none, watches it work, and ends it. */
public final class TrainingRun {
  private static final Logger LOG = Logger.getLogger(TrainingRun.class);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long PAUSE_MILLIS = 50;
  private static final int LOOKS = 20;

  private TrainingRun() {}

  /**
   * To be called before Quarkus starts. The process ends with 0 when all has been walked through.
   */
  public static void prepare() {
    try {
      TrainingApi api = new TrainingApi();
      int monitoring = freePort();
      set("quarkus.management.host", "127.0.0.1");
      set("quarkus.management.port", String.valueOf(monitoring));
      set("quarkus.kubernetes-client.api-server-url", "http://127.0.0.1:" + api.port());
      set("quarkus.kubernetes-client.namespace", "training");
      set("tradewind.operator.runtime-image", "training");
      set("tradewind.operator.leader.namespace", "training");
      Thread.ofPlatform().name("training").daemon().start(() -> exercise(api, monitoring));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void set(String property, String value) {
    System.setProperty(property, value);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void exercise(TrainingApi api, int port) {
    boolean done = false;
    try (HttpClient http = HttpClient.newHttpClient()) {
      done = api.reported().await(PATIENCE.toSeconds(), TimeUnit.SECONDS) && look(http, port);
    } catch (InterruptedException | IOException e) {
      LOG.error("The training run has failed.", e);
    }
    Quarkus.asyncExit(done ? 0 : 1);
  }

  /** As kubelet and Prometheus do; true when the operator was ready most of the time. */
  private static boolean look(HttpClient http, int port) throws IOException, InterruptedException {
    int ready = 0;
    for (int i = 0; i < LOOKS; i++) {
      boolean well = get(http, port, "/health/live") && get(http, port, "/metrics");
      if (well && get(http, port, "/health/ready")) {
        ready++;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return ready > LOOKS / 2;
  }

  private static boolean get(HttpClient http, int port, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    int code = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).statusCode();
    return code == 200;
  }
}
