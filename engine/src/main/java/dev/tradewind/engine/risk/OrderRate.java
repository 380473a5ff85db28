package dev.tradewind.engine.risk;

import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Counts the orders of the last minute of market time. Used by the engine's thread. */
public final class OrderRate implements Snapshotable {

  private static final long MINUTE = 60_000_000_000L;

  private final int limit;
  private long[] times = new long[4];
  private int first;
  private int count;

  /** A count of zero; without a limit nothing is counted. */
  public OrderRate(int limit) {
    this.limit = limit;
  }

  /** Whether one more order at {@code time} stays within the limit. */
  public boolean allows(long time) {
    while (count > 0 && times[first] <= time - MINUTE) {
      first = (first + 1) % times.length;
      count--;
    }
    return count < limit;
  }

  /** Counts an order; times never decrease. */
  public void add(long time) {
    if (limit == Integer.MAX_VALUE) {
      return;
    }
    allows(time);
    if (count == times.length) {
      grow();
    }
    times[(first + count++) % times.length] = time;
  }

  private void grow() {
    long[] larger = new long[times.length * 2];
    for (int i = 0; i < count; i++) {
      larger[i] = times[(first + i) % times.length];
    }
    times = larger;
    first = 0;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      out.writeLong(times[(first + i) % times.length]);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    count = 0;
    first = 0;
    for (int left = in.readInt(); left > 0; left--) {
      if (count == times.length) {
        grow();
      }
      times[count++] = in.readLong();
    }
  }
}
