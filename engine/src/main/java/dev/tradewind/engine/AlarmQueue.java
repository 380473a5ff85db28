package dev.tradewind.engine;

import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Alarms of one kind for orders. All have the same delay and time does not go back, so the first
 * set is the first to go off, and a ring does what a heap would do.
 */
final class AlarmQueue implements Snapshotable {

  private long[] times = new long[4];
  private long[] orders = new long[4];
  private int first;
  private int count;

  /** When the next one goes off; {@link Long#MAX_VALUE} for never. */
  long nextTime() {
    return count == 0 ? Long.MAX_VALUE : times[first];
  }

  void set(long time, long order) {
    if (count == times.length) {
      grow();
    }
    int last = (first + count++) % times.length;
    times[last] = time;
    orders[last] = order;
  }

  /** The order whose alarm goes off; there must be one. */
  long take() {
    long order = orders[first];
    first = (first + 1) % times.length;
    count--;
    return order;
  }

  private void grow() {
    long[] moreTimes = new long[count * 2];
    long[] moreOrders = new long[count * 2];
    for (int i = 0; i < count; i++) {
      moreTimes[i] = times[(first + i) % count];
      moreOrders[i] = orders[(first + i) % count];
    }
    times = moreTimes;
    orders = moreOrders;
    first = 0;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      out.writeLong(times[(first + i) % times.length]);
      out.writeLong(orders[(first + i) % times.length]);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    count = 0;
    first = 0;
    for (int left = in.readInt(); left > 0; left--) {
      set(in.readLong(), in.readLong());
    }
  }
}
