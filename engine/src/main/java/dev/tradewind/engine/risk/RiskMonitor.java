package dev.tradewind.engine.risk;

import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.snapshot.Snapshotable;
import dev.tradewind.engine.statistics.RiskDay;
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
  private final RiskDay riskDay;
  private final boolean watching;
  private long peak;
  private long dayStart;
  private long dayEnd = Long.MIN_VALUE;
  private long floor;

  /**
   * Watches a new account.
   *
   * @param capital to begin with
   */
  public RiskMonitor(RiskLimits limits, RiskDay riskDay, long capital) {
    this.limits = limits;
    this.riskDay = riskDay;
    peak = capital;
    dayStart = capital;
    watching =
        limits.maxDailyLoss() != RiskLimits.UNLIMITED || limits.maxDrawdown() != RiskLimits.ANY;
    reckon();
  }

  /** The last moment of the risk day; {@link Long#MIN_VALUE} before the first. */
  public long dayEnd() {
    return dayEnd;
  }

  /**
   * A risk day has begun, whether it has had a price or not.
   *
   * @param time of it
   * @param equity at its start: what is held at the last prices of the day before
   */
  public void beginDay(long time, long equity) {
    dayStart = equity;
    dayEnd = riskDay.end(time);
    reckon();
  }

  /** The equity has changed. */
  public void onEquity(long equity) {
    if (!watching) {
      // Also without a limit: the next process of the book may have one.
      peak = Math.max(peak, equity);
    } else if (equity > peak) {
      peak = equity;
      reckon();
    }
  }

  /** Whether there is a limit on loss or drawdown. */
  public boolean isWatching() {
    return watching;
  }

  /** Whether the equity is at or below what a limit allows. */
  public boolean isBreached(long equity) {
    return watching && equity <= floor;
  }

  /** The lowest equity that {@link #isBreached} does not take for a breach. */
  public long calmFrom() {
    return watching ? floor + 1 : Long.MIN_VALUE;
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
    return dayStart - equity;
  }

  /** The equity from which a drawdown is reckoned. */
  public long peak() {
    return peak;
  }

  /** A deposit, or a withdrawal if negative, moves the peak along. */
  public void onDeposit(long deposit) {
    peak += deposit;
    dayStart += deposit;
    reckon();
  }

  /** The drawdown is reckoned from this equity on. */
  public void resetPeak(long equity) {
    peak = equity;
    reckon();
  }

  private void reckon() {
    floor = Math.max(lossFloor(), drawdownFloor());
  }

  private long lossFloor() {
    return limits.maxDailyLoss() == RiskLimits.UNLIMITED
        ? Long.MIN_VALUE
        : Math.subtractExact(dayStart, limits.maxDailyLoss());
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

  @Override
  public void restore(DataInput in) throws IOException {
    peak = in.readLong();
    reckon();
  }

  /** What snapshots have since version 4 beside {@link #snapshot}. */
  public void snapshotDay(DataOutput out) throws IOException {
    out.writeLong(dayStart);
    out.writeLong(dayEnd);
  }

  /** Takes back what {@link #snapshotDay} wrote. */
  public void restoreDay(DataInput in) throws IOException {
    restoreDay(in.readLong(), in.readLong());
  }

  /** The risk day of a snapshot that tells it elsewhere. */
  public void restoreDay(long start, long end) {
    dayStart = start;
    dayEnd = end;
    reckon();
  }
}
