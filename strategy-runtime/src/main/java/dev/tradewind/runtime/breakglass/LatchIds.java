package dev.tradewind.runtime.breakglass;

import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.runtime.loop.LocalCommand;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names latches, such as {@code bg-20260102T030405Z-3-1}: wall-clock time, epoch, and a number in
 * the process. Without the time, an id that stands in a manifest could release the first latch of
 * the next book.
 *
 * @param wallClock for the time
 * @param last number given
 */
record LatchIds(InstantSource wallClock, AtomicLong last) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** A latch with an id of its own. */
  LocalCommand.SetLatch latch(long epoch, HaltLevel level, String reason) {
    Instant now = wallClock.instant().truncatedTo(ChronoUnit.SECONDS);
    String id = "bg-%s-%d-%d".formatted(TIME.format(now), epoch, last.incrementAndGet());
    return new LocalCommand.SetLatch(id, level, reason, now);
  }
}
