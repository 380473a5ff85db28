package dev.tradewind.operator.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LivenessRuleTest {
  private static final LivenessRule RULE =
      new LivenessRule(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(3));

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  void atItsBoundsItLives() {
    var vitals = new Vitals(Optional.of(seconds(30)), seconds(300), Map.of("pods", seconds(180)));

    assertThat(RULE.troubles(vitals)).isEmpty();
    assertThat(RULE.troubles(new Vitals(Optional.empty(), Duration.ZERO, Map.of()))).isEmpty();
  }

  @Test
  void anEventThatDoesNotArriveIsTold() {
    var vitals = new Vitals(Optional.of(seconds(31)), Duration.ZERO, Map.of());

    assertThat(RULE.troubles(vitals))
        .containsExactly("An event has waited 31 s for a thread; 30 s are allowed.");
  }

  @Test
  void oneReconcileThatDoesNotEndIsTold() {
    var vitals = new Vitals(Optional.empty(), seconds(301), Map.of());

    assertThat(RULE.troubles(vitals))
        .containsExactly("A reconcile has been running for 301 s; 300 s are allowed.");
  }

  @Test
  void eachDeafWatchIsTold() {
    var vitals =
        new Vitals(
            Optional.empty(), Duration.ZERO, Map.of("pods", seconds(181), "services", seconds(5)));

    assertThat(RULE.troubles(vitals))
        .containsExactly("A watch of pods has heard nothing for 181 s; 180 s are allowed.");
  }
}
