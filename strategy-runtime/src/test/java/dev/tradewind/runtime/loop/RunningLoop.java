package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.runtime.ledger.LedgerClock;
import dev.tradewind.runtime.ledger.Tally;
import dev.tradewind.runtime.status.Board;
import dev.tradewind.runtime.status.Problem;
import dev.tradewind.runtime.status.StatusWriter;
import dev.tradewind.runtime.status.View;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A loop on a thread of its own, as the application runs it. */
final class RunningLoop implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Board board;
  private final TradingLoop loop;
  private final Thread thread;
  private final CompletableFuture<String> refusal = new CompletableFuture<>();

  RunningLoop(LoopSettings settings, LoopListener listener, LongSupplier nanos) {
    StatusWriter writer =
        new StatusWriter(settings.plan(), settings.version(), settings.initialState());
    Problem starting = new Problem(ReadyReason.Starting, "");
    board =
        new Board(
            new View(
                writer.withoutBook(starting),
                Tally.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0));
    loop =
        new TradingLoop(
            settings,
            board,
            listener,
            new Ending() {
              @Override
              public void refused(String sentence) {
                refusal.complete(sentence);
              }

              @Override
              public void failed(Throwable failure) {
                refusal.completeExceptionally(failure);
              }
            },
            nanos,
            LedgerClock.SYSTEM);
    thread = Thread.ofPlatform().name("test-loop").start(loop);
  }

  static RunningLoop start(LoopSettings settings) {
    return new RunningLoop(settings, LoopListener.NONE, System::nanoTime);
  }

  Board board() {
    return board;
  }

  PodStatus status() {
    return board.view().status();
  }

  PodStatus await(Predicate<PodStatus> condition) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> refusal.isCompletedExceptionally() || condition.test(status()));
    return status();
  }

  CompletableFuture<Reply> submit(ControlCommand command) {
    return loop.submit(command, "test");
  }

  CompletableFuture<Reply> submit(LocalCommand command) {
    return loop.submit(command, "break-glass");
  }

  Reply send(ControlCommand command) throws Exception {
    return loop.submit(command, "test").get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  Reply send(LocalCommand command) throws Exception {
    return loop.submit(command, "break-glass").get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  String refusal() throws Exception {
    return refusal.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Tells it that the process has to go; any thread. */
  void terminate() {
    loop.terminate();
  }

  void end() {
    loop.end();
    awaitEnd();
  }

  void awaitEnd() {
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      throw new AssertionError("the loop goes on");
    }
  }

  @Override
  public void close() {
    end();
  }
}
