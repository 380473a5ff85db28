package dev.tradewind.engine.indicator;

import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A fast and a slow mean of the same prices, over one window: half the memory, and half the work,
 * of two. Sums are whole numbers, so they are compared exactly. Used by one thread.
 */
public final class MovingAveragePair implements Snapshotable {

  private final long[] window;
  private final int fast;
  private int next;
  private int count;
  private long fastSum;
  private long slowSum;

  /**
   * Without prices.
   *
   * @param fast prices in the fast mean, at least 1
   * @param slow prices in the slow one, at least as many
   */
  public MovingAveragePair(int fast, int slow) {
    if (fast < 1 || slow < fast) {
      throw new IllegalArgumentException(
          "Means of " + fast + " and " + slow + " prices are no fast and slow one.");
    }
    this.fast = fast;
    window = new long[slow];
  }

  /** Takes the next price, at any one scale. */
  public void add(long price) {
    long[] prices = window;
    int at = next;
    int oldestOfFast = at - fast;
    if (oldestOfFast < 0) {
      oldestOfFast += prices.length;
    }
    fastSum += price - prices[oldestOfFast];
    slowSum += price - prices[at];
    prices[at] = price;
    next = at + 1 == prices.length ? 0 : at + 1;
    if (count < prices.length) {
      count++;
    }
  }

  /** Whether the slow window is full. */
  public boolean isReady() {
    return count == window.length;
  }

  /** Prices in the slow mean. */
  public int slow() {
    return window.length;
  }

  /** Whether the fast mean is above the slow one; both must be {@link #isReady ready}. */
  public boolean isFastAbove() {
    return ExactMath.compareProducts(fastSum, window.length, slowSum, fast) > 0;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    write(Math.min(count, fast), out);
    write(count, out);
  }

  private void write(int last, DataOutput out) throws IOException {
    out.writeInt(last);
    for (int i = last; i > 0; i--) {
      out.writeLong(window[Math.floorMod(next - i, window.length)]);
    }
  }

  /** Reads what two averages wrote, the fast one first. */
  @Override
  public void restore(DataInput in) throws IOException {
    java.util.Arrays.fill(window, 0);
    next = 0;
    count = 0;
    fastSum = 0;
    slowSum = 0;
    for (int left = in.readInt(); left > 0; left--) {
      in.readLong();
    }
    for (int left = in.readInt(); left > 0; left--) {
      add(in.readLong());
    }
  }
}
