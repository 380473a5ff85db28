package dev.tradewind.engine;

import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Which orders of a strategy the state of the book lets through. The state is the strictest of what
 * was commanded last, the latch, and Flat while the book is being wound down.
 */
final class Gate implements Snapshotable {

  private final HeldLatch latch;
  private TradingState commanded;
  private boolean stopped;
  private boolean completed;
  private boolean windingDown;
  private boolean keepsStops;

  /** Whether whoever runs the book takes no entries; no part of the book. */
  private boolean suspended;

  /** Whether the data has ended and what works is on its way out; never between two calls. */
  private boolean ending;

  Gate(TradingState initial, HeldLatch latch) {
    this.latch = latch;
    commanded = initial;
  }

  TradingState state() {
    return windingDown ? TradingState.FLAT : latch.atLeast(commanded);
  }

  TradingState commanded() {
    return commanded;
  }

  boolean isStopped() {
    return stopped;
  }

  boolean isCompleted() {
    return completed;
  }

  boolean isWindingDown() {
    return windingDown;
  }

  /** Whether what the strategy had working waits for a Start. */
  boolean remembersOrders() {
    return stopped || windingDown;
  }

  /** Whether Flat leaves the stops until the position is closed. */
  boolean keepsStops() {
    return windingDown && keepsStops && latch.atLeast(commanded) != TradingState.FLAT;
  }

  void obey(TradingState next) {
    commanded = next;
  }

  void stop(boolean stop) {
    stopped = stop;
  }

  void windDown(boolean withStops) {
    windingDown = true;
    keepsStops = withStops;
  }

  void endWindDown() {
    windingDown = false;
    keepsStops = false;
  }

  /** No entry passes any more. */
  void suspendEntries() {
    suspended = true;
  }

  /** No order passes any more. */
  void end() {
    ending = true;
  }

  void complete() {
    completed = true;
  }

  /** Whether the data has ended, but not yet all that is under way. */
  boolean isEnding() {
    return ending && !completed;
  }

  /** Why no order passes, {@code null} if some do. */
  RejectReason closedFor() {
    if (stopped) {
      return RejectReason.STOPPED;
    }
    if (completed || ending) {
      return RejectReason.COMPLETED;
    }
    return switch (state()) {
      case HALTED -> RejectReason.HALTED;
      case FLAT -> RejectReason.FLAT;
      case RUNNING, PAUSED -> null;
    };
  }

  /** Whether a stop that protects a position may work. */
  boolean letsStopsThrough() {
    return closedFor() == null || closedFor() == RejectReason.HALTED;
  }

  /** Why no entry passes, {@code null} if entries do. */
  RejectReason closedForEntries() {
    RejectReason reason = closedFor();
    if (reason == null && state() == TradingState.PAUSED) {
      return RejectReason.PAUSED;
    }
    return reason == null && suspended ? RejectReason.SUSPENDED : reason;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeUTF(commanded.name());
    out.writeBoolean(stopped);
    out.writeBoolean(completed);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    commanded = TradingState.valueOf(in.readUTF());
    stopped = in.readBoolean();
    completed = in.readBoolean();
    endWindDown();
  }

  /** What snapshots of a book that is being wound down have at their end. */
  void snapshotWindDown(DataOutput out) throws IOException {
    out.writeBoolean(keepsStops);
  }

  void restoreWindDown(DataInput in) throws IOException {
    windDown(in.readBoolean());
  }
}
