package dev.tradewind.engine;

import dev.tradewind.engine.portfolio.Portfolio;
import dev.tradewind.engine.portfolio.Position;
import dev.tradewind.engine.risk.RiskMonitor;
import dev.tradewind.engine.statistics.StatisticsTracker;

/**
 * Follows what the account is worth from one last price to the next, and with it statistics and
 * limits.
 */
final class Valuation {

  private final Books books;
  private final Portfolio portfolio;
  private final StatisticsTracker statistics;
  private final RiskMonitor monitor;
  private final RiskGuard guard;
  private final StateControl control;

  /** Whether in a quiet time nothing follows from an equity that passes no limit. */
  private boolean calm;

  /** Whether the statistics know the equity after the last event that was not quiet. */
  private boolean known;

  Valuation(Books books, RiskGuard guard, StateControl control) {
    this.books = books;
    portfolio = books.portfolio;
    statistics = books.statistics;
    monitor = books.monitor;
    this.guard = guard;
    this.control = control;
  }

  /** An event begins that is not quiet. */
  void begin() {
    known = false;
  }

  /** Something has happened that no price tells: limits are looked at with the next one. */
  void disturb() {
    calm = false;
  }

  /** Whether in a quiet time nothing follows from an equity that passes no limit. */
  boolean isCalm() {
    return calm;
  }

  /** Whether the last event has told the equity. */
  boolean isKnown() {
    return known;
  }

  /**
   * Takes a last price that is no bar's.
   *
   * @param plain whether the time is quiet, and the price at most the {@link Position#mostPrice}
   */
  void mark(Trader trader, long price, long time, boolean plain) {
    if (plain && trader.holding().isUnmoved()) {
      markUnmoved(trader, price, time);
    } else {
      trader.roundTrip().onPrice(price);
      markHeld(trader, price, time, plain);
    }
  }

  /** {@link #mark} of what is not held, in a quiet time: it moves no money. */
  void markUnmoved(Trader trader, long price, long time) {
    trader.holding().setLastPrice(price);
    statistics.onUnmoved(time, 1);
  }

  /** {@link #mark} of what may be held, and has been told the price or the bar. */
  void markHeld(Trader trader, long price, long time, boolean plain) {
    if (plain) {
      markQuietly(trader, price, time);
    } else {
      trader.holding().mark(price);
      onEquity(trader, follow(trader, time));
    }
  }

  private void markQuietly(Trader trader, long price, long time) {
    trader.holding().move(price);
    long equity = follow(trader, time);
    monitor.onEquity(equity);
    if (!calm || monitor.isBreached(equity)) {
      onEquity(trader, equity);
    }
  }

  private long follow(Trader trader, long time) {
    long equity = portfolio.equity();
    statistics.onBar(time, equity, trader.holding().quantity() != 0);
    return equity;
  }

  private void onEquity(Trader trader, long equity) {
    known = true;
    guard.onEquity(equity);
    control.closeAgain(trader.index());
    calm = guard.isCalm() && books.gate.state() != TradingState.FLAT;
  }
}
