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

  /**
   * The last prices, as many as are in the slow mean; the next takes the place of the oldest. It
   * has room for a power of two: so what is made alike is at equal distances in memory, where
   * processors find it sooner.
   */
  private final long[] window;

  private final int fast;
  private final int slow;

  /** Where the oldest price is. */
  private int oldest;

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
  }

  /** Takes the next price, at any one scale. */
  public void add(long price) {
    long[] prices = window;
    int at = oldest;
    fastSum += price - prices[before(at, fast)];
    slowSum += price - prices[at];
    prices[at] = price;
    int next = at + 1;
    oldest = next & ((next - slow) >> (Integer.SIZE - 1));
    count++;
  }

  private int before(int at, int prices) {
    int index = at - prices;
    // Without a branch, as below: a thousand of them would each have to be foreseen by itself.
    return index + (slow & (index >> (Integer.SIZE - 1)));
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
      out.writeLong(window[before(oldest, i)]);
    }
  }

  /** Reads what two averages wrote, the fast one first. */
  @Override
  public void restore(DataInput in) throws IOException {
    java.util.Arrays.fill(window, 0);
    oldest = 0;
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
