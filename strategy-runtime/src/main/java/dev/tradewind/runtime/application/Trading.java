package dev.tradewind.runtime.application;

import dev.tradewind.api.v1alpha1.OnTerminate;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.runtime.ledger.LedgerClock;
import dev.tradewind.runtime.ledger.Tally;
import dev.tradewind.runtime.loop.Ending;
import dev.tradewind.runtime.loop.LoopListener;
import dev.tradewind.runtime.loop.LoopSettings;
import dev.tradewind.runtime.loop.TradingLoop;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.status.Board;
import dev.tradewind.runtime.status.Problem;
import dev.tradewind.runtime.status.StatusWriter;
import dev.tradewind.runtime.status.View;
import io.quarkus.runtime.Quarkus;
import java.time.Duration;
import java.util.Optional;

/** The loop with its thread and its board. Made once at the start of the application. */
public final class Trading {

  /** A loop that waits for its disk longer than this is left alone: what is committed is safe. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final LoopSettings settings;
  private final Board board;
  private TradingLoop loop;
  private Thread thread;
  private boolean ended;

  Trading(LoopSettings settings) {
    this.settings = settings;
    board = new Board(starting(settings));
  }

  private static View starting(LoopSettings settings) {
    StatusWriter writer =
        new StatusWriter(settings.plan(), settings.version(), settings.initialState());
    return new View(
        writer.withoutBook(new Problem(ReadyReason.Starting, "The ledger is being opened.")),
        Tally.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  void start(LoopListener listener) {
    loop =
        new TradingLoop(
            settings, board, listener, new ExitOnEnd(), System::nanoTime, LedgerClock.SYSTEM);
    thread = new Thread(loop, "loop");
    thread.start();
  }

  /**
   * Ends the loop in bounded time, within which it does what the strategy wants done before. Again
   * is nothing.
   */
  synchronized void end() throws InterruptedException {
    if (!ended) {
      ended = true;
      loop.terminate();
      OnTerminate wish = settings.onTerminate();
      thread.join(wish == null ? PATIENCE : PATIENCE.plus(wish.grace()));
    }
  }

  /** What is traded. */
  public Plan plan() {
    return settings.plan();
  }

  /** What is to be seen. */
  public Board board() {
    return board;
  }

  /** Where commands go. */
  public TradingLoop loop() {
    return loop;
  }

  /** Ends the process when the loop has ended by itself. */
  private static final class ExitOnEnd implements Ending {

    @Override
    public void refused(String sentence) {
      System.err.println(sentence);
      Quarkus.asyncExit(ExitCode.BAD_INPUT);
    }

    @Override
    public void failed(Throwable failure) {
      Quarkus.asyncExit(ExitCode.FAILED);
    }
  }
}
