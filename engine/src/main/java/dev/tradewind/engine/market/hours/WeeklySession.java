package dev.tradewind.engine.market.hours;

import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * A session that is held every week, in local time.
 *
 * @param tradingDay the day that it belongs to; it is not held on a holiday of that day
 * @param openDaysBefore how many days before the trading day it opens, 0 to 6
 * @param open when it opens
 * @param closeDaysBefore how many days before the trading day it closes, at most as many as it
 *     opens
 * @param close when it closes; midnight is the end of that day
 */
public record WeeklySession(
    DayOfWeek tradingDay,
    int openDaysBefore,
    LocalTime open,
    int closeDaysBefore,
    LocalTime close) {

  static final long DAY_NANOS = 86_400_000_000_000L;
  private static final int DAYS = 7;

  /** Refuses a session that is empty or longer than a week. */
  public WeeklySession {
    if (closeDaysBefore < 0
        || openDaysBefore >= DAYS
        || length(open, openDaysBefore, close, closeDaysBefore) <= 0) {
      throw new IllegalArgumentException(
          "The session of "
              + tradingDay
              + " opens at "
              + open
              + " and closes at "
              + close
              + ": it must close after it opens, within the seven days that end with its trading"
              + " day.");
    }
  }

  /**
   * The usual session: it closes on its trading day. One that does not open before its close, such
   * as 17:00 to 17:00 or 18:00 to 02:00, opens on the day before.
   *
   * @param close midnight is the end of the trading day
   */
  public static WeeklySession of(DayOfWeek tradingDay, LocalTime open, LocalTime close) {
    boolean sameDay = open.toNanoOfDay() < nanosOfClose(close);
    return new WeeklySession(tradingDay, sameDay ? 0 : 1, open, 0, close);
  }

  /** Nanoseconds from the start of the week, Monday at midnight, on clocks without DST. */
  long openOfWeek() {
    return (tradingDay.getValue() - 1L - openDaysBefore) * DAY_NANOS + open.toNanoOfDay();
  }

  /** The same of its close. */
  long closeOfWeek() {
    return (tradingDay.getValue() - 1L - closeDaysBefore) * DAY_NANOS + nanosOfClose(close);
  }

  static long nanosOfClose(LocalTime close) {
    return close.equals(LocalTime.MIDNIGHT) ? DAY_NANOS : close.toNanoOfDay();
  }

  private static long length(LocalTime open, int openBefore, LocalTime close, int closeBefore) {
    return (openBefore - closeBefore) * DAY_NANOS + nanosOfClose(close) - open.toNanoOfDay();
  }
}
