package dev.tradewind.kubectl.text;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** How long ago something was, as short as kubectl says it. */
public final class Age {
  private Age() {}

  /** {@code 45s}, {@code 3m10s}, {@code 5h}, {@code 12d}; empty when the time is not known. */
  public static String of(String since, Instant now) {
    try {
      return since == null ? "" : of(Duration.between(Instant.parse(since), now));
    } catch (DateTimeParseException e) {
      return "";
    }
  }

  static String of(Duration age) {
    Duration positive = age.isNegative() ? Duration.ZERO : age;
    long seconds = positive.toSeconds();
    long minutes = positive.toMinutes();
    long hours = positive.toHours();
    long days = positive.toDays();
    if (seconds < 120) {
      return seconds + "s";
    }
    if (minutes < 10) {
      return two(minutes, "m", seconds % 60, "s");
    }
    if (minutes < 180) {
      return minutes + "m";
    }
    if (hours < 8) {
      return two(hours, "h", minutes % 60, "m");
    }
    if (hours < 48) {
      return hours + "h";
    }
    if (days < 8) {
      return two(days, "d", hours % 24, "h");
    }
    return days < 730 ? days + "d" : two(days / 365, "y", days % 365, "d");
  }

  private static String two(long large, String unit, long small, String smallUnit) {
    return large + unit + (small == 0 ? "" : small + smallUnit);
  }
}
