package dev.tradewind.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.AllowedHours;
import dev.tradewind.engine.market.hours.TradingHours;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WrittenHoursTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  void aRangeOfDaysIsASessionForEach() {
    assertThat(hours("MON-FRI 09:30-16:00"))
        .isEqualTo(
            TradingHours.in(NEW_YORK).weekdays(LocalTime.of(9, 30), LocalTime.of(16, 0)).build());
  }

  @Test
  void aBreakIsBetweenTwoSessions() {
    assertThat(hours("MON-FRI 13:00-16:00", "MON-FRI 09:30-12:00"))
        .isEqualTo(
            TradingHours.in(NEW_YORK)
                .weekdays(LocalTime.of(9, 30), LocalTime.of(12, 0))
                .weekdays(LocalTime.of(13, 0), LocalTime.of(16, 0))
                .build());
  }

  @Test
  void sessionsMayTouchAndOverlap() {
    assertThat(hours("MON-FRI 09:30-12:00", "MON-FRI 12:00-14:00", "MON-FRI 13:00-16:00"))
        .isEqualTo(hours("MON-FRI 09:30-16:00"));
    assertThat(hours("MON-FRI 09:30-16:00", "WED 10:00-11:00", "WED 10:00-11:00"))
        .isEqualTo(hours("MON-FRI 09:30-16:00"));
  }

  @Test
  void aRangeMayGoOverTheWeekend() {
    assertThat(hours("SAT-MON 10:00-11:00"))
        .isEqualTo(hours("SAT 10:00-11:00", "SUN 10:00-11:00", "MON 10:00-11:00"));
    assertThat(hours("TUE-TUE 10:00-11:00")).isEqualTo(hours("TUE 10:00-11:00"));
  }

  @Test
  void overMidnightTwoSessionsAreOne() {
    TradingHours hours = hours("SUN 18:00-24:00", "MON 00:00-17:00");
    assertThat(hours.isOpen(at("2024-07-07T17:59"))).isFalse();
    assertThat(hours.isOpen(at("2024-07-07T18:00"))).isTrue();
    assertThat(hours.isOpen(at("2024-07-07T23:59:59.999999999"))).isTrue();
    assertThat(hours.isOpen(at("2024-07-08T00:00"))).isTrue();
    assertThat(hours.isOpen(at("2024-07-08T16:59"))).isTrue();
    assertThat(hours.isOpen(at("2024-07-08T17:00"))).isFalse();
  }

  @Test
  void allDayIsAllDay() {
    TradingHours hours = hours("MON-SUN 00:00-24:00");
    for (int day = 1; day <= 14; day++) {
      assertThat(hours.isOpen(at("2024-03-%02dT00:00".formatted(day)))).isTrue();
      assertThat(hours.isOpen(at("2024-03-%02dT23:59:59.999999999".formatted(day)))).isTrue();
    }
  }

  private static TradingHours hours(String... sessions) {
    return WrittenHours.parse(new AllowedHours("America/New_York", List.of(sessions)));
  }

  private static long at(String local) {
    var time = LocalDateTime.parse(local).atZone(NEW_YORK);
    return time.toEpochSecond() * 1_000_000_000L + time.getNano();
  }
}
