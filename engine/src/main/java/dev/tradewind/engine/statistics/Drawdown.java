package dev.tradewind.engine.statistics;

import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Falls of equity below its highest value since creation, the first capital included. Exact
 * amounts; the peak moves with deposits and withdrawals. Used by the engine's thread.
 */
public final class Drawdown implements Snapshotable {

  private long peak;
  private long peakTime = Long.MIN_VALUE;
  private long largest;
  private double largestRatio;
  private long longest;

  /** Begins at a peak of {@code capital}. */
  public Drawdown(long capital) {
    peak = capital;
  }

  /** Takes the equity after an event; times never decrease. */
  public void add(long equity, long time) {
    if (equity >= peak || peakTime == Long.MIN_VALUE) {
      peakTime = time;
    }
    if (equity >= peak) {
      peak = equity;
      return;
    }
    longest = Math.max(longest, time - peakTime);
    long fall = peak - equity;
    if (fall > largest) {
      largest = fall;
    }
    double ratio = ratio(equity);
    if (ratio > largestRatio) {
      largestRatio = ratio;
    }
  }

  /** Moves the peak by a deposit or withdrawal. */
  public void shift(long deposit) {
    peak += deposit;
  }

  /** Highest equity. */
  public long peak() {
    return peak;
  }

  /** How far {@code equity} is below the peak, in parts of the peak. */
  public double ratio(long equity) {
    return peak <= 0 ? 0 : (double) (peak - equity) / peak;
  }

  /** Largest fall. */
  public long largest() {
    return largest;
  }

  /** Largest fall in parts of its peak. */
  public double largestRatio() {
    return largestRatio;
  }

  /** Longest time below a peak so far, nanoseconds. */
  public long longest() {
    return longest;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(peak);
    out.writeLong(peakTime);
    out.writeLong(largest);
    out.writeDouble(largestRatio);
    out.writeLong(longest);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    peak = in.readLong();
    peakTime = in.readLong();
    largest = in.readLong();
    largestRatio = in.readDouble();
    longest = in.readLong();
  }
}
