package dev.tradewind.runtime.book;

import dev.tradewind.engine.Command;
import dev.tradewind.engine.TradingEngine;
import dev.tradewind.engine.TradingState;

/**
 * What a process makes of the state in which the one before has left a book. Nothing here is
 * durable by itself. Used by the loop's thread.
 */
final class Inheritance {

  private final TradingEngine engine;

  /** Whether the process before has left it stopped, or was killed while it was wound down. */
  private boolean isLeft;

  /** Of a book that is restored already. */
  Inheritance(TradingEngine engine) {
    this.engine = engine;
    isLeft = engine.isStopped() || engine.isWindingDown();
  }

  /** Starts what was left stopped; returns whether there was anything to start. */
  boolean start() {
    if (!isLeft) {
      return false;
    }
    isLeft = false;
    // Whoever was killed while it was wound down has not said so.
    engine.onCommand(new Command.Stop());
    engine.onCommand(new Command.Start());
    return true;
  }

  /** The same only where a position is to be closed; a wind-down goes on to be one. */
  boolean startToClose() {
    if (!isLeft || !engine.isStopped() || engine.state() != TradingState.FLAT) {
      return false;
    }
    isLeft = false;
    engine.onCommand(new Command.Start());
    return true;
  }

  /** This process winds it down itself: it is not to be started any more. */
  void forget() {
    isLeft = false;
  }

  /**
   * What another algo, or other parameters, wanted to open is not wanted any more. A Stop has seen
   * to that before, unless the process before had no time for one.
   */
  static void endEntries(TradingEngine engine) {
    TradingState commanded = engine.commanded();
    if (!engine.isStopped() && !engine.isWindingDown() && !engine.isCompleted()) {
      engine.onCommand(new Command.SetState(TradingState.PAUSED.stricter(commanded)));
      engine.onCommand(new Command.SetState(commanded));
    }
  }
}
