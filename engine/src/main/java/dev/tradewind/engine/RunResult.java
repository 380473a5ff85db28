package dev.tradewind.engine;

import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.portfolio.Account;
import dev.tradewind.engine.portfolio.Fill;
import dev.tradewind.engine.portfolio.Trade;
import dev.tradewind.engine.statistics.RunStatistics;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a backtest came to.
 *
 * @param account as it stood after the last bar
 * @param time market time of the end, epoch nanoseconds
 * @param bars how many there were
 * @param fills oldest first
 * @param trades oldest first; a trade still open is not among them
 * @param rejects how many orders were rejected, by reason
 * @param statistics of the whole run
 * @param eventHash SHA-256 of all the engine did, in hexadecimal: equal runs have equal hashes
 */
public record RunResult(
    Account account,
    long time,
    long bars,
    List<Fill> fills,
    List<Trade> trades,
    SortedMap<RejectReason, Long> rejects,
    RunStatistics statistics,
    String eventHash) {

  /** Keeps copies of the lists. */
  public RunResult {
    fills = List.copyOf(fills);
    trades = List.copyOf(trades);
    rejects = Collections.unmodifiableSortedMap(new TreeMap<>(rejects));
  }
}
