package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.operator.strategy.EventHistory.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EventHistoryTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final EventHistory history = new EventHistory(START);

  private static Notice notice(String reason, String note) {
    return new Notice(true, reason, note, reason + note);
  }

  private Fate tell(String reason, String note, Duration after) {
    return history.next(notice(reason, note), reason + "." + note.hashCode(), START.plus(after));
  }

  private static long writes(List<Fate> fates) {
    return fates.stream().filter(f -> f instanceof Fate.Write || f instanceof Fate.Repeat).count();
  }

  @Test
  void theFirstIsAnEventAndTheNextItsSeries() {
    assertThat(tell("NodeLost", "gone.", Duration.ZERO)).isEqualTo(new Fate.Write());
    String event = "NodeLost." + "gone.".hashCode();

    assertThat(tell("NodeLost", "gone.", Duration.ofSeconds(5)))
        .isEqualTo(new Fate.Repeat(event, 2));
    assertThat(tell("NodeLost", "gone.", Duration.ofSeconds(9)))
        .isEqualTo(new Fate.Repeat(event, 3));
  }

  @Test
  void aSeriesEndsWithSilence() {
    tell("NodeLost", "gone.", Duration.ZERO);

    assertThat(tell("NodeLost", "gone.", EventHistory.SERIES_ENDS.plusSeconds(1)))
        .isEqualTo(new Fate.Write());
  }

  @Test
  void anEventThatIsGoneIsWrittenAnew() {
    tell("NodeLost", "gone.", Duration.ZERO);
    history.lost("NodeLost." + "gone.".hashCode());

    assertThat(tell("NodeLost", "gone.", Duration.ofSeconds(1))).isEqualTo(new Fate.Write());
  }

  @Test
  void aTroubleThatComesAndGoesForAnHourCostsOneWriteAMinute() {
    List<Fate> fates = new ArrayList<>();
    for (int second = 0; second < 3600; second += 2) {
      String reason = second % 4 == 0 ? "DataUnavailable" : "AsAsked";
      fates.add(tell(reason, "same.", Duration.ofSeconds(second)));
    }

    assertThat(writes(fates)).isBetween(60L, 60L + EventBudget.BURST);
    assertThat(fates).filteredOn(new Fate.Write()::equals).hasSize(2);
    assertThat(fates).noneMatch(new Fate.Drop()::equals);
    int counted =
        fates.stream()
            .filter(f -> f instanceof Fate.Repeat)
            .mapToInt(f -> ((Fate.Repeat) f).count())
            .max()
            .orElseThrow();
    assertThat(counted).as("what was not written is counted").isGreaterThan(850);
  }

  @Test
  void aMessageThatAlwaysChangesCostsOneWriteAMinute() {
    List<Fate> fates = new ArrayList<>();
    for (int second = 0; second < 3600; second += 2) {
      fates.add(tell("Starting", "back-off " + second + ".", Duration.ofSeconds(second)));
    }

    assertThat(writes(fates)).isBetween(60L, 60L + EventBudget.BURST);
    assertThat(fates).anyMatch(new Fate.Drop()::equals);
  }

  @Test
  void noiseDoesNotDrownNews() {
    for (int i = 0; i < 100; i++) {
      tell("Starting", "back-off " + i + ".", Duration.ofMillis(i));
    }

    assertThat(tell("InvalidParameter", "fast is too slow.", Duration.ofSeconds(1)))
        .isEqualTo(new Fate.Write());
  }
}
