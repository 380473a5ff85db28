package dev.tradewind.engine.risk;

import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Keeps an instrument from being entered again right after a stop has closed a position of it. Used
 * by the engine's thread.
 */
public final class Cooldown implements Snapshotable {

  private final long length;
  private final long[] ends;

  /**
   * No cooldown is on.
   *
   * @param length nanoseconds; 0 for none ever
   */
  public Cooldown(int instruments, long length) {
    this.length = length;
    ends = new long[instruments];
    Arrays.fill(ends, Long.MIN_VALUE);
  }

  /** A stop has closed a position, or a part of it. */
  public void begin(int instrument, long time) {
    if (length > 0) {
      ends[instrument] = Math.addExact(time, length);
    }
  }

  /** Whether it is on. */
  public boolean holds(int instrument, long time) {
    return time < ends[instrument];
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    for (long end : ends) {
      out.writeLong(end);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    for (int i = 0; i < ends.length; i++) {
      ends[i] = in.readLong();
    }
  }
}
