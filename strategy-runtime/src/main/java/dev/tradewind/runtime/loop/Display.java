package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.runtime.book.Book;
import dev.tradewind.runtime.status.Board;
import dev.tradewind.runtime.status.Problem;
import dev.tradewind.runtime.status.StatusWriter;
import dev.tradewind.runtime.status.View;
import java.nio.file.Path;
import java.util.Optional;

/** Puts what a desk knows onto the board. Used by the loop's thread. */
final class Display {

  private final Board board;
  private final StatusWriter writer;
  private final Path ledger;
  private final LoopLog log;
  private Problem problem;

  Display(LoopSettings settings, Board board, LoopLog log) {
    this.board = board;
    this.log = log;
    ledger = settings.ledger();
    writer = new StatusWriter(settings.plan(), settings.version(), settings.initialState());
  }

  /** What everybody sees. */
  PodStatus status() {
    return board.view().status();
  }

  /** A book is open, so nothing is missing for it but perhaps room. */
  void noteOpen(Book book) {
    if (book.isClosingOnly()) {
      note(
          new Problem(
              ReadyReason.LedgerUnavailable,
              "The disk of the ledger in %s is full: nothing is traded, and the room that was kept is for closing the position (state Flat). Make room, and trading goes on."
                  .formatted(ledger)));
      log.problem(problem);
    } else {
      note(null);
      log.recovered();
    }
  }

  /** Why the book is not traded as it should be; null for nothing. */
  void note(Problem trouble) {
    problem = trouble;
  }

  /** Shows the last that was known of a book that is not open. */
  void showClosed() {
    View last = board.view();
    board.show(
        new View(
            last.status().withProblem(problem.reason(), problem.message()),
            last.tally(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            last.marketTime()));
  }

  /**
   * Shows an open book.
   *
   * @param feed null for none
   */
  void show(Book book, Feed feed, Seat seat) {
    String note = feed != null && !feed.isStarted() ? "Waiting for the first command." : "";
    board.show(
        new View(
            writer.of(book, trouble(book, seat), note, seat.status()),
            book.tally(),
            Optional.of(book.history()),
            Optional.of(book::standstill),
            Optional.ofNullable(feed).flatMap(Feed::clock),
            book.marketTime()));
  }

  /** What is missing here counts before what is wrong there. */
  private Problem trouble(Book book, Seat seat) {
    boolean isFull = problem != null && problem.reason() == ReadyReason.LedgerUnavailable;
    if (isFull && book.isClosingOnly() && book.isClosing()) {
      return new Problem(
          ReadyReason.Flattening, "The position is being closed. " + problem.message());
    }
    return problem != null ? problem : seat.problem().orElse(null);
  }
}
