package dev.tradewind.runtime.training;

import dev.tradewind.api.control.CommandSignature;
import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.PodJson;
import dev.tradewind.api.pod.PodStatus;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;

/**
 * Uses a running pod as an operator, Prometheus and a person in it would, then ends it. On a thread
 * of its own.
 *
 * @param uid of the strategy
 * @param key that signs for the control port
 * @param monitoringPort where to look
 * @param controlPort where to command
 * @param person what a person in the pod does, after all the rest
 */
public record Exercise(
    String uid, PrivateKey key, int monitoringPort, int controlPort, Runnable person)
    implements Runnable {

  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration VALID = Duration.ofMinutes(1);
  private static final int SCRAPES = 20;

  @Override
  public void run() {
    try {
      awaitReady();
      command(new ControlCommand.SetState(uid, 1, BookState.Running));
      for (int i = 0; i < SCRAPES || !status().completed(); i++) {
        look();
      }
      command(new ControlCommand.SetState(uid, 2, BookState.Flat));
      look();
      person.run();
      Quarkus.asyncExit(0);
    } catch (IOException | InterruptedException | RuntimeException e) {
      e.printStackTrace();
      Quarkus.asyncExit(1);
    }
  }

  private void awaitReady() throws InterruptedException {
    while (!isReady()) {
      Thread.sleep(PAUSE);
    }
  }

  private boolean isReady() {
    try {
      get("/health/ready");
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private PodStatus status() throws IOException {
    return PodJson.read(get("/status"), PodStatus.class);
  }

  private void look() throws InterruptedException {
    for (String path :
        new String[] {
          "/health/live", "/health/ready", "/status", "/status/trades", "/status/fills", "/metrics"
        }) {
      get(path);
    }
    Thread.sleep(PAUSE);
  }

  private String get(String path) {
    try (InputStream in = open(monitoringPort, path).getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void command(ControlCommand command) throws IOException {
    HttpURLConnection connection = open(controlPort, "/control");
    connection.setRequestMethod("POST");
    byte[] body = PodJson.write(command).getBytes(StandardCharsets.UTF_8);
    Instant expires = Instant.now().plus(VALID);
    connection.setRequestProperty(
        "Authorization", CommandSignature.sign(key, uid, expires, body).header());
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setDoOutput(true);
    connection.getOutputStream().write(body);
    try (InputStream in = connection.getInputStream()) {
      in.readAllBytes();
    }
  }

  private static HttpURLConnection open(int port, String path) throws IOException {
    return (HttpURLConnection)
        URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
  }
}
