package dev.tradewind.engine.indicator;

import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The mean of the last n prices. The sum is a whole number, so it is exact however many prices went
 * through. Used by one thread.
 */
public final class SimpleMovingAverage implements Snapshotable {

  private final long[] window;
  private int next;
  private int count;
  private long sum;

  /** An empty window of {@code length} prices, at least 1. */
  public SimpleMovingAverage(int length) {
    window = new long[length];
  }

  /** Takes the next price, at any one scale. */
  public void add(long price) {
    sum += price - window[next];
    window[next] = price;
    next = next + 1 == window.length ? 0 : next + 1;
    if (count < window.length) {
      count++;
    }
  }

  /** Whether the window is full. */
  public boolean isReady() {
    return count == window.length;
  }

  /** Length of the window. */
  public int length() {
    return window.length;
  }

  /** Sum of the window, exact. */
  public long sum() {
    return sum;
  }

  /** The mean at the scale of the prices; {@code NaN} until the window is full. */
  public double value() {
    return isReady() ? (double) sum / window.length : Double.NaN;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeInt(count);
    for (int i = count; i > 0; i--) {
      out.writeLong(window[Math.floorMod(next - i, window.length)]);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    java.util.Arrays.fill(window, 0);
    next = 0;
    count = 0;
    sum = 0;
    for (int left = in.readInt(); left > 0; left--) {
      add(in.readLong());
    }
  }
}
