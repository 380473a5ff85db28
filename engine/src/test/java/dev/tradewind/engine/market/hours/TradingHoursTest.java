package dev.tradewind.engine.market.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TradingHoursTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId HONG_KONG = ZoneId.of("Asia/Hong_Kong");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final long HOUR = 3_600_000_000_000L;

  static final TradingHours NYSE =
      TradingHours.in(NEW_YORK)
          .weekdays(LocalTime.of(9, 30), LocalTime.of(16, 0))
          .holiday(LocalDate.of(2024, 7, 4))
          .earlyClose(LocalDate.of(2024, 7, 3), LocalTime.of(13, 0))
          .build();

  static final TradingHours FX =
      TradingHours.in(NEW_YORK).weekdays(LocalTime.of(17, 0), LocalTime.of(17, 0)).build();

  static final TradingHours HKEX =
      TradingHours.in(HONG_KONG)
          .weekdays(LocalTime.of(9, 30), LocalTime.of(12, 0))
          .weekdays(LocalTime.of(13, 0), LocalTime.of(16, 0))
          .earlyClose(LocalDate.of(2024, 12, 24), LocalTime.of(12, 0))
          .build();

  static long at(String local, ZoneId zone) {
    Instant time = LocalDateTime.parse(local).atZone(zone).toInstant();
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }

  private static long newYork(String local) {
    return at(local, NEW_YORK);
  }

  private static long day(int year, int month, int day) {
    return LocalDate.of(year, month, day).toEpochDay();
  }

  @Test
  void aSessionIsOpenFromItsFirstToBeforeItsLastMoment() {
    assertThat(NYSE.isOpen(newYork("2024-07-02T09:29:59.999999999"))).isFalse();
    assertThat(NYSE.isOpen(newYork("2024-07-02T09:30"))).isTrue();
    assertThat(NYSE.isOpen(newYork("2024-07-02T15:59:59.999999999"))).isTrue();
    assertThat(NYSE.isOpen(newYork("2024-07-02T16:00"))).isFalse();
    assertThat(NYSE.sessionOpen(newYork("2024-07-02T12:00")))
        .isEqualTo(newYork("2024-07-02T09:30"));
    assertThat(NYSE.sessionEnd(newYork("2024-07-02T12:00"))).isEqualTo(newYork("2024-07-02T16:00"));
    assertThat(NYSE.tradingDay(newYork("2024-07-02T12:00"))).isEqualTo(day(2024, 7, 2));
  }

  @Test
  void whenClosedTheNextSessionAnswers() {
    long friday = newYork("2024-06-28T16:00");
    assertThat(NYSE.nextOpen(friday)).isEqualTo(newYork("2024-07-01T09:30"));
    assertThat(NYSE.sessionOpen(friday)).isEqualTo(newYork("2024-07-01T09:30"));
    assertThat(NYSE.sessionEnd(friday)).isEqualTo(newYork("2024-07-01T16:00"));
    assertThat(NYSE.tradingDay(friday)).isEqualTo(day(2024, 7, 1));
    assertThat(NYSE.nextOpen(newYork("2024-07-01T09:30"))).isEqualTo(newYork("2024-07-01T09:30"));
    assertThat(NYSE.nextOpen(newYork("2024-07-01T09:30") + 1))
        .isEqualTo(newYork("2024-07-02T09:30"));
  }

  @Test
  void aHolidayHasNoSessionAndAnEarlyCloseCutsIt() {
    assertThat(NYSE.sessionEnd(newYork("2024-07-03T10:00"))).isEqualTo(newYork("2024-07-03T13:00"));
    assertThat(NYSE.isOpen(newYork("2024-07-03T13:00"))).isFalse();
    assertThat(NYSE.isOpen(newYork("2024-07-04T12:00"))).isFalse();
    assertThat(NYSE.nextOpen(newYork("2024-07-03T13:00"))).isEqualTo(newYork("2024-07-05T09:30"));
  }

  @Test
  void aBreakIsClosed() {
    assertThat(HKEX.isOpen(at("2024-07-02T11:59:59", HONG_KONG))).isTrue();
    assertThat(HKEX.isOpen(at("2024-07-02T12:00", HONG_KONG))).isFalse();
    assertThat(HKEX.nextOpen(at("2024-07-02T12:30", HONG_KONG)))
        .isEqualTo(at("2024-07-02T13:00", HONG_KONG));
    assertThat(HKEX.isOpen(at("2024-12-24T13:00", HONG_KONG)))
        .as("a session that an early close leaves nothing of is not held")
        .isFalse();
    assertThat(HKEX.nextOpen(at("2024-12-24T12:00", HONG_KONG)))
        .isEqualTo(at("2024-12-25T09:30", HONG_KONG));
  }

  @Test
  void foreignExchangeIsOpenFromSundayToFriday() {
    assertThat(FX.isOpen(newYork("2024-07-05T16:59:59"))).isTrue();
    assertThat(FX.isOpen(newYork("2024-07-05T17:00"))).isFalse();
    assertThat(FX.isOpen(newYork("2024-07-06T12:00"))).isFalse();
    assertThat(FX.nextOpen(newYork("2024-07-05T17:00"))).isEqualTo(newYork("2024-07-07T17:00"));
    assertThat(FX.tradingDay(newYork("2024-07-07T17:00")))
        .as("Sunday evening is Monday's trading")
        .isEqualTo(day(2024, 7, 8));
    assertThat(FX.isOpen(newYork("2024-07-08T17:00"))).isTrue();
    assertThat(FX.sessionEnd(newYork("2024-07-08T16:59"))).isEqualTo(newYork("2024-07-08T17:00"));
    assertThat(FX.tradingDay(newYork("2024-07-08T17:00"))).isEqualTo(day(2024, 7, 9));
  }

  @Test
  void theClockChangeOfSpringMakesTheDayShorterAndThatOfAutumnLonger() {
    // In New York, 2024-03-10 has 23 hours and 2024-11-03 has 25.
    assertThat(FX.sessionEnd(newYork("2024-03-11T00:00")) - newYork("2024-03-10T17:00"))
        .isEqualTo(24 * HOUR);
    TradingHours allDay =
        TradingHours.in(NEW_YORK).everyDay(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT).build();
    long spring = newYork("2024-03-10T12:00");
    long autumn = newYork("2024-11-03T12:00");
    assertThat(allDay.sessionEnd(spring) - allDay.sessionOpen(spring)).isEqualTo(23 * HOUR);
    assertThat(allDay.sessionEnd(autumn) - allDay.sessionOpen(autumn)).isEqualTo(25 * HOUR);
    assertThat(NYSE.sessionOpen(newYork("2024-03-11T10:00")) - newYork("2024-03-08T09:30"))
        .as("from Friday to Monday, an hour is lost")
        .isEqualTo(71 * HOUR);
  }

  @Test
  void aSessionInTheSkippedHourIsMovedAndOneInTheRepeatedHourIsTheFirst() {
    TradingHours night =
        TradingHours.in(NEW_YORK).everyDay(LocalTime.of(1, 30), LocalTime.of(2, 30)).build();
    long skipped = newYork("2024-03-10T01:30");
    assertThat(night.sessionEnd(skipped) - skipped).isEqualTo(HOUR);
    long repeated = newYork("2024-11-03T01:30");
    assertThat(night.sessionOpen(repeated)).isEqualTo(repeated);
    assertThat(night.sessionEnd(repeated) - repeated).isEqualTo(2 * HOUR);
  }

  @Test
  void aSessionThatIsMovedOntoTheNextShortensIt() {
    TradingHours night =
        TradingHours.in(NEW_YORK)
            .everyDay(LocalTime.of(1, 0), LocalTime.of(2, 45))
            .everyDay(LocalTime.of(3, 0), LocalTime.of(4, 0))
            .build();
    long end = newYork("2024-03-10T03:45");
    assertThat(night.sessionEnd(newYork("2024-03-10T03:30"))).isEqualTo(end);
    assertThat(night.sessionOpen(end)).isEqualTo(end);
    assertThat(night.sessionEnd(end)).isEqualTo(newYork("2024-03-10T04:00"));
  }

  @Test
  void aNightSessionBelongsToTheNextTradingDay() {
    TradingHours.Builder builder =
        TradingHours.in(SHANGHAI).weekdays(LocalTime.of(9, 0), LocalTime.of(15, 0));
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
        int before = day == DayOfWeek.MONDAY ? 3 : 1;
        builder.session(
            new WeeklySession(day, before, LocalTime.of(21, 0), before - 1, LocalTime.of(2, 30)));
      }
    }
    TradingHours futures = builder.holiday(LocalDate.of(2024, 7, 9)).build();
    assertThat(futures.tradingDay(at("2024-07-05T22:00", SHANGHAI))).isEqualTo(day(2024, 7, 8));
    assertThat(futures.isOpen(at("2024-07-06T02:00", SHANGHAI))).isTrue();
    assertThat(futures.isOpen(at("2024-07-08T22:00", SHANGHAI)))
        .as("the night before a holiday is one of the holiday")
        .isFalse();
  }

  @Test
  void alwaysIsADayInUtc() {
    TradingHours always = TradingHours.ALWAYS;
    for (long time : new long[] {-HOUR, 0, 1, 24 * HOUR - 1, 100_000L * 24 * HOUR}) {
      long day = Math.floorDiv(time, 24 * HOUR);
      assertThat(always.isOpen(time)).isTrue();
      assertThat(always.tradingDay(time)).isEqualTo(day);
      assertThat(always.sessionOpen(time)).isEqualTo(day * 24 * HOUR);
      assertThat(always.sessionEnd(time)).isEqualTo((day + 1) * 24 * HOUR);
    }
  }

  @Test
  void theEndsOfTimeAreAnswered() {
    for (TradingHours hours : new TradingHours[] {NYSE, FX, TradingHours.ALWAYS}) {
      assertThat(hours.nextOpen(Long.MIN_VALUE)).isLessThan(Long.MIN_VALUE + 8 * 24 * HOUR);
      assertThat(hours.nextOpen(Long.MAX_VALUE)).isEqualTo(TradingHours.NEVER);
      assertThat(hours.tradingDay(Long.MAX_VALUE)).isEqualTo(TradingHours.NEVER);
      assertThat(hours.isOpen(Long.MAX_VALUE)).isFalse();
    }
  }

  @Test
  void sessionsThatOverlapAreRefused() {
    assertThatThrownBy(
            () ->
                TradingHours.in(NEW_YORK)
                    .weekdays(LocalTime.of(9, 0), LocalTime.of(16, 0))
                    .weekdays(LocalTime.of(15, 0), LocalTime.of(17, 0))
                    .build())
        .hasMessageContaining("MONDAY that opens at 15:00 begins before the one before has closed");
    assertThatThrownBy(() -> TradingHours.in(NEW_YORK).build())
        .hasMessageContaining("need one session a week");
    assertThatThrownBy(
            () -> new WeeklySession(DayOfWeek.MONDAY, 0, LocalTime.of(9, 0), 0, LocalTime.of(9, 0)))
        .hasMessageContaining("it must close after it opens");
  }

  @Test
  void equalHoursAreEqual() {
    TradingHours again =
        TradingHours.in(NEW_YORK).weekdays(LocalTime.of(17, 0), LocalTime.of(17, 0)).build();
    assertThat(again).isEqualTo(FX).hasSameHashCodeAs(FX).isNotEqualTo(NYSE);
    assertThat(TradingHours.zoneRulesVersion()).matches("20\\d\\d[a-z]");
  }
}
