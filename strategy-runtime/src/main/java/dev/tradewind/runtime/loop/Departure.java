package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.PodPosition;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.OnTerminate;
import dev.tradewind.api.v1alpha1.OrdersOnTerminate;
import dev.tradewind.api.v1alpha1.PositionOnTerminate;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.runtime.ledger.LedgerUnavailable;
import dev.tradewind.runtime.status.Board;
import dev.tradewind.runtime.status.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * What a process does for its book before it ends: what the strategy's {@code onTerminate} says,
 * and nothing without it. Any thread asks; all else is the loop's thread's.
 */
final class Departure {

  /** Who commands, for the record. */
  static final String SENDER = "the end of the process";

  private static final long NEVER = Long.MAX_VALUE;

  /** Null if nothing is to be done. */
  private final OnTerminate wish;

  private final boolean outside;
  private final Desk desk;
  private final Board board;
  private final LoopLog log;
  private final LongSupplier nanos;
  private final InstantSource wallClock;
  private volatile boolean asked;
  private boolean begun;
  private long deadline;

  /** Nobody has asked yet. */
  Departure(
      LoopSettings settings,
      Desk desk,
      Board board,
      LoopLog log,
      LongSupplier nanos,
      InstantSource wallClock) {
    wish = settings.onTerminate();
    outside = settings.venue().isPresent();
    this.desk = desk;
    this.board = board;
    this.log = log;
    this.nanos = nanos;
    this.wallClock = wallClock;
  }

  /** The process has to go. Any thread. */
  void ask() {
    asked = true;
  }

  boolean isAsked() {
    return asked;
  }

  /** How long fills are still waited for. */
  long nanosLeft() {
    return begun ? Math.max(0, deadline - nanos.getAsLong()) : NEVER;
  }

  /** Does what can be done now; returns whether nothing is left to do, or no time. */
  boolean goOn() throws LedgerUnavailable {
    // No order works once the data has ended, and no price moves.
    if (wish == null || (board.view().status().completed() && !begun)) {
      return true;
    }
    if (!begun && !begin()) {
      return true;
    }
    if (flattens() && !isOut() && nanosUntilFill() < nanosLeft()) {
      return false;
    }
    finish();
    return true;
  }

  /** Whether there is a book to see out. */
  private boolean begin() throws LedgerUnavailable {
    begun = true;
    deadline = nanos.getAsLong() + wish.grace().toNanos();
    if (!flattens()) {
      return true;
    }
    Reply reply = tell(new LocalCommand.WindDown(keepsStops()));
    if (reply instanceof Reply.Durable && !isOut()) {
      log.closing(positions(), wish.grace());
      desk.show(
          new Problem(
              ReadyReason.Flattening,
              "The process has to go and closes the position; it waits for %s until %s at most."
                  .formatted(outside ? "fills" : "bars", wallClock.instant().plus(wish.grace()))));
    }
    return reply instanceof Reply.Durable;
  }

  private void finish() throws LedgerUnavailable {
    if (flattens() && !isOut()) {
      String sentence =
          "%s could not be closed before the end of the process (%s): the next one has it still."
              .formatted(positions(), why());
      log.notClosed(sentence);
      desk.show(new Problem(ReadyReason.Flattening, sentence));
    }
    if (flattens() || wish.orders() != null) {
      tell(new LocalCommand.Stop(keepsStops()));
      desk.awaitCancels(nanosLeft());
    }
  }

  /** How long nothing can fill an order: a venue outside does at any time. */
  private long nanosUntilFill() {
    boolean works = outside && desk.isOpen() && !board.view().status().stopped();
    return works ? 0 : desk.nanosUntilBar(NEVER);
  }

  private String why() {
    long next = nanosUntilFill();
    if (next == 0) {
      return "nothing filled its order in the grace period of %d s"
          .formatted(wish.grace().toSeconds());
    }
    return next == NEVER
        ? "no bar comes"
        : "the next bar is due in %d s, of a grace period of %d s %d are left"
            .formatted(
                Duration.ofNanos(next).toSeconds(),
                wish.grace().toSeconds(),
                Duration.ofNanos(nanosLeft()).toSeconds());
  }

  private Reply tell(LocalCommand command) throws LedgerUnavailable {
    return desk.obey(command, wallClock.instant(), SENDER);
  }

  private boolean flattens() {
    return wish.position() == PositionOnTerminate.Flatten;
  }

  private boolean keepsStops() {
    return wish.orders() == OrdersOnTerminate.KeepProtective;
  }

  private boolean isOut() {
    return board.view().status().empty();
  }

  private String positions() {
    PodStatus status = board.view().status();
    return status.sample().positions().stream()
        .filter(position -> position.quantity().signum() != 0)
        .map(Departure::words)
        .collect(Collectors.joining(", "));
  }

  private static String words(PodPosition position) {
    return position.quantity().toPlainString() + " " + position.symbol();
  }
}
