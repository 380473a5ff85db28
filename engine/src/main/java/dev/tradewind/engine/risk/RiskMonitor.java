package dev.tradewind.engine.risk;

import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.snapshot.Snapshotable;
import dev.tradewind.engine.statistics.StatisticsTracker;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Watches the loss of the risk day and the drawdown from the highest equity since creation, the
 * capital included. Both compare the equity with a number that seldom changes, so that an event
 * costs a few comparisons. Used by the engine's thread.
 */
public final class RiskMonitor implements Snapshotable {

  private static final long WHOLE = 10_000;

  private final RiskLimits limits;
  private final StatisticsTracker statistics;
  private final boolean watching;
  private long peak;
  private long dayStart;
  private long floor;

  /**
   * Watches the account that these statistics follow.
   *
   * @param capital to begin with
   */
  public RiskMonitor(RiskLimits limits, StatisticsTracker statistics, long capital) {
    this.limits = limits;
    this.statistics = statistics;
    peak = capital;
    watching =
        limits.maxDailyLoss() != RiskLimits.UNLIMITED || limits.maxDrawdown() != RiskLimits.ANY;
    reckon();
  }

  /** Whether the equity is at or below what a limit allows. */
  public boolean isBreached(long equity) {
    boolean isPeak = equity > peak;
    if (isPeak) {
      // Also without a limit: the next process of the book may have one.
      peak = equity;
    }
    if (!watching) {
      return false;
    }
    if (isPeak || dayStart != statistics.dayStartEquity()) {
      reckon();
    }
    return equity <= floor;
  }

  /** The least equity that passes no limit. */
  public long floor() {
    return floor + 1;
  }

  /** Whether a breach is one of the daily loss; it may be of the drawdown, too. */
  public boolean isDailyLoss(long equity) {
    return equity <= lossFloor();
  }

  /** Whether a breach is one of the drawdown; it may be of the daily loss, too. */
  public boolean isDrawdown(long equity) {
    return equity <= drawdownFloor();
  }

  /** What the account has lost in the risk day. */
  public long dailyLoss(long equity) {
    return statistics.dayStartEquity() - equity;
  }

  /** The equity from which a drawdown is reckoned. */
  public long peak() {
    return peak;
  }

  /** A deposit, or a withdrawal if negative, moves the peak along. */
  public void onDeposit(long deposit) {
    peak += deposit;
    reckon();
  }

  /** The drawdown is reckoned from this equity on. */
  public void resetPeak(long equity) {
    peak = equity;
    reckon();
  }

  private void reckon() {
    dayStart = statistics.dayStartEquity();
    floor = Math.max(lossFloor(), drawdownFloor());
  }

  private long lossFloor() {
    return limits.maxDailyLoss() == RiskLimits.UNLIMITED
        ? Long.MIN_VALUE
        : Math.subtractExact(statistics.dayStartEquity(), limits.maxDailyLoss());
  }

  private long drawdownFloor() {
    return limits.maxDrawdown() == RiskLimits.ANY
        ? Long.MIN_VALUE
        : peak
            - ExactMath.multiplyDivideFloor(
                Math.max(0, peak), Math.min(limits.maxDrawdown(), WHOLE), WHOLE);
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(peak);
  }

  /** Call it after the statistics are restored. */
  @Override
  public void restore(DataInput in) throws IOException {
    peak = in.readLong();
    reckon();
  }
}
