package dev.tradewind.api.pod;

import java.util.List;

/**
 * Part of {@code /status/trades}, newest last.
 *
 * @param total of all trades, not only of this page
 * @param trades of this page
 */
public record TradesPage(long total, List<Trade> trades) {
  public TradesPage {
    trades = List.copyOf(trades);
  }
}
