package dev.tradewind.runtime.ledger;

import dev.tradewind.api.pod.DataFile;
import java.util.List;

/**
 * What a ledger knew when it was opened.
 *
 * @param epoch of this process; 1 for a new book
 * @param last where the last turn left off; null for a book without one
 * @param strategyChanged whether the last process ran another algo or other parameters
 * @param sourceChanged whether the last process read another source of prices
 * @param data the files that the replay read
 * @param tally what has been counted
 * @param venueCursor the fill at the venue up to which all are booked; empty for none
 */
public record Opened(
    long epoch,
    Progress last,
    boolean strategyChanged,
    boolean sourceChanged,
    List<DataFile> data,
    Tally tally,
    String venueCursor) {

  /** Whether no turn was ever taken. */
  public boolean fresh() {
    return last == null;
  }
}
