package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.engine.CommandOutcome;
import dev.tradewind.runtime.book.Book;
import dev.tradewind.runtime.ledger.CommandEntry;
import dev.tradewind.runtime.ledger.LedgerAccess;
import dev.tradewind.runtime.ledger.LedgerUnavailable;
import dev.tradewind.runtime.ledger.Turn;
import dev.tradewind.runtime.loop.Reply.Cause;
import dev.tradewind.runtime.replay.DataUnavailable;
import dev.tradewind.runtime.replay.Replay;
import dev.tradewind.runtime.status.Board;
import dev.tradewind.runtime.status.Problem;
import dev.tradewind.runtime.status.StatusWriter;
import dev.tradewind.runtime.status.View;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The open book and its replay, and what is done with them in one turn. Every turn ends with a
 * commit, and only then is it shown. Used by the loop's thread.
 */
final class Desk {

  /** Bars of one turn at most, so that a command never waits for long. */
  private static final int BARS_PER_TURN = 256;

  private final LoopSettings settings;
  private final Board board;
  private final LoopListener listener;
  private final LoopLog log;
  private final LongSupplier nanos;
  private final LedgerAccess access;
  private final StatusWriter writer;
  private final long[] due = new long[BARS_PER_TURN];
  private Book book;
  private Replay replay;
  private Problem problem;
  private boolean stopped;

  Desk(
      LoopSettings settings,
      Board board,
      LoopListener listener,
      LoopLog log,
      LongSupplier nanos,
      LedgerAccess access) {
    this.settings = settings;
    this.board = board;
    this.listener = listener;
    this.log = log;
    this.nanos = nanos;
    this.access = access;
    writer = new StatusWriter(settings.plan(), settings.version(), settings.initialState());
  }

  /** Whether nothing is missing for what is to be done. */
  boolean isOpen() {
    return stopped || (book != null && (replay != null || book.engine().isCompleted()));
  }

  /** Opens what is missing: first the ledger, then the prices. */
  void open() throws LedgerUnavailable, DataUnavailable {
    if (book == null) {
      book = Book.open(access, settings.plan(), settings.initialState(), settings.version());
      log.opened(book);
    }
    if (!book.engine().isCompleted()) {
      replay = ReplayOpening.open(book, settings);
      startReplay();
    }
    problem = null;
    log.recovered();
    show();
  }

  /**
   * A new book that an operator watches begins with its first command: before, nobody has said how
   * to trade it.
   */
  private void startReplay() {
    if (replay == null || replay.started()) {
      return;
    }
    if (settings.supervised() && book.isNew()) {
      log.waitingForCommand();
      return;
    }
    replay.start(book.marketTime(), settings.speed(), nanos.getAsLong());
    log.trading(book.feedPosition(), settings.speed());
  }

  /** How long nothing is to be done. */
  long nanosUntilBar(long idle) {
    if (stopped || replay == null || !replay.started() || book.engine().isCompleted()) {
      return idle;
    }
    return replay.hasNext() ? Math.max(0, replay.nanosUntilNext(nanos.getAsLong())) : 0;
  }

  /** Takes the bars that are due, and notices the end of the replay. */
  void takeBars() throws LedgerUnavailable {
    if (nanosUntilBar(1) > 0) {
      return;
    }
    long begin = nanos.getAsLong();
    int taken = 0;
    while (taken < BARS_PER_TURN && replay.hasNext() && replay.nanosUntilNext(begin) <= 0) {
      due[taken++] = replay.clock().due(replay.closeTime());
      book.onBar(replay.next());
      replay.step();
    }
    if (!replay.hasNext()) {
      book.complete();
    }
    long end = commit(begin);
    for (int i = 0; i < taken; i++) {
      listener.onBar(end - due[i]);
    }
    if (book.engine().isCompleted()) {
      PodStatus status = board.view().status();
      log.completed(status.sample().pnl().toPlainString(), status.currency());
    }
  }

  /** Obeys a command, unless it was obeyed before or cannot be. */
  Reply obey(Request request) throws LedgerUnavailable {
    ControlCommand command = request.command();
    long last = board.view().status().commandSequence();
    if (!command.uid().equals(settings.plan().uid())) {
      return new Reply.Refused(
          Cause.CONFLICT, "The command is for another strategy than this one.", last);
    }
    if (book == null && !stopped) {
      return unavailable();
    }
    if (command.sequence() < last) {
      return new Reply.Refused(
          Cause.CONFLICT,
          "The command's sequence %d is below the last one, %d."
              .formatted(command.sequence(), last),
          last);
    }
    if (command.sequence() == last) {
      return new Reply.Durable(board.view().status());
    }
    return stopped ? refusedForStop(last) : obeyNew(request, last);
  }

  /**
   * Obeys a command of a person in the pod. It takes no sequence, and a new book goes on waiting
   * for its first command.
   */
  Reply obey(LocalCommand command, Instant receivedAt, String sender) throws LedgerUnavailable {
    long last = board.view().status().commandSequence();
    if (stopped) {
      return refusedForStop(last);
    }
    if (book == null) {
      return unavailable();
    }
    long begin = nanos.getAsLong();
    CommandOutcome outcome =
        book.obey(
            Commands.forEngine(command),
            new CommandEntry(null, receivedAt, sender, Commands.describe(command)));
    if (!outcome.accepted()) {
      return new Reply.Refused(Cause.UNPROCESSABLE, outcome.message(), last);
    }
    commit(begin);
    return new Reply.Durable(board.view().status());
  }

  private static Reply refusedForStop(long last) {
    return new Reply.Refused(
        Cause.CONFLICT, "The book is stopped until the process starts anew.", last);
  }

  private Reply obeyNew(Request request, long last) throws LedgerUnavailable {
    long begin = nanos.getAsLong();
    CommandOutcome outcome;
    try {
      outcome =
          book.obey(
              Commands.forEngine(request.command(), book.documents().setup().cashScale()),
              entry(request));
    } catch (ArithmeticException e) {
      return new Reply.Refused(
          Cause.UNPROCESSABLE,
          "The amount must have at most %d decimals and fit the account."
              .formatted(book.documents().setup().cashScale()),
          last);
    }
    if (!outcome.accepted()) {
      return new Reply.Refused(Cause.UNPROCESSABLE, outcome.message(), last);
    }
    commit(begin);
    startReplay();
    show();
    if (request.command() instanceof ControlCommand.Stop stop) {
      stop(stop);
    }
    return new Reply.Durable(board.view().status());
  }

  private static CommandEntry entry(Request request) {
    return new CommandEntry(
        request.command().sequence(),
        request.receivedAt(),
        request.sender(),
        Commands.describe(request.command()));
  }

  private void stop(ControlCommand.Stop stop) {
    stopped = true;
    close();
    show(
        new Problem(
            ReadyReason.LedgerUnavailable,
            "The book was stopped (%s) and its ledger is closed.".formatted(stop.purpose())));
  }

  /** The reply while the ledger is not open. */
  Reply unavailable() {
    PodStatus status = board.view().status();
    return new Reply.Refused(Cause.UNAVAILABLE, status.message(), status.commandSequence());
  }

  private long commit(long begin) throws LedgerUnavailable {
    long before = nanos.getAsLong();
    PodStatus was = board.view().status();
    Turn turn = book.commit();
    long end = nanos.getAsLong();
    show();
    listener.onCommit(turn, end - before);
    turn.intents().forEach(_ -> listener.onAnswer(end - begin));
    log.turn(turn);
    log.state(was.state(), board.view().status().state());
    log.risk(was, board.view().status());
    return end;
  }

  /** Forgets what was not committed. */
  void drop() {
    close();
  }

  /** Closes the ledger. */
  void close() {
    if (book != null) {
      book.close();
      log.closed();
    }
    book = null;
    replay = null;
  }

  /** Shows why the book is not traded as it should be. */
  void show(Problem trouble) {
    problem = trouble;
    if (book != null) {
      show();
      return;
    }
    View last = board.view();
    board.show(
        new View(
            writer.withProblem(last.status(), trouble),
            last.tally(),
            Optional.empty(),
            Optional.empty(),
            last.marketTime()));
  }

  private void show() {
    String note = replay != null && !replay.started() ? "Waiting for the first command." : "";
    board.show(
        new View(
            writer.of(book, problem, note),
            book.tally(),
            Optional.of(book.history()),
            Optional.ofNullable(replay).filter(r -> runs()).map(Replay::clock),
            book.marketTime()));
  }

  private boolean runs() {
    return replay.started() && !book.engine().isCompleted();
  }
}
