package dev.tradewind.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlAnswer;
import dev.tradewind.api.pod.KnownKeys;
import dev.tradewind.api.pod.PodJson;
import dev.tradewind.runtime.Manifests;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is obeyed on the control port of the packaged application, and who is not. */
final class ControlIT {

  private static final String UID = "11111111-2222-3333-4444-555555555555";

  @TempDir private Path folder;
  private final Signer current = new Signer(UID);
  private final Signer previous = new Signer(UID);

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(
        folder.resolve("strategy.yaml"),
        Manifests.ibm().replace("speed: 1000000000", "speed: 8640000"));
    Files.createDirectories(folder.resolve("control"));
    current.writePublicKey(folder.resolve("control/current"));
    previous.writePublicKey(folder.resolve("control/previous"));
  }

  @Test
  void onlyASignedCommandForThisBookIsObeyed() throws Exception {
    try (StrategyProcess pod = pod().awaitReady()) {
      String running = setState(1, "Running");
      assertUnsigned(pod.control(null, running));
      assertUnsigned(pod.control("", running));
      assertUnsigned(pod.control("Bearer secret", running));
      assertStranger(pod.control(new Signer(UID).sign(running), running));
      assertStranger(pod.control(new Signer("other").sign(running), running));
      assertStranger(pod.control(current.sign(running), setState(1, "Paused")));
      assertStranger(pod.control(current.sign(running), running + " "));
      assertRefused(
          pod.control(current.sign(running, Duration.ofMinutes(-2)), running),
          401,
          "The command has expired at ");
      assertRefused(
          pod.control(current.sign(running, Duration.ofDays(1)), running),
          401,
          "The command expires at ");
      assertThat(pod.control(null, running).headers().firstValue("WWW-Authenticate"))
          .contains("Tradewind-Ed25519");
      assertThat(pod.status().commandSequence()).isZero();
      assertThat(pod.status().state()).isEqualTo(BookState.Paused);

      assertThat(pod.control(previous.sign(running), running).statusCode()).isEqualTo(200);
      assertThat(pod.status().state()).isEqualTo(BookState.Running);
      assertThat(pod.output())
          .contains("127.0.0.1 (previous key %s)".formatted(previous.id()))
          .doesNotContain("signature=");
    }
    StrategyProcess ledger =
        StrategyProcess.execute("ledger", "show", folder.resolve("ledger").toString());
    assertThat(ledger.output()).contains("127.0.0.1 (previous key %s)".formatted(previous.id()));
  }

  @Test
  void whatIsSignedIsStillReadWithCare() throws Exception {
    try (StrategyProcess pod = pod().awaitReady()) {
      String running = setState(1, "Running");
      assertThat(pod.control("GET", "/control", current.sign(""), "").statusCode()).isEqualTo(405);
      assertThat(pod.control("POST", "/status", current.sign(running), running).statusCode())
          .isEqualTo(404);
      for (String none : List.of("{", "null", "", running.replace("\"Running\"", "0"))) {
        assertRefused(send(pod, none), 400, "The body is no command: ");
      }
      assertRefused(
          send(pod, running.replace(UID, "other")),
          409,
          "The command is for another strategy than this one.");
      assertRefused(send(pod, "x".repeat(5000)), 413, "A command has at most 4096 bytes.");
      assertThat(pod.status().commandSequence()).isZero();

      String header = current.sign(running);
      assertThat(pod.control(header, running).statusCode()).isEqualTo(200);
      assertThat(send(pod, setState(2, "Paused")).statusCode()).isEqualTo(200);
      assertRefused(
          pod.control(header, running), 409, "The command's sequence 1 is below the last one, 2.");
      assertRefused(
          send(
              pod,
              "{\"uid\":\"%s\",\"sequence\":3,\"command\":\"SetCapital\",\"amount\":\"0\"}"
                  .formatted(UID)),
          422,
          "The capital must be above zero.");
      assertThat(pod.status().state()).isEqualTo(BookState.Paused);
    }
  }

  @Test
  void aNewKeyCountsUnderTheRunningProcess() throws Exception {
    Signer next = new Signer(UID);
    try (StrategyProcess pod = pod().awaitReady()) {
      assertThat(pod.status().control()).isEqualTo(new KnownKeys(current.id(), previous.id()));
      assertThat(pod.get("/metrics"))
          .containsPattern("tradewind_control_keys\\{[^}]*} 2.0")
          .containsPattern("tradewind_control_key_rotations_total\\{[^}]*} 0.0");

      next.writePublicKey(folder.resolve("control/current"));
      current.writePublicKey(folder.resolve("control/previous"));

      String paused = setState(1, "Paused");
      assertStranger(pod.control(previous.sign(paused), paused));
      HttpResponse<String> answer = pod.control(next.sign(paused), paused);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains(next.id()).contains(current.id());
      assertThat(send(pod, setState(2, "Running")).statusCode()).isEqualTo(200);
      assertThat(pod.status().control()).isEqualTo(new KnownKeys(next.id(), current.id()));
      assertThat(pod.get("/metrics"))
          .containsPattern("tradewind_control_key_rotations_total\\{[^}]*} 1.0");
      assertThat(pod.status().epoch()).isEqualTo(1);
      assertThat(pod.output())
          .contains("Control key %s takes the place of %s".formatted(next.id(), current.id()));
    }
  }

  @Test
  void brokenKeysLetNobodyInAndAreSaid() throws Exception {
    Files.writeString(folder.resolve("control/current"), "a-credential-of-the-old-kind");
    Files.writeString(folder.resolve("control/previous"), "");
    try (StrategyProcess pod = pod().awaitReady()) {
      String running = setState(1, "Running");
      String complaint = folder.resolve("control/current") + ": there is no Ed25519 public key";
      assertRefused(pod.control(current.sign(running), running), 401, complaint);
      assertUnsigned(pod.control("Bearer a-credential-of-the-old-kind", running));
      assertThat(pod.output()).contains(complaint);
      assertThat(pod.status().control()).isEqualTo(new KnownKeys(null, null));
      assertThat(pod.get("/metrics")).containsPattern("tradewind_control_keys\\{[^}]*} 0.0");

      current.writePublicKey(folder.resolve("control/current"));
      assertThat(send(pod, running).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoAsksIsNotInTheStrategysLog() throws Exception {
    try (StrategyProcess pod = pod().awaitReady()) {
      String before = pod.output();
      for (String path : List.of("/status", "/metrics", "/health/ready", "/nothing-here")) {
        pod.monitoring("GET", path);
        pod.monitoring("POST", path);
        pod.control("POST", path, "Bearer secret", "{}");
      }
      pod.control(null, "{");
      pod.control("Bearer secret", setState(1, "Running"));
      send(pod, "{");
      send(pod, "x".repeat(5000));
      for (int port : List.of(pod.controlPort(), pod.monitoringPort())) {
        babble(port);
      }
      Awaitility.await()
          .during(Duration.ofMillis(500))
          .atMost(Duration.ofSeconds(5))
          .until(() -> pod.output().equals(before));
      assertThat(send(pod, setState(1, "Running")).statusCode()).isEqualTo(200);
      assertThat(pod.output()).contains("127.0.0.1 (current key ").doesNotContain("/control");
    }
  }

  /** No HTTP at all. */
  private static void babble(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = socket.getOutputStream()) {
      out.write("\0\1 no HTTP at all\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      socket.getInputStream().readAllBytes();
    }
  }

  private StrategyProcess pod() {
    return StrategyProcess.run(
        folder.resolve("strategy.yaml").toString(),
        "--supervised",
        "--data",
        Manifests.EXAMPLE_DATA.toString(),
        "--ledger",
        folder.resolve("ledger").toString(),
        "--control-credentials",
        folder.resolve("control").toString());
  }

  private HttpResponse<String> send(StrategyProcess pod, String body) throws Exception {
    return pod.control(current.sign(body), body);
  }

  private static String setState(long sequence, String state) {
    return "{\"uid\":\"%s\",\"sequence\":%d,\"command\":\"SetState\",\"state\":\"%s\"}"
        .formatted(UID, sequence, state);
  }

  private static void assertUnsigned(HttpResponse<String> response) throws Exception {
    assertRefused(response, 401, "The command is not signed: ");
  }

  private static void assertStranger(HttpResponse<String> response) throws Exception {
    assertRefused(response, 401, "The signature is of no key that counts here, ");
  }

  private static void assertRefused(HttpResponse<String> response, int status, String sentence)
      throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(PodJson.read(response.body(), ControlAnswer.class).message()).startsWith(sentence);
  }
}
