package dev.tradewind.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.LatchLevel;
import dev.tradewind.runtime.Manifests;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application stopped by its own command line, as a person does it in the pod. */
final class BreakGlassIT {

  private static final String UID = "11111111-2222-3333-4444-555555555555";

  @TempDir private Path folder;
  private final Signer operator = new Signer(UID);
  private Path file;
  private Path socket;

  @BeforeEach
  void writeFiles() throws IOException {
    file =
        Files.writeString(
            folder.resolve("strategy.yaml"),
            Manifests.ibm().replace("speed: 1000000000", "speed: 8640000"));
    Files.createDirectories(folder.resolve("control"));
    operator.writePublicKey(folder.resolve("control/current"));
    socket = folder.resolve("socket/control.sock");
  }

  @Test
  void haltsAndReleasesWithoutTheOperatorWhichGoesOnWithItsSequence() throws Exception {
    try (StrategyProcess pod = pod().awaitReady()) {
      command(pod, setState(1, "Running"));
      pod.await(status -> !status.sample().flat());
      StrategyProcess halt = control("halt", "--reason", "the broker is down");
      assertThat(halt.awaitEnd()).isZero();
      PodStatus halted = pod.status();
      assertThat(halted.state()).isEqualTo(BookState.Halted);
      assertThat(halted.latch().cause()).isEqualTo(LatchCause.BreakGlass);
      assertThat(halted.latch().message()).isEqualTo("the broker is down");
      assertThat(halted.latch().id()).matches("bg-\\d{8}T\\d{6}Z-1-1");
      assertThat(halted.commandSequence()).isEqualTo(1);
      assertThat(halt.output())
          .isEqualToIgnoringNewLines(
              "ibm-trend is latched at Halted by %s: working orders are cancelled, the position is held, no order is accepted, until that id is released."
                  .formatted(halted.latch().id()));
      assertThat(pod.get("/metrics"))
          .containsPattern("tradewind_latched\\{[^}]*cause=\"BreakGlass\"[^}]*} 1.0")
          .containsPattern("tradewind_latched\\{[^}]*cause=\"DailyLoss\"[^}]*} 0.0")
          .containsPattern("tradewind_state\\{[^}]*state=\"Halted\"[^}]*} 1.0");

      command(pod, setState(2, "Running"));
      assertThat(pod.status().state()).isEqualTo(BookState.Halted);
      PodStatus later = pod.await(status -> status.counts().bars() > halted.counts().bars() + 50);
      assertThat(later.counts().fills()).isEqualTo(halted.counts().fills());

      assertThat(control("release", "bg-nobody").awaitEnd()).isEqualTo(2);
      assertThat(control("release", halted.latch().id()).output())
          .isEqualToIgnoringNewLines(
              "ibm-trend is no longer latched by %s and obeys Running, as commanded."
                  .formatted(halted.latch().id()));
      assertThat(pod.status().latch()).isNull();
      command(pod, setState(3, "Paused"));
      assertThat(pod.output())
          .contains("Command from break-glass: SetLatch Halted")
          .contains("State Halted, was Running")
          .contains("Command 3 from 127.0.0.1");
    }
  }

  @Test
  void aLatchOutlivesKill9AndIsThenReleased() throws Exception {
    String id;
    try (StrategyProcess pod = pod().awaitReady()) {
      command(pod, setState(1, "Running"));
      pod.await(status -> !status.sample().flat());
      assertThat(control("flatten", "--reason", "fire").awaitEnd()).isZero();
      id = pod.status().latch().id();
      pod.kill();
    }
    assertThat(socket).exists();
    assertThat(control("status").awaitEnd()).isEqualTo(1);
    try (StrategyProcess pod = pod().awaitReady()) {
      PodStatus flat = pod.await(status -> status.ready() && status.sample().flat());
      assertThat(flat.epoch()).isEqualTo(2);
      assertThat(flat.state()).isEqualTo(BookState.Flat);
      assertThat(flat.latch().id()).isEqualTo(id);
      assertThat(flat.latch().level()).isEqualTo(LatchLevel.Flat);
      assertThat(control("status").output())
          .startsWith("ibm-trend is Flat (ready), flat, with 0 working orders; latch " + id);
      assertThat(control("halt", "--reason", "once more").output())
          .isEqualToIgnoringNewLines(
              "ibm-trend was latched at Flat before by %s (fire), which stays.".formatted(id));
      assertThat(control("release").awaitEnd()).isZero();
      assertThat(pod.status().state()).isEqualTo(BookState.Running);
      assertThat(control("release").output())
          .isEqualToIgnoringNewLines("No latch is held: nothing is to be released.");
      assertThat(control("release", id).awaitEnd()).as("again is no mistake").isZero();
      pod.terminate();
      pod.awaitEnd();
      assertThat(socket).doesNotExist();
    }
  }

  @Test
  void stopsANewBookBeforeItsFirstCommand() throws Exception {
    try (StrategyProcess pod = pod().awaitReady()) {
      assertThat(control("halt", "--reason", "not yet").awaitEnd()).isZero();
      PodStatus waiting = pod.status();
      assertThat(waiting.state()).isEqualTo(BookState.Halted);
      assertThat(waiting.message()).isEqualTo("Waiting for the first command.");
      assertThat(waiting.counts().bars()).isZero();
    }
  }

  @Test
  void saysInOneSentenceWhyNot() {
    StrategyProcess nobody = control("halt", "--reason", "fire");
    assertThat(nobody.awaitEnd()).isEqualTo(1);
    assertThat(nobody.output())
        .isEqualToIgnoringNewLines(
            "No strategy listens on %s: run this where the strategy runs, or give its socket with --socket."
                .formatted(socket));
    assertThat(control("halt").awaitEnd()).as("a reason is required").isEqualTo(2);
    assertThat(StrategyProcess.execute("control").awaitEnd()).isEqualTo(2);
    assertThat(control("explode").awaitEnd()).isEqualTo(2);
    try (StrategyProcess pod = pod().awaitReady()) {
      StrategyProcess refused = control("halt", "--reason", "two\nlines");
      assertThat(refused.awaitEnd()).isEqualTo(2);
      assertThat(refused.output()).startsWith("The reason must be one line of 1 to 256 characters");
      assertThat(pod.output()).doesNotContain("break-glass");
    }
  }

  @Test
  void aPodWhoseSocketCannotBeOpenedTradesAndSaysSo() throws Exception {
    Files.createDirectories(socket.getParent());
    Files.setPosixFilePermissions(
        socket.getParent(), java.nio.file.attribute.PosixFilePermissions.fromString("rwxrwxrwx"));
    try (StrategyProcess pod = pod().awaitReady()) {
      assertThat(pod.output())
          .contains("must be a folder that only its owner can enter (chmod 700).")
          .contains("The strategy trades on, and only the operator can stop it.");
    }
    StrategyProcess laptop =
        StrategyProcess.run(
            file.toString(),
            "--data",
            Manifests.EXAMPLE_DATA.toString(),
            "--ledger",
            folder.resolve("laptop").toString(),
            "--control-socket",
            socket.toString());
    assertThat(laptop.awaitEnd()).isEqualTo(2);
    assertThat(laptop.output()).contains("must be a folder that only its owner can enter");
  }

  private StrategyProcess pod() {
    return StrategyProcess.run(
        file.toString(),
        "--supervised",
        "--data",
        Manifests.EXAMPLE_DATA.toString(),
        "--ledger",
        folder.resolve("ledger").toString(),
        "--control-credentials",
        folder.resolve("control").toString(),
        "--control-socket",
        socket.toString());
  }

  private StrategyProcess control(String... arguments) {
    List<String> all = new ArrayList<>(List.of("control"));
    all.addAll(List.of(arguments));
    all.add("--socket=" + socket);
    return StrategyProcess.execute(all.toArray(String[]::new));
  }

  private void command(StrategyProcess pod, String body) throws Exception {
    HttpResponse<String> response = pod.control(operator.sign(body), body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private static String setState(long sequence, String state) {
    return "{\"uid\":\"%s\",\"sequence\":%d,\"command\":\"SetState\",\"state\":\"%s\"}"
        .formatted(UID, sequence, state);
  }
}
