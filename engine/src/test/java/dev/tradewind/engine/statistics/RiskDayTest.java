package dev.tradewind.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class RiskDayTest {

  private static final RiskDay FX = RiskDay.of("America/New_York", "17:00");
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;

  @Example
  void whatHappensAtTheBoundaryBelongsToTheDayThatEnds() {
    long midnight = time("2024-01-02T00:00:00Z");
    assertThat(RiskDay.UTC.end(midnight)).isEqualTo(midnight);
    assertThat(RiskDay.UTC.end(midnight - 1)).isEqualTo(midnight);
    assertThat(RiskDay.UTC.end(midnight + 1)).isEqualTo(time("2024-01-03T00:00:00Z"));
  }

  @Example
  void theDayOfCurrenciesFollowsTheClocksOfNewYork() {
    assertThat(end(FX, "2024-01-15T12:00:00Z")).isEqualTo("2024-01-15T22:00:00Z");
    assertThat(end(FX, "2024-01-15T22:00:00Z")).isEqualTo("2024-01-15T22:00:00Z");
    assertThat(end(FX, "2024-01-15T22:00:00.000000001Z")).isEqualTo("2024-01-16T22:00:00Z");
    assertThat(end(FX, "2024-07-15T12:00:00Z")).isEqualTo("2024-07-15T21:00:00Z");
  }

  @Example
  void aDayInWhichClocksChangeHas23Or25Hours() {
    assertThat(length(FX, "2024-03-10T12:00:00Z")).isEqualTo(Duration.ofHours(23));
    assertThat(length(FX, "2024-11-03T12:00:00Z")).isEqualTo(Duration.ofHours(25));
    assertThat(length(FX, "2024-11-04T12:00:00Z")).isEqualTo(Duration.ofHours(24));
  }

  @Example
  void aStartThatClocksLeaveOutIsLaterAndOneThatComesTwiceIsTheFirst() {
    RiskDay gap = RiskDay.of("America/New_York", "02:30");
    assertThat(end(gap, "2024-03-10T06:00:00Z")).isEqualTo("2024-03-10T07:30:00Z");
    RiskDay overlap = RiskDay.of("America/New_York", "01:30");
    assertThat(end(overlap, "2024-11-03T05:00:00Z")).isEqualTo("2024-11-03T05:30:00Z");
    assertThat(end(overlap, "2024-11-03T05:45:00Z")).isEqualTo("2024-11-04T06:30:00Z");
    assertThat(end(overlap, "2024-11-03T06:15:00Z")).isEqualTo("2024-11-04T06:30:00Z");
  }

  @Example
  void aDateThatAZoneLeftOutHasNoDay() {
    RiskDay apia = RiskDay.of("Pacific/Apia", "00:00");
    assertThat(end(apia, "2011-12-30T09:00:00Z")).isEqualTo("2011-12-30T10:00:00Z");
    assertThat(end(apia, "2011-12-30T10:00:00.000000001Z")).isEqualTo("2011-12-31T10:00:00Z");
  }

  /** Between two ends there is one day, and everything in it has the same end. */
  @Property
  void everyEventHasOneDay(@ForAll @LongRange(max = 4_000_000_000L) long seconds) {
    for (String zone : new String[] {"America/New_York", "Australia/Lord_Howe", "Europe/Berlin"}) {
      RiskDay day = RiskDay.of(zone, "02:15");
      long time = seconds * SECOND;
      long end = day.end(time);
      assertThat(end).isBetween(time, time + DAY + 3600 * SECOND);
      assertThat(day.end(end)).isEqualTo(end);
      assertThat(day.end(time + (end - time) / 2)).isEqualTo(end);
      assertThat(day.end(end + 1)).isGreaterThan(end + 22 * 3600 * SECOND);
    }
  }

  @Example
  void reportsNameItByTimeAndZone() {
    assertThat(RiskDay.UTC.label()).isEqualTo("00:00 UTC");
    assertThat(FX.label()).isEqualTo("17:00 America/New_York");
  }

  @Example
  void nonsenseIsRefusedInOneSentence() {
    assertThatThrownBy(() -> RiskDay.of("New York", "17:00"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at 17:00 in New York: it must be");
    assertThatThrownBy(() -> RiskDay.of("UTC", "25:00"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at 25:00 in UTC");
  }

  private static String end(RiskDay day, String at) {
    long end = day.end(time(at));
    return Instant.ofEpochSecond(end / SECOND, end % SECOND).toString();
  }

  private static Duration length(RiskDay day, String at) {
    long end = day.end(time(at));
    long before = day.end(end - 26 * 3600 * SECOND);
    return Duration.ofNanos(end - before);
  }

  private static long time(String at) {
    Instant instant = Instant.parse(at);
    return instant.getEpochSecond() * SECOND + instant.getNano();
  }
}
