package dev.tradewind.runtime.ledger;

import java.time.Duration;

/**
 * Watches the claim of another process, over as many attempts to open its ledger as it takes: it is
 * over when it has stood still for {@link Claim#QUIET}. Used by one thread.
 */
public final class ClaimWatch {

  private long epoch;
  private long counter;
  private long since;

  /** Has seen nothing yet. */
  public ClaimWatch() {}

  /** How long a claim that stands there now must still stand still. */
  Duration remaining(long seenEpoch, long seenCounter, long nanos) {
    if (seenEpoch != epoch || seenCounter != counter) {
      epoch = seenEpoch;
      counter = seenCounter;
      since = nanos;
    }
    return Claim.QUIET.minusNanos(nanos - since);
  }
}
