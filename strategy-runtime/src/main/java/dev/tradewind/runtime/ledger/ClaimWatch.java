package dev.tradewind.runtime.ledger;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Watches the claim of another process, over as many attempts to open its ledger as it takes: it is
 * over when it has stood still for {@link Claim#QUIET}. It also knows the ledger again that this
 * process has opened. Used by one thread.
 */
public final class ClaimWatch {

  private long epoch;
  private long counter;
  private long since;
  private long opened;

  /** Has seen nothing yet. */
  public ClaimWatch() {}

  /**
   * Nothing is made in the place of a ledger that this process has opened before, nor is what is
   * left of it touched.
   */
  void requireThere(Path directory) throws LedgerUnavailable {
    if (opened > 0 && !LedgerFile.exists(directory)) {
      throw new LedgerUnavailable(
          "The ledger in %s is gone, with what this process has traded: stop this process, and bring the ledger back from a copy, or let a new book begin."
              .formatted(directory));
    }
  }

  /**
   * Knows the ledger again.
   *
   * @param processes that have opened it, with this opening
   * @throws LedgerUnavailable if this process has opened one before, and that does not count here
   */
  void requireSame(Path directory, long processes) throws LedgerUnavailable {
    if (processes <= opened) {
      throw new LedgerUnavailable(
          "The ledger in %s is not the one that this process has traded: that one was opened %d times, this one %d times before. Stop this process, bring the right one back, and start it again."
              .formatted(directory, opened, processes - 1));
    }
  }

  /** An opening is durable. */
  void onOpened(long processes) {
    opened = processes;
  }

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
