package dev.tradewind.runtime.loop;

import dev.tradewind.runtime.book.Book;
import dev.tradewind.runtime.replay.MarketClock;
import dev.tradewind.runtime.replay.Replay;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Feeds a book from its replay, as the seat lets it: by the replay's own clock, or as far as the
 * venue's market is. Used by the loop's thread.
 */
final class Feed {

  /** Bars of one turn at most, so that a command never waits for long. */
  private static final int BARS_PER_TURN = 256;

  private final Book book;
  private final Replay replay;
  private final Seat seat;
  private final LongSupplier nanos;
  private final long[] due = new long[BARS_PER_TURN];
  private int taken;

  Feed(Book book, Replay replay, Seat seat, LongSupplier nanos) {
    this.book = book;
    this.replay = replay;
    this.seat = seat;
    this.nanos = nanos;
  }

  /** Lets market time run. */
  void start(long speed) {
    replay.start(book.marketTime(), speed, nanos.getAsLong());
  }

  boolean isStarted() {
    return replay.started();
  }

  /** How long no bar is to be taken, at most so long. */
  long nanosUntilBar(long idle) {
    if (!replay.started() || book.engine().isCompleted() || book.engine().isStopped()) {
      return idle;
    }
    if (!replay.hasNext()) {
      return seat.isReady() ? 0 : idle;
    }
    if (!seat.lets(replay.closeTime())) {
      return idle;
    }
    return seat.keepsReplayTime() ? Math.max(0, replay.nanosUntilNext(nanos.getAsLong())) : 0;
  }

  /** Takes the bars that are due at that time, and notices the end of the replay. */
  void take(long now) {
    taken = 0;
    while (taken < BARS_PER_TURN && replay.hasNext() && isDue(now)) {
      due[taken++] = replay.clock().due(replay.closeTime());
      book.onBar(replay.next());
      replay.step();
    }
    if (!replay.hasNext()) {
      book.complete();
    }
  }

  private boolean isDue(long now) {
    return seat.lets(replay.closeTime())
        && (!seat.keepsReplayTime() || replay.nanosUntilNext(now) <= 0);
  }

  /** Tells how long after it was due each bar that was taken last is durable. */
  void tell(LoopListener listener, long end) {
    for (int i = 0; i < taken; i++) {
      listener.onBar(end - due[i]);
    }
  }

  /** A fill belongs to the next bar at most, whatever its time says. */
  long horizon() {
    return replay.hasNext() ? replay.closeTime() : book.engine().time();
  }

  /** Market time, while it runs by the replay's own clock. */
  Optional<MarketClock> clock() {
    boolean runs = seat.keepsReplayTime() && replay.started() && !book.engine().isCompleted();
    return runs ? Optional.of(replay.clock()) : Optional.empty();
  }
}
