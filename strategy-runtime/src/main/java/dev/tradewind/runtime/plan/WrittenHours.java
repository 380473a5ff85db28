package dev.tradewind.runtime.plan;

import dev.tradewind.api.v1alpha1.AllowedHours;
import dev.tradewind.engine.market.hours.TradingHours;
import dev.tradewind.engine.market.hours.WeeklySession;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/**
 * Hours as users write them: sessions such as {@code MON-FRI 09:30-16:00}, which the manifest's
 * rules have let through. Used by one thread.
 */
final class WrittenHours {

  private static final int MINUTES = 24 * 60;
  private static final int HOUR = 60;
  private static final int DAY_LETTERS = 3;

  /** The allowed minutes of each day: sessions may touch and overlap. */
  private final Map<DayOfWeek, BitSet> allowed = new EnumMap<>(DayOfWeek.class);

  private WrittenHours() {}

  static TradingHours parse(AllowedHours hours) {
    WrittenHours written = new WrittenHours();
    hours.sessions().forEach(written::add);
    return written.in(ZoneId.of(hours.timeZone()));
  }

  private void add(String session) {
    int space = session.indexOf(' ');
    int dash = session.lastIndexOf('-');
    int open = minute(session.substring(space + 1, dash));
    int close = minute(session.substring(dash + 1));
    DayOfWeek last = day(session.substring(space - DAY_LETTERS, space));
    DayOfWeek day = day(session.substring(0, DAY_LETTERS));
    minutes(day).set(open, close);
    while (day != last) {
      day = day.plus(1);
      minutes(day).set(open, close);
    }
  }

  private BitSet minutes(DayOfWeek day) {
    return allowed.computeIfAbsent(day, _ -> new BitSet(MINUTES));
  }

  private TradingHours in(ZoneId zone) {
    TradingHours.Builder hours = TradingHours.in(zone);
    allowed.forEach(
        (day, minutes) -> {
          int open = minutes.nextSetBit(0);
          while (open >= 0) {
            int close = minutes.nextClearBit(open);
            hours.session(WeeklySession.of(day, time(open), time(close)));
            open = minutes.nextSetBit(close);
          }
        });
    return hours.build();
  }

  private static DayOfWeek day(String letters) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().startsWith(letters)) {
        return day;
      }
    }
    throw new IllegalArgumentException("\"" + letters + "\" is no day.");
  }

  private static int minute(String time) {
    int colon = time.indexOf(':');
    return Integer.parseInt(time, 0, colon, 10) * HOUR
        + Integer.parseInt(time, colon + 1, time.length(), 10);
  }

  /** The end of a day is written as its midnight. */
  private static LocalTime time(int minute) {
    return LocalTime.of(minute % MINUTES / HOUR, minute % HOUR);
  }
}
