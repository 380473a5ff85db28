package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.TradingState;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pod's container died of, and whether that has become a habit. */
final class CrashTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "1, 11:59:00, 11:59:30, false", // once is an accident
    "2, 11:59:00, 11:59:30, true",
    "2, 11:51:00, 11:59:30, true",
    "2, 11:40:00, 11:59:30, false", // it had lived for long
    "9, 11:40:00, 11:41:00, false", // it lives again
  })
  void endsAgainAndAgain(int restarts, String started, String finished, boolean loops) {
    Crash crash = Crash.of(pod(restarts, started, finished, "no room")).orElseThrow();
    assertThat(crash.isLoop(NOW)).isEqualTo(loops);
  }

  @Test
  void saysHowOftenHowLongAndWhatWasSaidLast() {
    assertThat(Crash.of(pod(4, "11:59:00", "11:59:12", " no room\n")).orElseThrow().loop())
        .isEqualTo(
            "The pod's process ends again and again: it was started anew 4 times, and the last one"
                + " lived 12 s (Error, exit code 1). Its last words: no room");
    assertThat(Crash.of(pod(4, "11:59:00", "11:59:12", null)).orElseThrow().loop())
        .endsWith("lived 12 s (Error, exit code 1).");
  }

  @ParameterizedTest
  @CsvSource({
    "0, it is being started anew for the first time",
    "1, it was started anew once",
    "2, it was started anew 2 times",
  })
  void saysHowOftenItWasStartedAnew(int restarts, String clause) {
    assertThat(Crash.of(pod(restarts, "11:59:00", "11:59:12", null)).orElseThrow().restarted())
        .isEqualTo(clause);
  }

  @Test
  void ofAFirstProcessThereIsNone() {
    assertThat(Crash.of(new Pod())).isEmpty();
    assertThat(
            Crash.of(
                new PodBuilder()
                    .withNewStatus()
                    .addNewContainerStatus()
                    .withRestartCount(0)
                    .endContainerStatus()
                    .endStatus()
                    .build()))
        .isEmpty();
  }

  @Test
  void betweenTwoProcessesTheLastWordsAreToldAndNotTheKubelets() {
    Pod pausing =
        pod(4, "11:59:00", "11:59:12", "no room")
            .edit()
            .editStatus()
            .editFirstContainerStatus()
            .withNewState()
            .withNewWaiting()
            .withReason("CrashLoopBackOff")
            .withMessage("back-off 40s restarting failed container")
            .endWaiting()
            .endState()
            .endContainerStatus()
            .endStatus()
            .build();
    Observation seen = new Scene().recorded(TradingState.Running, 1L).seen(pausing);
    assertThat(PodTrouble.of(seen)).isEqualTo("its process ended (Error, exit code 1): no room.");
  }

  private static Pod pod(int restarts, String started, String finished, String words) {
    return new PodBuilder()
        .withNewMetadata()
        .endMetadata()
        .withNewStatus()
        .addNewContainerStatus()
        .withRestartCount(restarts)
        .withNewLastState()
        .withNewTerminated()
        .withReason("Error")
        .withExitCode(1)
        .withStartedAt("2026-01-01T" + started + "Z")
        .withFinishedAt("2026-01-01T" + finished + "Z")
        .withMessage(words)
        .endTerminated()
        .endLastState()
        .endContainerStatus()
        .endStatus()
        .build();
  }
}
