package dev.tradewind.runtime.status;

import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.runtime.ledger.LedgerHistory;
import dev.tradewind.runtime.ledger.Tally;
import dev.tradewind.runtime.replay.MarketClock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is to be seen at one moment. Immutable; any thread.
 *
 * @param status the document of {@code /status}
 * @param tally what was counted
 * @param history fills and trades, while the ledger is open
 * @param standstill since when its disk does not answer, if that is for too long; while it is open
 * @param clock market time, while it runs
 * @param marketTime of the last event, epoch nanoseconds
 */
public record View(
    PodStatus status,
    Tally tally,
    Optional<LedgerHistory> history,
    Optional<Supplier<Optional<Duration>>> standstill,
    Optional<MarketClock> clock,
    long marketTime) {

  /** The same, but for what has become of the disk since. */
  View now() {
    return standstill.flatMap(Supplier::get).map(this::standingStill).orElse(this);
  }

  private View standingStill(Duration since) {
    return new View(
        status.withProblem(
            ReadyReason.LedgerUnavailable,
            "The disk of the ledger has not answered for %d s: nothing is traded, and no command is obeyed. When it answers, this process ends, and the next one goes on."
                .formatted(since.toSeconds())),
        tally,
        history,
        standstill,
        clock,
        marketTime);
  }

  /** Market seconds since the last bar; 0 while none is expected. */
  public double dataAge(long nanos) {
    return clock.map(c -> Math.max(0, c.secondsSince(marketTime, nanos))).orElse(0.0);
  }
}
