package dev.tradewind.engine;

import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * The one latch of a book, and the id that was released last. Of two latches the stricter stays; of
 * two equal ones the older, so that an id that somebody is about to release keeps its meaning.
 */
final class HeldLatch implements Snapshotable {

  private static final String NONE = "";

  private Latch held;
  private String released;

  Optional<Latch> latch() {
    return Optional.ofNullable(held);
  }

  /** The stricter of a state and the latch. */
  TradingState atLeast(TradingState state) {
    return held == null ? state : state.stricter(held.level());
  }

  Optional<String> released() {
    return Optional.ofNullable(released);
  }

  boolean wasReleased(String id) {
    return id.equals(released);
  }

  /** Holds it, unless one is held that is as strict; returns whether it does. */
  boolean hold(Latch latch) {
    if (held != null && held.level().compareTo(latch.level()) >= 0) {
      return false;
    }
    held = latch;
    return true;
  }

  void release() {
    released = held.id();
    held = null;
  }

  /** As in a book that never latched. */
  void clear() {
    held = null;
    released = null;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeUTF(released == null ? NONE : released);
    out.writeBoolean(held != null);
    if (held != null) {
      out.writeUTF(held.id());
      out.writeUTF(held.level().name());
      out.writeUTF(held.cause().name());
      out.writeUTF(held.message());
      out.writeLong(held.since());
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    String id = in.readUTF();
    released = id.equals(NONE) ? null : id;
    held =
        in.readBoolean()
            ? new Latch(
                in.readUTF(),
                TradingState.valueOf(in.readUTF()),
                LatchCause.valueOf(in.readUTF()),
                in.readUTF(),
                in.readLong())
            : null;
  }
}
