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

  private static final long NEVER = Long.MIN_VALUE;

  private long peak;

  /** Where it is below: when it was at its peak last. */
  private long peakTime = NEVER;

  private long largest;
  private double largestRatio;
  private long longest;

  /** Equity down to which no fall from this peak can be a new largest one, or a little above. */
  private long known;

  /** Of the last event; while the equity is at its peak that is when it was there last. */
  private long time = NEVER;

  /** All bits, if the equity was below its peak after the last event; none if it was at it. */
  private long below;

  /** Begins at a peak of {@code capital}. */
  public Drawdown(long capital) {
    peak = capital;
    known = capital;
  }

  /** Takes the equity after an event; times never decrease. */
  public void add(long equity, long now) {
    // Without a branch: whether an account that wins is at its peak is as good as a coin.
    long since = time == NEVER ? now : peakTime();
    long falls = (equity - peak) >> (Long.SIZE - 1);
    longest = Math.max(longest, (now - since) & below & ~falls);
    peakTime = since;
    below = falls;
    time = now;
    long rise = Math.max(equity, peak) - peak;
    peak += rise;
    known += rise;
    if (equity < known) {
      deepen(equity);
    }
  }

  /** Takes an event that makes no peak, leaves none and makes no new largest fall. */
  void stay(long now) {
    time = now;
  }

  /** When the equity was at its highest last; {@link Long#MIN_VALUE} before the first event. */
  long peakTime() {
    return (peakTime & below) | (time & ~below);
  }

  private void deepen(long equity) {
    largest = Math.max(largest, peak - equity);
    largestRatio = Math.max(largestRatio, ratio(equity));
    watch();
  }

  /** Saves the division for falls that may be the largest. */
  private void watch() {
    known = peak - Math.min(largest, (long) (largestRatio * peak * ROUNDING));
  }

  /** Moves the peak by a deposit or withdrawal. */
  public void shift(long deposit) {
    peak += deposit;
    // The same fall is another part of another peak.
    watch();
  }

  /** Down to this equity a fall from the present peak is certainly no new largest one. */
  public long known() {
    return known;
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
    return Math.max(longest, (time - peakTime) & below);
  }

  /** After a {@link #restore}: goes on from the last equity. */
  void resume(long equity) {
    below = equity < peak ? -1 : 0;
    watch();
    time = peakTime;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(peak);
    out.writeLong(peakTime());
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
