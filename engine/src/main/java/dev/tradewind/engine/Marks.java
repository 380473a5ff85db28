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
 *
 * <p>What it asks of a bar it asks of the bar's prices: two of them are the ends of what the equity
 * may do.
 */
class Marks {

  /** Equities up to here can be taken from one another. */
  private static final long MOST_EQUITY = Long.MAX_VALUE / 2;

  /** Of the bars that have passed since a look: above and below every price while none has. */
  private long lowest;

  private long highest;

  /** 0 where the price is a rate: it needs a closer look always. */
  private long mostPrice;

  /** With a close from this one to that one the equity sets no mark. */
  private long leastClose;

  private long mostClose;

  Marks() {}

  /**
   * Looks where they are, after an event.
   *
   * @return whether the next bar may well be none; only then ask for them
   */
  final boolean lookForMarks(Books books, Trader trader) {
    Position holding = trader.holding();
    lowest = Long.MAX_VALUE;
    highest = 0;
    mostPrice = holding.mostPrice();
    Drawdown drawdown = books.statistics.drawdown();
    RiskMonitor monitor = books.monitor;
    long equity = books.portfolio.equity();
    long mostEquity = Math.min(drawdown.peak() - 1, monitor.peak());
    long leastEquity = Math.max(drawdown.known(), monitor.calmFrom());
    if (mostPrice == 0
        || equity > mostEquity
        || equity < leastEquity
        || Math.abs(equity) > MOST_EQUITY
        || !books.portfolio.isInBase(trader.index())) {
      return false;
    }
    setCloses(
        holding,
        Math.min(mostEquity, MOST_EQUITY) - equity,
        equity - Math.max(leastEquity, -MOST_EQUITY));
    return true;
  }

  /** Lets every bar pass: where nothing is held there are none. */
  final void setNoMarks() {
    mostPrice = Long.MAX_VALUE;
    leastClose = Long.MIN_VALUE;
    mostClose = Long.MAX_VALUE;
  }

  /** From what the equity may gain and lose; it moves with the price, or against a short one. */
  private void setCloses(Position holding, long gain, long loss) {
    long price = holding.lastPrice();
    long pointValue = holding.pointValue();
    long gaining = gain / Math.abs(pointValue);
    long losing = loss / Math.abs(pointValue);
    boolean isLong = pointValue > 0;
    leastClose = price - (isLong ? losing : gaining);
    mostClose = price + Math.min(isLong ? gaining : losing, Long.MAX_VALUE - price);
  }

  /** Takes a bar and keeps its prices, if it is no mark; returns whether it was none. */
  final boolean passMarks(Bar bar) {
    long high = bar.high();
    long close = bar.close();
    if (high > mostPrice || close < leastClose || close > mostClose) {
      return false;
    }
    // Without a branch: a new extreme comes too often, and too irregularly, to be foreseen.
    lowest = Math.min(lowest, bar.low());
    highest = Math.max(highest, high);
    return true;
  }

  /** Tells a trade the bars that it was not told yet, and the extremes since the last look. */
  final void tellPassed(RoundTrip trip, int bars) {
    trip.onQuietBars(bars, lowest, highest);
  }
}
