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

  private static final long NEVER = Long.MIN_VALUE;

  private final long length;
  private final long[] begins;

  /**
   * No cooldown is on.
   *
   * @param length nanoseconds; 0 for none ever
   */
  public Cooldown(int instruments, long length) {
    this.length = length;
    begins = new long[instruments];
    Arrays.fill(begins, NEVER);
  }

  /** A stop has closed a position, or a part of it. */
  public void begin(int instrument, long time) {
    begins[instrument] = time;
  }

  /** Whether it is on; its length is that of now, also if it began under another. */
  public boolean holds(int instrument, long time) {
    return begins[instrument] != NEVER && time - begins[instrument] < length;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    for (long begin : begins) {
      out.writeLong(begin);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    for (int i = 0; i < begins.length; i++) {
      begins[i] = in.readLong();
    }
  }
}
