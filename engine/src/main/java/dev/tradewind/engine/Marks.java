package dev.tradewind.engine;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.portfolio.Position;
import dev.tradewind.engine.portfolio.RoundTrip;
import dev.tradewind.engine.risk.RiskMonitor;
import dev.tradewind.engine.statistics.Drawdown;

/**
 * Which bars of what is held are more than the next one: an equity at its peak, a new largest fall
 * or a passed limit, or a price that needs a closer look. Of the others it keeps the lowest and the
 * highest price. Used by the engine's thread.
 */
final class Marks {

  /** Equities up to here can be added to any value of a position. */
  private static final long MOST_EQUITY = Long.MAX_VALUE / 2;

  /** Of the bars that have passed since a look: above and below every price while none has. */
  private long lowest;

  private long highest;

  /** A price that is a rate has none up to which it needs no closer look. */
  private long mostPrice;

  /** What is held gains where the price rises by one, and the equity at a price of zero. */
  private long pointValue;

  private long offset;
  private long leastEquity;
  private long mostEquity;

  Marks() {}

  /**
   * Looks where they are, after an event.
   *
   * @return whether the next bar may well be none; only then ask for them
   */
  boolean look(Books books, Trader trader) {
    Position holding = trader.holding();
    lowest = Long.MAX_VALUE;
    highest = 0;
    mostPrice = holding.mostPrice();
    Drawdown drawdown = books.statistics.drawdown();
    RiskMonitor monitor = books.monitor;
    long equity = books.portfolio.equity();
    mostEquity = Math.min(drawdown.peak() - 1, monitor.peak());
    leastEquity = Math.max(drawdown.known(), monitor.calmFrom());
    pointValue = holding.pointValue();
    offset = equity - pointValue * holding.lastPrice();
    return equity <= mostEquity
        && Math.abs(equity) <= MOST_EQUITY
        && books.portfolio.isInBase(trader.index());
  }

  /** Takes a bar and keeps its prices, if it is no mark; returns whether it was none. */
  boolean pass(Bar bar) {
    long high = bar.high();
    long equity = offset + pointValue * bar.close();
    if (high > mostPrice || equity < leastEquity || equity > mostEquity) {
      return false;
    }
    // Without a branch: a new extreme comes too often, and too irregularly, to be foreseen.
    lowest = Math.min(lowest, bar.low());
    highest = Math.max(highest, high);
    return true;
  }

  /** Tells a trade the bars that it was not told yet, and the extremes since the last look. */
  void tell(RoundTrip trip, int bars) {
    trip.onQuietBars(bars, lowest, highest);
  }
}
