package dev.tradewind.runtime.status;

import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.runtime.ledger.LedgerHistory;
import dev.tradewind.runtime.ledger.Tally;
import dev.tradewind.runtime.replay.MarketClock;
import java.util.Optional;

/**
 * What is to be seen at one moment. Immutable; any thread.
 *
 * @param status the document of {@code /status}
 * @param tally what was counted
 * @param history fills and trades, while the ledger is open
 * @param clock market time, while it runs
 * @param marketTime of the last event, epoch nanoseconds
 */
public record View(
    PodStatus status,
    Tally tally,
    Optional<LedgerHistory> history,
    Optional<MarketClock> clock,
    long marketTime) {

  /** Market seconds since the last bar; 0 while none is expected. */
  public double dataAge(long nanos) {
    return clock.map(c -> Math.max(0, c.secondsSince(marketTime, nanos))).orElse(0.0);
  }
}
