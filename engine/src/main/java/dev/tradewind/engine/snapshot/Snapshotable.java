package dev.tradewind.engine.snapshot;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * State that survives a restart: what is restored goes on exactly as what was written would have.
 *
 * <p>Only state is written, never configuration: {@code restore} is called on a fresh object that
 * was built with the same parameters. Doubles are written by their bits.
 */
public interface Snapshotable {

  /** Writes the whole state. */
  void snapshot(DataOutput out) throws IOException;

  /** Replaces the whole state by what {@link #snapshot} wrote. */
  void restore(DataInput in) throws IOException;
}
