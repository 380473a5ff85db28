package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.SpecRecord;
import dev.tradewind.api.v1alpha1.SpecRecord.Outcome;
import dev.tradewind.api.v1alpha1.TradingReason;
import dev.tradewind.api.v1alpha1.TradingState;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HistoryRuleTest {
  private static final Duration DEADLINE = Duration.ofMinutes(3);
  private static final Finding READY = Finding.of(ConditionType.Ready, true, "AsAsked", "");
  private static final Finding STARTING =
      Finding.of(ConditionType.Ready, false, "Starting", "Its process ended.");
  private static final String NOW = Scene.NOW.toString();

  private final RunDecision runs = new RunDecision(Scene.IMAGE, Duration.ofSeconds(30));
  private final HistoryRule rule = new HistoryRule(DEADLINE);

  @Test
  void aNewSpecStartsAndIsReadyOnce() {
    Scene scene = starting();
    History started = next(scene, STARTING);
    assertThat(started.records()).extracting(SpecRecord::outcome).containsExactly(Outcome.Starting);

    scene.history(started.records().getFirst()).recorded(TradingState.Running, 1L);
    assertThat(next(scene, READY).records())
        .extracting(SpecRecord::outcome)
        .containsExactly(Outcome.Ready);
  }

  @Test
  void aSpecThatIsLateFailsWhereThereIsOneToGoBackTo() {
    Scene scene = starting();
    SpecRecord starting = next(scene, STARTING).records().getFirst();
    SpecRecord ready =
        new SpecRecord("0000000000000000", 1L, "runtime:old", null, null, Outcome.Ready, null, NOW);

    scene.history(starting, ready).recorded(TradingState.Running, 1L);
    scene.waitingSince(Scene.NOW.minus(DEADLINE).plusMillis(1));
    assertThat(next(scene, STARTING).records().getFirst().outcome()).isEqualTo(Outcome.Starting);

    scene.waitingSince(Scene.NOW.minus(DEADLINE));
    SpecRecord failed = next(scene, STARTING).records().getFirst();
    assertThat(failed.outcome()).isEqualTo(Outcome.Failed);
    assertThat(failed.message()).isEqualTo("Its process ended.");

    scene.history(starting).recorded(TradingState.Running, 1L);
    assertThat(next(scene, STARTING).records().getFirst().outcome()).isEqualTo(Outcome.Starting);
  }

  @Test
  void oneThatWasReadyDoesNotFailLater() {
    Scene scene = starting();
    SpecRecord ready = next(scene, STARTING).records().getFirst().ready(NOW);
    SpecRecord older =
        new SpecRecord("0000000000000000", 1L, "runtime:old", null, null, Outcome.Ready, null, NOW);
    scene.history(ready, older).recorded(TradingState.Running, 1L);
    scene.waitingSince(Scene.NOW.minus(Duration.ofDays(1)));

    assertThat(next(scene, STARTING).records().getFirst().outcome()).isEqualTo(Outcome.Ready);
  }

  @Test
  void tenAreRemembered() {
    Scene scene = starting();
    SpecRecord[] many =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    new SpecRecord(
                        "%016d".formatted(i), 1L, "old", null, null, Outcome.Ready, null, NOW))
            .toArray(SpecRecord[]::new);
    scene.history(many).recorded(TradingState.Running, 1L);

    History next = next(scene, STARTING);
    assertThat(next.records()).hasSize(10);
    assertThat(next.records().getFirst().specHash()).isEqualTo(scene.firstHash());
  }

  private History next(Scene scene, Finding ready) {
    Observation seen = scene.seen();
    return rule.next(seen, runs.decide(seen, Verdict.VALID), ready, NOW);
  }

  private static Scene starting() {
    return new Scene()
        .recorded(TradingState.Running, 1L)
        .pod(BookState.Running, TradingReason.Trading, "0");
  }
}
