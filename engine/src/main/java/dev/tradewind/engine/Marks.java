package dev.tradewind.engine;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.portfolio.Position;
import dev.tradewind.engine.portfolio.RoundTrip;
import dev.tradewind.engine.risk.RiskMonitor;
import dev.tradewind.engine.statistics.Drawdown;

/**
 * Which bars of what is held are more than the next one: a new extreme of the open trade, an equity
 * at its peak, a new largest fall or a passed limit. Used by the engine's thread.
 */
final class Marks {

  /** Equities up to here can be added to any value of a position. */
  private static final long MOST_EQUITY = Long.MAX_VALUE / 2;

  private long lowest;
  private long highest;

  /** What is held gains where the price rises by one, and the equity at a price of zero. */
  private long pointValue;

  private long offset;
  private long leastEquity;
  private long mostEquity;

  Marks() {}

  /**
   * Looks where they are, after an event.
   *
   * @return whether the next event may well be none; only then ask for them
   */
  boolean look(Books books, Trader trader) {
    Position holding = trader.holding();
    RoundTrip trip = trader.roundTrip();
    lowest = trip.lowest();
    highest = Math.min(trip.highest(), holding.mostPrice());
    long last = holding.lastPrice();
    // One extreme is mostly followed by another.
    if (last <= lowest || last >= highest || !trip.isPathKnown()) {
      return false;
    }
    Drawdown drawdown = books.statistics.drawdown();
    RiskMonitor monitor = books.monitor;
    long equity = books.portfolio.equity();
    mostEquity = Math.min(drawdown.peak() - 1, monitor.peak());
    leastEquity = Math.max(drawdown.known(), monitor.calmFrom());
    pointValue = holding.pointValue();
    offset = equity - pointValue * last;
    return equity <= mostEquity
        && Math.abs(equity) <= MOST_EQUITY
        && !holding.isRate()
        && books.portfolio.isInBase(trader.index());
  }

  /** Whether a bar is one. */
  boolean isMark(Bar bar) {
    return bar.low() < lowest || bar.high() > highest || isMarkOfEquity(bar.close());
  }

  private boolean isMarkOfEquity(long price) {
    long equity = offset + pointValue * price;
    return equity < leastEquity || equity > mostEquity;
  }
}
