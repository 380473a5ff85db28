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

  /** So much less is less, however the product was rounded. */
  private static final double ROUNDING = 1 - 1e-12;

  private long peak;
  private long peakTime = Long.MIN_VALUE;
  private long largest;
  private double largestRatio;
  private long longest;

  /** Equity down to which no fall from this peak can be a new largest one. */
  private long known;

  private boolean below;
  private long time = Long.MIN_VALUE;

  /** Begins at a peak of {@code capital}. */
  public Drawdown(long capital) {
    peak = capital;
  }

  /** Takes the equity after an event; times never decrease. */
  public void add(long equity, long now) {
    if (equity < peak) {
      time = now;
      if (!below) {
        begin(now);
      }
      if (equity < known) {
        deepen(equity);
      }
    } else {
      if (below) {
        end(now);
      }
      peak = equity;
      peakTime = now;
    }
  }

  /** The least equity that is no new largest fall. */
  long floor() {
    return known;
  }

  /** The equity at which the fall is over; {@link Long#MIN_VALUE} if there is none. */
  long ceiling() {
    return below ? peak : Long.MIN_VALUE;
  }

  /** Takes an event after which the equity is what it was, or between floor and ceiling. */
  void stay(long now) {
    if (below) {
      time = now;
    } else {
      peakTime = now;
    }
  }

  /** When the equity was at its highest last; {@link Long#MIN_VALUE} before the first event. */
  long peakTime() {
    return peakTime;
  }

  private void begin(long now) {
    below = true;
    watch();
    if (peakTime == Long.MIN_VALUE) {
      peakTime = now;
    }
  }

  private void deepen(long equity) {
    known = equity;
    largest = Math.max(largest, peak - equity);
    largestRatio = Math.max(largestRatio, ratio(equity));
  }

  /** Saves the division for falls that may be the largest. */
  private void watch() {
    known = peak - Math.min(largest, (long) (largestRatio * peak * ROUNDING));
  }

  private void end(long now) {
    below = false;
    longest = Math.max(longest, now - peakTime);
  }

  /** Moves the peak by a deposit or withdrawal. */
  public void shift(long deposit) {
    peak += deposit;
    // The same fall is another part of another peak.
    watch();
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

  /**
   * Longest time from a peak until equity was there again, nanoseconds; of a fall that has not
   * recovered, until the last event.
   */
  public long longest() {
    return below ? Math.max(longest, time - peakTime) : longest;
  }

  /** After a {@link #restore}: goes on from the last equity. */
  void resume(long equity) {
    below = equity < peak;
    watch();
    time = peakTime;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(peak);
    out.writeLong(peakTime);
    out.writeLong(largest);
    out.writeDouble(largestRatio);
    out.writeLong(longest());
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
