package dev.tradewind.engine.market.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;

/**
 * The sessions that touch a span of 366 days, in order. Immutable; any thread.
 *
 * <p>For each day of the span it knows the first session that closes after the day has begun: from
 * there it is a step or two to any moment of the day.
 */
final class SessionTable {

  private static final long DAY = WeeklySession.DAY_NANOS;
  private static final long SECOND = 1_000_000_000L;
  private static final int DAYS = 366;
  private static final long SPAN = DAYS * DAY;
  private static final long FIRST = Math.floorDiv(Long.MIN_VALUE, SPAN);

  /** So many tables are all of time that nanoseconds can tell. */
  static final int COUNT = (int) (Math.floorDiv(Long.MAX_VALUE, SPAN) - FIRST + 1);

  /**
   * A session lies within seven days before the end of its trading day, and zones differ by one.
   */
  private static final int MARGIN = 9;

  private final long firstDay;
  private final long[] opens;
  private final long[] closes;
  private final int[] tradingDays;
  private final int[] firstOfDay = new int[DAYS];

  private SessionTable(Sessions sessions) {
    firstDay = sessions.firstDay;
    opens = Arrays.copyOf(sessions.opens, sessions.size);
    closes = Arrays.copyOf(sessions.closes, sessions.size);
    tradingDays = Arrays.copyOf(sessions.tradingDays, sessions.size);
    int index = 0;
    for (int day = 0; day < DAYS; day++) {
      long start = startOf(firstDay + day);
      while (index < closes.length && closes[index] <= start) {
        index++;
      }
      firstOfDay[day] = index;
    }
  }

  /** Number of the table that a moment lies in. */
  static int numberOf(long nanos) {
    return (int) (Math.floorDiv(nanos, SPAN) - FIRST);
  }

  static SessionTable of(
      int number,
      ZoneId zone,
      List<WeeklySession> week,
      NavigableSet<LocalDate> holidays,
      NavigableMap<LocalDate, LocalTime> earlyCloses) {
    Sessions sessions = new Sessions((number + FIRST) * DAYS, zone, week.size());
    for (long day = sessions.firstDay - MARGIN; day < sessions.firstDay + DAYS + MARGIN; day++) {
      LocalDate date = LocalDate.ofEpochDay(day);
      if (!holidays.contains(date)) {
        sessions.add(date, week, earlyCloses.get(date));
      }
    }
    return new SessionTable(sessions);
  }

  int size() {
    return opens.length;
  }

  long open(int index) {
    return opens[index];
  }

  long close(int index) {
    return closes[index];
  }

  long tradingDay(int index) {
    return tradingDays[index];
  }

  /** The first session that closes after a moment, or {@link #size}; 0 for one before the span. */
  int indexAt(long nanos) {
    long day = Math.floorDiv(nanos, DAY) - firstDay;
    int index = day < 0 ? 0 : firstOfDay[(int) day];
    while (index < closes.length && closes[index] <= nanos) {
      index++;
    }
    return index;
  }

  /** The first session that opens at a moment or after it, or {@link #size}. */
  int indexOfOpenFrom(long nanos) {
    int index = indexAt(nanos);
    while (index < opens.length && opens[index] < nanos) {
      index++;
    }
    return index;
  }

  private static long startOf(long epochDay) {
    return nanos(epochDay * (DAY / SECOND), 0);
  }

  /** Nanoseconds that do not fit are the first or the last that do. */
  private static long nanos(long seconds, int nano) {
    if (seconds >= Long.MAX_VALUE / SECOND) {
      return Long.MAX_VALUE;
    }
    return seconds <= Long.MIN_VALUE / SECOND ? Long.MIN_VALUE : seconds * SECOND + nano;
  }

  /** The sessions of a span while they are collected, trading day by trading day. */
  private static final class Sessions {

    private final long firstDay;
    private final ZoneId zone;
    private final long start;
    private final long end;
    private final long[] opens;
    private final long[] closes;
    private final int[] tradingDays;
    private int size;
    private long lastClose = Long.MIN_VALUE;

    private Sessions(long firstDay, ZoneId zone, int sessionsAWeek) {
      this.firstDay = firstDay;
      this.zone = zone;
      start = startOf(firstDay);
      end = startOf(firstDay + DAYS);
      int capacity = ((DAYS + 2 * MARGIN) / 7 + 2) * sessionsAWeek;
      opens = new long[capacity];
      closes = new long[capacity];
      tradingDays = new int[capacity];
    }

    private void add(LocalDate date, List<WeeklySession> week, LocalTime earlyClose) {
      DayOfWeek dayOfWeek = date.getDayOfWeek();
      for (WeeklySession session : week) {
        if (session.tradingDay() == dayOfWeek) {
          long open =
              moment(date.minusDays(session.openDaysBefore()), session.open().toNanoOfDay());
          long close =
              moment(
                  date.minusDays(session.closeDaysBefore()),
                  WeeklySession.nanosOfClose(session.close()));
          add(
              date,
              open,
              earlyClose == null
                  ? close
                  : Math.min(close, moment(date, WeeklySession.nanosOfClose(earlyClose))));
        }
      }
    }

    private void add(LocalDate date, long open, long close) {
      // A clock change may move a session onto the one before it, or leave nothing of it.
      long from = Math.max(open, lastClose);
      if (close <= from) {
        return;
      }
      lastClose = close;
      if (close > start && from < end) {
        opens[size] = from;
        closes[size] = close;
        tradingDays[size++] = (int) date.toEpochDay();
      }
    }

    private long moment(LocalDate date, long nanoOfDay) {
      Instant instant = date.atStartOfDay().plusNanos(nanoOfDay).atZone(zone).toInstant();
      return nanos(instant.getEpochSecond(), instant.getNano());
    }
  }
}
