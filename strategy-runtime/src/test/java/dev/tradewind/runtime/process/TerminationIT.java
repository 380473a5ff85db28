package dev.tradewind.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.runtime.Manifests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that gets a SIGTERM while it holds a position, and what its strategy wants then. */
final class TerminationIT {

  private static final String UID = "11111111-2222-3333-4444-555555555555";

  /** A bar every two seconds. */
  private static final String SLOW = "43200";

  private static final String NEXT_BAR_TOMORROW = "1";
  private static final Duration AT_ONCE = Duration.ofSeconds(4);

  private final Signer operator = new Signer(UID);
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void holdAPosition() throws Exception {
    write("onTerminate: {position: Flatten}");
    Files.createDirectories(folder.resolve("control"));
    operator.writePublicKey(folder.resolve("control/current"));
    try (StrategyProcess process = start("--speed", "864000")) {
      process.await(status -> status.sample() != null && !status.sample().flat());
      process.kill();
    }
  }

  private void write(String onTerminate) throws Exception {
    file =
        Files.writeString(
            folder.resolve("strategy.yaml"),
            Manifests.with(onTerminate)
                .replace("algo: sma-crossover", "algo: buy-and-hold")
                .replace("parameters: {fast: 20, slow: 100}", "parameters: {}"));
  }

  @Test
  void thePositionIsClosedWithTheNextBar() throws Exception {
    try (StrategyProcess process = start("--speed", SLOW).awaitReady()) {
      process.terminate();
      PodStatus closing =
          process.await(
              status ->
                  status
                      .message()
                      .startsWith(
                          "The process has to go and closes the position; it waits for bars"
                              + " until"));
      assertThat(closing.reason()).isEqualTo(ReadyReason.Flattening);
      assertThat(closing.state()).isEqualTo(BookState.Flat);
      assertThat(closing.commanded()).isEqualTo(BookState.Running);
      process.awaitEnd();
      assertThat(process.output())
          .contains("Command from the end of the process: WindDown")
          .contains("Command from the end of the process: Stop")
          .contains("Ledger closed")
          .doesNotContain("could not be closed");
    }
    try (StrategyProcess next = start("--speed", NEXT_BAR_TOMORROW).awaitReady()) {
      PodStatus status = next.status();
      assertThat(status.sample().flat()).isTrue();
      assertThat(status.state()).isEqualTo(BookState.Running);
      assertThat(status.counts().trades()).isEqualTo(1);
    }
    assertWhole();
  }

  /** Nothing is gained by waiting for a bar that is known to come too late. */
  @Test
  void whatCannotBeClosedInTimeIsTold() throws Exception {
    PodStatus before;
    try (StrategyProcess process = start("--speed", NEXT_BAR_TOMORROW).awaitReady()) {
      before = process.status();
      process.terminate();
      assertThat(process.outlives(AT_ONCE)).isFalse();
      assertThat(process.output())
          .containsPattern(
              " IBM could not be closed before the end of the process \\(the next bar is due in"
                  + " [0-9]+ s, of a grace period of 30 s [0-9]+ are left\\): the next one has it"
                  + " still\\.");
    }
    try (StrategyProcess next = start("--speed", NEXT_BAR_TOMORROW).awaitReady()) {
      assertThat(next.status().sample()).isEqualTo(before.sample());
      assertThat(next.status().openOrders()).isEmpty();
    }
  }

  @Test
  void theGracePeriodIsTheBound() throws Exception {
    write("onTerminate: {position: Flatten, gracePeriod: 1s}");
    try (StrategyProcess process = start("--speed", "21600").awaitReady()) {
      process.terminate();
      assertThat(process.outlives(AT_ONCE)).isFalse();
    }
    try (StrategyProcess next = start("--speed", NEXT_BAR_TOMORROW).awaitReady()) {
      assertThat(next.status().openOrders()).isEmpty();
    }
  }

  @Test
  void whoIsKilledMeanwhileTradesOnAsBefore() throws Exception {
    PodStatus before;
    try (StrategyProcess process = start("--speed", "8640").awaitReady()) {
      before = process.status();
      process.terminate();
      process.await(status -> !status.openOrders().isEmpty());
      process.kill();
    }
    try (StrategyProcess next = start("--speed", NEXT_BAR_TOMORROW).awaitReady()) {
      PodStatus status = next.status();
      assertThat(status.state()).isEqualTo(BookState.Running);
      assertThat(status.openOrders()).isEmpty();
      assertThat(status.sample()).isEqualTo(before.sample());
    }
    assertWhole();
  }

  /** The operator has said what it wants. */
  @Test
  void afterAStopNothingIsClosed() throws Exception {
    PodStatus before;
    try (StrategyProcess pod = supervised("--speed", SLOW).awaitReady()) {
      before = pod.status();
      String stop =
          "{\"uid\":\"%s\",\"sequence\":1,\"command\":\"Stop\",\"purpose\":\"Change\"}"
              .formatted(UID);
      assertThat(pod.control(operator.sign(stop), stop).statusCode()).isEqualTo(200);
      pod.terminate();
      assertThat(pod.outlives(AT_ONCE)).isFalse();
      assertThat(pod.output()).doesNotContain("has to go");
    }
    try (StrategyProcess next = supervised("--speed", NEXT_BAR_TOMORROW).awaitReady()) {
      assertThat(next.status().sample().positions()).isEqualTo(before.sample().positions());
      assertThat(next.status().counts().fills()).isEqualTo(before.counts().fills());
    }
  }

  private void assertWhole() {
    StrategyProcess verified =
        StrategyProcess.execute(
            "ledger", "verify", folder.resolve("ledger").toString(), "--strategy", file.toString());
    assertThat(verified.output()).contains("The ledger is whole.");
  }

  private StrategyProcess start(String... more) {
    List<String> arguments = new ArrayList<>(List.of(file.toString()));
    arguments.addAll(List.of("--data", Manifests.EXAMPLE_DATA.toString()));
    arguments.addAll(List.of("--ledger", folder.resolve("ledger").toString()));
    arguments.addAll(List.of(more));
    return StrategyProcess.run(arguments.toArray(String[]::new));
  }

  private StrategyProcess supervised(String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("--supervised");
    arguments.addAll(List.of("--control-credentials", folder.resolve("control").toString()));
    return start(arguments.toArray(String[]::new));
  }
}
