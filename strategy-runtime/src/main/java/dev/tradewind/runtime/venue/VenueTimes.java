package dev.tradewind.runtime.venue;

import java.time.Duration;

/**
 * How long a venue is waited for, in real time, for its market may stand.
 *
 * @param answer how long nothing may be heard of a request before the venue is asked
 * @param quiet how long nothing may be heard of an unknown order, nor of a fill, before it is lost
 * @param lookAgain for how long after a reconciliation orders of other processes are looked for
 */
public record VenueTimes(Duration answer, Duration quiet, Duration lookAgain) {

  /** Five seconds, thirty, and sixty. */
  public static final VenueTimes DEFAULT =
      new VenueTimes(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(60));
}
