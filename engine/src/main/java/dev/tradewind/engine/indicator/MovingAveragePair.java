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

  /** The last prices, each at its number modulo the length, which is a power of two. */
  private final long[] window;

  private final int fast;
  private final int slow;
  private final int mask;
  private long count;
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
    this.slow = slow;
    window = new long[2 * Integer.highestOneBit(slow)];
    mask = window.length - 1;
  }

  /** Takes the next price, at any one scale. */
  public void add(long price) {
    long[] prices = window;
    int at = (int) count;
    fastSum += price - prices[(at - fast) & mask];
    slowSum += price - prices[(at - slow) & mask];
    prices[at & mask] = price;
    count++;
  }

  /** Whether the slow window is full. */
  public boolean isReady() {
    return count >= slow;
  }

  /** Prices in the slow mean. */
  public int slow() {
    return slow;
  }

  /** Whether the fast mean is above the slow one; both must be {@link #isReady ready}. */
  public boolean isFastAbove() {
    return ExactMath.compareProducts(fastSum, slow, slowSum, fast) > 0;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    write((int) Math.min(count, fast), out);
    write((int) Math.min(count, slow), out);
  }

  private void write(int last, DataOutput out) throws IOException {
    out.writeInt(last);
    for (int i = last; i > 0; i--) {
      out.writeLong(window[((int) count - i) & mask]);
    }
  }

  /** Reads what two averages wrote, the fast one first. */
  @Override
  public void restore(DataInput in) throws IOException {
    java.util.Arrays.fill(window, 0);
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
