package dev.tradewind.engine.statistics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * When one day of the account ends and the next begins: at a time of day of a zone, whatever the
 * length of the day when clocks change. A time of day that clocks leave out is that much later; of
 * one that comes twice it is the first. Immutable; any thread.
 *
 * @param zone whose clock is looked at
 * @param start time of day at which a day begins
 */
public record RiskDay(ZoneId zone, LocalTime start) {

  /** Days of 00:00 UTC; by its offset, for the tables of zones take a while to load. */
  public static final RiskDay UTC = new RiskDay(ZoneOffset.UTC, LocalTime.MIDNIGHT);

  private static final long SECOND = 1_000_000_000L;

  /**
   * A day of texts such as {@code America/New_York} and {@code 17:00}.
   *
   * @throws IllegalArgumentException if there is no such zone or time of day
   */
  public static RiskDay of(String zone, String start) {
    try {
      return new RiskDay(ZoneId.of(zone), LocalTime.parse(start));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "The risk day starts at "
              + start
              + " in "
              + zone
              + ": it must be a time such as 17:00 in a zone of the tz database such as"
              + " America/New_York.",
          e);
    }
  }

  /**
   * The end of the day to which an event belongs: the first start of a day at or after it, for an
   * event at the very boundary, such as a bar that closes there, belongs to the day that ends. Keep
   * the answer until an event is later, for finding it allocates.
   *
   * @param time epoch nanoseconds
   * @return epoch nanoseconds
   */
  public long end(long time) {
    LocalDate date =
        Instant.ofEpochSecond(Math.floorDiv(time, SECOND), Math.floorMod(time, SECOND))
            .atZone(zone)
            .toLocalDate();
    long end = startOf(date);
    return end >= time ? end : startOf(date.plusDays(1));
  }

  /** The words used in reports, such as {@code 17:00 America/New_York}. */
  public String label() {
    return start + " " + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone);
  }

  private long startOf(LocalDate date) {
    Instant instant = date.atTime(start).atZone(zone).toInstant();
    return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano());
  }
}
