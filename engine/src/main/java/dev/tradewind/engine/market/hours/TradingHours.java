package dev.tradewind.engine.market.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * When a market is open: weekly sessions in the local time of a zone, less its holidays, cut by its
 * early closes. A session is [open, close).
 *
 * <p>A local time that a clock change skips counts as if the clock had not yet been changed; one
 * that it repeats is the first of the two.
 *
 * <p>Immutable to its callers; any thread. Questions are answered from tables of about a year that
 * are made at the first look at that year; after that they take constant time and allocate nothing.
 */
public final class TradingHours {

  /** What {@link #nextOpen} and others return if no session comes any more. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Around the clock; a session is a day in UTC. */
  public static final TradingHours ALWAYS =
      in(ZoneOffset.UTC).everyDay(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT).build();

  private final ZoneId zone;
  private final List<WeeklySession> sessions;
  private final NavigableSet<LocalDate> holidays;
  private final NavigableMap<LocalDate, LocalTime> earlyCloses;

  /** Its elements are immutable, so a thread that does not see one makes an equal one. */
  private final SessionTable[] tables = new SessionTable[SessionTable.COUNT];

  private TradingHours(Builder builder) {
    zone = builder.zone;
    sessions = List.copyOf(builder.sessions);
    holidays = new TreeSet<>(builder.holidays);
    earlyCloses = new TreeMap<>(builder.earlyCloses);
  }

  /** The week of a market, to be filled. */
  public static Builder in(ZoneId zone) {
    return new Builder(zone);
  }

  /** Version of the time zone rules that this Java knows, such as {@code "2025b"}. */
  public static String zoneRulesVersion() {
    return ZoneRulesProvider.getVersions("America/New_York").lastKey();
  }

  /** In whose local time the sessions are. */
  public ZoneId zone() {
    return zone;
  }

  /** Whether a session contains that moment. */
  public boolean isOpen(long nanos) {
    SessionTable table = tableOf(nanos);
    int index = table.indexAt(nanos);
    return index < table.size() && table.open(index) <= nanos;
  }

  /**
   * When the session opened that contains that moment; when closed, when the next one opens.
   *
   * @return epoch nanoseconds, or {@link #NEVER}
   */
  public long sessionOpen(long nanos) {
    SessionTable table = fromMoment(nanos);
    return table == null ? NEVER : table.open(table.indexAt(nanos));
  }

  /**
   * When the session closes that contains that moment; when closed, when the next one does.
   *
   * @return epoch nanoseconds, or {@link #NEVER}
   */
  public long sessionEnd(long nanos) {
    SessionTable table = fromMoment(nanos);
    return table == null ? NEVER : table.close(table.indexAt(nanos));
  }

  /**
   * The trading day of the session that contains that moment; when closed, of the next one. A bar
   * that ends with its session belongs to the day of its open time.
   *
   * @return days since 1970-01-01, or {@link #NEVER}
   */
  public long tradingDay(long nanos) {
    SessionTable table = fromMoment(nanos);
    return table == null ? NEVER : table.tradingDay(table.indexAt(nanos));
  }

  /**
   * When the first session opens that opens at that moment or later.
   *
   * @return epoch nanoseconds, or {@link #NEVER}
   */
  public long nextOpen(long nanos) {
    for (int i = SessionTable.numberOf(nanos); i < SessionTable.COUNT; i++) {
      SessionTable table = table(i);
      int index = table.indexOfOpenFrom(nanos);
      if (index < table.size()) {
        return table.open(index);
      }
    }
    return NEVER;
  }

  /** The first table that has a session which closes after that moment. */
  private SessionTable fromMoment(long nanos) {
    SessionTable first = tableOf(nanos);
    if (first.indexAt(nanos) < first.size()) {
      return first;
    }
    for (int i = SessionTable.numberOf(nanos) + 1; i < SessionTable.COUNT; i++) {
      if (table(i).size() > 0) {
        return table(i);
      }
    }
    return null;
  }

  private SessionTable tableOf(long nanos) {
    return table(SessionTable.numberOf(nanos));
  }

  private SessionTable table(int number) {
    SessionTable table = tables[number];
    if (table == null) {
      table = SessionTable.of(number, zone, sessions, holidays, earlyCloses);
      tables[number] = table;
    }
    return table;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TradingHours hours
        && zone.equals(hours.zone)
        && sessions.equals(hours.sessions)
        && holidays.equals(hours.holidays)
        && earlyCloses.equals(hours.earlyCloses);
  }

  @Override
  public int hashCode() {
    return Objects.hash(zone, sessions, holidays, earlyCloses);
  }

  @Override
  public String toString() {
    return sessions.size() + " sessions a week in " + zone;
  }

  /** Collects the sessions of a week and the exceptions. Used by one thread. */
  public static final class Builder {

    private static final long WEEK_NANOS = 7 * WeeklySession.DAY_NANOS;

    private final ZoneId zone;
    private final List<WeeklySession> sessions = new ArrayList<>();
    private final NavigableSet<LocalDate> holidays = new TreeSet<>();
    private final NavigableMap<LocalDate, LocalTime> earlyCloses = new TreeMap<>();

    private Builder(ZoneId zone) {
      this.zone = zone;
    }

    /** One more session a week. */
    public Builder session(WeeklySession session) {
      sessions.add(session);
      return this;
    }

    /** {@link WeeklySession#of} for Monday to Friday; call it once per session of a day. */
    public Builder weekdays(LocalTime open, LocalTime close) {
      for (DayOfWeek day : DayOfWeek.values()) {
        if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
          session(WeeklySession.of(day, open, close));
        }
      }
      return this;
    }

    /** {@link WeeklySession#of} for all seven days. */
    public Builder everyDay(LocalTime open, LocalTime close) {
      for (DayOfWeek day : DayOfWeek.values()) {
        session(WeeklySession.of(day, open, close));
      }
      return this;
    }

    /** A trading day without sessions. */
    public Builder holiday(LocalDate date) {
      holidays.add(date);
      return this;
    }

    /**
     * A trading day on which everything is over at {@code close} of that date: a session that lasts
     * longer ends then, one that opens later is not held.
     */
    public Builder earlyClose(LocalDate date, LocalTime close) {
      earlyCloses.put(date, close);
      return this;
    }

    /**
     * The hours.
     *
     * @throws IllegalArgumentException if there is no session, two of them overlap, or their order
     *     is not that of their trading days
     */
    public TradingHours build() {
      if (sessions.isEmpty()) {
        throw new IllegalArgumentException(
            "Trading hours need one session a week or more; a market that never opens has none.");
      }
      sessions.sort((one, other) -> Long.compare(one.openOfWeek(), other.openOfWeek()));
      long end = sessions.getLast().closeOfWeek() - WEEK_NANOS;
      DayOfWeek day = DayOfWeek.MONDAY;
      for (WeeklySession session : sessions) {
        if (session.openOfWeek() < end || session.tradingDay().compareTo(day) < 0) {
          throw new IllegalArgumentException(
              "The session of "
                  + session.tradingDay()
                  + " that opens at "
                  + session.open()
                  + " begins before the one before has closed, or before an earlier trading day is"
                  + " over.");
        }
        end = session.closeOfWeek();
        day = session.tradingDay();
      }
      return new TradingHours(this);
    }
  }
}
