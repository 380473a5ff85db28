package dev.tradewind.operator.strategy;

import static dev.tradewind.operator.strategy.SampleRule.Due.No;
import static dev.tradewind.operator.strategy.SampleRule.Due.Soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SampleRuleTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LONG_AGO = NOW.minusSeconds(61);
  private static final Instant JUST_NOW = NOW.minusSeconds(5);

  private final SampleRule rule = new SampleRule(Duration.ofSeconds(60));
  private final Sample base = sample("10:00", "100", "100000");

  @Test
  void theFirstSampleIsDue() {
    assertThat(rule.due(null, base, false, null, NOW)).isEqualTo(Soon);
  }

  @Test
  void noSampleIsNoReasonToWrite() {
    assertThat(rule.due(base, null, false, LONG_AGO, NOW)).isEqualTo(No);
    assertThat(rule.due(base, base, true, LONG_AGO, NOW)).isEqualTo(No);
  }

  @Test
  void anotherPositionIsDueAtOnce() {
    assertThat(rule.due(base, sample("10:01", "0", "100000"), false, JUST_NOW, NOW))
        .isEqualTo(Soon);
  }

  @Test
  void otherMoneyIsDueAfterTheInterval() {
    Sample richer = sample("10:01", "100", "100001");

    assertThat(rule.due(base, richer, false, JUST_NOW, NOW)).isEqualTo(No);
    assertThat(rule.due(base, richer, false, LONG_AGO, NOW)).isEqualTo(Soon);
  }

  @Test
  void anotherTimeAloneIsNoChange() {
    assertThat(rule.due(base, sample("10:01", "100", "100000"), false, LONG_AGO, NOW))
        .isEqualTo(No);
  }

  @Test
  void theLastSampleOfACompletedReplayIsDueInAnyCase() {
    assertThat(rule.due(base, sample("10:01", "100", "100000"), true, JUST_NOW, NOW))
        .isEqualTo(Soon);
  }

  private static Sample sample(String time, String position, String equity) {
    return new Sample(time, position, List.of(), equity, "0", "0", "0", "0", 0, false);
  }
}
