package dev.tradewind.exchange.server;

import dev.tradewind.exchange.core.ExchangeCore;
import dev.tradewind.exchange.journal.Journal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The one thread that owns the exchange. In each turn it takes what has come, lets the market step,
 * makes safe what has changed, and only then tells it.
 */
final class Turns {

  private static final int MOST_WAITING = 4096;
  private static final int MOST_OF_A_TURN = 256;
  private static final long LONGEST_REST = TimeUnit.HOURS.toNanos(1);

  private final ExchangeCore exchange;
  private final Journal journal;
  private final MarketClock clock;
  private final Outbox outbox;
  private final BlockingQueue<Consumer<ExchangeCore>> waiting =
      new ArrayBlockingQueue<>(MOST_WAITING);
  private boolean over;

  Turns(ExchangeCore exchange, Journal journal, MarketClock clock, Outbox outbox) {
    this.exchange = exchange;
    this.journal = journal;
    this.clock = clock;
    this.outbox = outbox;
  }

  /** Hands something to the thread; waits where very much waits already. Any thread. */
  void hand(Consumer<ExchangeCore> action) throws InterruptedException {
    waiting.put(action);
  }

  /** Ends the exchange after what waits. Any thread. */
  void end(String reason) throws InterruptedException {
    hand(
        core -> {
          core.logoutAll(reason);
          over = true;
        });
  }

  /**
   * Runs until it is ended.
   *
   * @throws IOException if a change cannot be made safe; nobody has heard of it
   */
  void run() throws IOException, InterruptedException {
    while (!over) {
      List<Consumer<ExchangeCore>> taken = take();
      exchange.tick(System.nanoTime());
      taken.forEach(action -> action.accept(exchange));
      clock.advance(exchange, System.nanoTime());
      journal.force();
      outbox.flush();
    }
  }

  private List<Consumer<ExchangeCore>> take() throws InterruptedException {
    List<Consumer<ExchangeCore>> taken = new ArrayList<>();
    Consumer<ExchangeCore> first = waiting.poll(rest(), TimeUnit.NANOSECONDS);
    if (first != null) {
      taken.add(first);
      waiting.drainTo(taken, MOST_OF_A_TURN - 1);
    }
    return taken;
  }

  private long rest() {
    long now = System.nanoTime();
    long next = Math.min(clock.nextTime(exchange), exchange.nextTick());
    return next == Long.MAX_VALUE ? LONGEST_REST : Math.clamp(next - now, 0, LONGEST_REST);
  }
}
