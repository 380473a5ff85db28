package dev.tradewind.engine.market.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The tables answer as plain calendar arithmetic does, in any zone, for any week. */
class TradingHoursPropertyTest {

  private static final List<String> ZONES =
      List.of(
          "America/New_York",
          "Europe/Berlin",
          "Asia/Hong_Kong",
          "Australia/Lord_Howe",
          "America/Sao_Paulo",
          "Pacific/Auckland",
          "UTC");

  /** A session as a person would write it down. */
  private record Plain(long open, long close, long day) {}

  private record Week(
      ZoneId zone,
      List<WeeklySession> sessions,
      Set<LocalDate> holidays,
      Map<LocalDate, LocalTime> earlyCloses) {

    TradingHours hours() {
      TradingHours.Builder builder = TradingHours.in(zone);
      sessions.forEach(builder::session);
      holidays.forEach(builder::holiday);
      earlyCloses.forEach(builder::earlyClose);
      return builder.build();
    }

    /** All sessions from ten days before a moment to twenty days after it. */
    List<Plain> around(long nanos) {
      LocalDate middle =
          Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L)).atZone(zone).toLocalDate();
      List<Plain> plain = new ArrayList<>();
      for (LocalDate date = middle.minusDays(10);
          date.isBefore(middle.plusDays(20));
          date = date.plusDays(1)) {
        if (!holidays.contains(date)) {
          addSessions(date, plain);
        }
      }
      return plain;
    }

    private void addSessions(LocalDate date, List<Plain> plain) {
      for (WeeklySession session : sessions) {
        if (session.tradingDay() == date.getDayOfWeek()) {
          long open = nanos(date.minusDays(session.openDaysBefore()).atTime(session.open()));
          long close = end(date.minusDays(session.closeDaysBefore()), session.close());
          if (earlyCloses.containsKey(date)) {
            close = Math.min(close, end(date, earlyCloses.get(date)));
          }
          if (close > open) {
            plain.add(new Plain(open, close, date.toEpochDay()));
          }
        }
      }
    }

    private long end(LocalDate date, LocalTime time) {
      return nanos(
          time.equals(LocalTime.MIDNIGHT) ? date.plusDays(1).atStartOfDay() : date.atTime(time));
    }

    private long nanos(LocalDateTime local) {
      return local.atZone(zone).toInstant().getEpochSecond() * 1_000_000_000L;
    }
  }

  private static Week week(Random random) {
    ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    List<WeeklySession> sessions = new ArrayList<>();
    // Hours from 6 to 22, so that no clock change moves one session onto another.
    int overnight = random.nextInt(3);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (random.nextInt(4) == 0) {
        continue;
      }
      int open = 6 + random.nextInt(4);
      int noon = open + 1 + random.nextInt(4);
      if (overnight == 0) {
        sessions.add(WeeklySession.of(day, LocalTime.of(22, 0), LocalTime.of(5, 0)));
      }
      sessions.add(WeeklySession.of(day, LocalTime.of(open, 15), LocalTime.of(noon, 0)));
      if (random.nextBoolean()) {
        sessions.add(WeeklySession.of(day, LocalTime.of(noon, 30), LocalTime.of(17, 0)));
      }
    }
    if (sessions.isEmpty()) {
      sessions.add(WeeklySession.of(DayOfWeek.TUESDAY, LocalTime.of(6, 0), LocalTime.MIDNIGHT));
    }
    Set<LocalDate> holidays = new TreeSet<>();
    Map<LocalDate, LocalTime> earlyCloses = new TreeMap<>();
    for (int i = 0; i < 200; i++) {
      LocalDate date = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(1500));
      if (random.nextBoolean()) {
        holidays.add(date);
      } else {
        earlyCloses.put(date, LocalTime.of(4 + random.nextInt(14), 0));
      }
    }
    return new Week(zone, sessions, holidays, earlyCloses);
  }

  @Property(tries = 200)
  void answerAsTheCalendarDoes(@ForAll long seed) {
    Random random = new Random(seed);
    Week week = week(random);
    TradingHours hours = week.hours();
    long start = LocalDate.of(2020, 1, 1).toEpochDay() * WeeklySession.DAY_NANOS;
    for (int i = 0; i < 100; i++) {
      long moment = start + (random.nextLong(1500L * 24 * 12) * 300 * 1_000_000_000L);
      assertAgrees(hours, week.around(moment), moment - random.nextInt(2));
    }
  }

  private static void assertAgrees(TradingHours hours, List<Plain> plain, long moment) {
    boolean open = plain.stream().anyMatch(s -> s.open <= moment && moment < s.close);
    assertThat(hours.isOpen(moment)).isEqualTo(open);
    plain.stream()
        .filter(s -> s.close > moment)
        .findFirst()
        .ifPresent(
            s -> {
              assertThat(hours.sessionOpen(moment)).isEqualTo(s.open);
              assertThat(hours.sessionEnd(moment)).isEqualTo(s.close);
              assertThat(hours.tradingDay(moment)).isEqualTo(s.day);
            });
    plain.stream()
        .filter(s -> s.open >= moment)
        .findFirst()
        .ifPresent(s -> assertThat(hours.nextOpen(moment)).isEqualTo(s.open));
  }
}
