package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.engine.Command;
import dev.tradewind.engine.CommandOutcome;
import dev.tradewind.runtime.book.Book;
import dev.tradewind.runtime.ledger.CommandEntry;
import dev.tradewind.runtime.ledger.LedgerAccess;
import dev.tradewind.runtime.ledger.LedgerUnavailable;
import dev.tradewind.runtime.ledger.Turn;
import dev.tradewind.runtime.loop.Reply.Cause;
import dev.tradewind.runtime.replay.DataUnavailable;
import dev.tradewind.runtime.status.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The open book and its replay, and what is done with them in one turn. Every turn ends with a
 * commit, and only then is it shown. Used by the loop's thread.
 */
final class Desk {

  /** How long a Stop waits for a venue: who has sent it waits for the answer. */
  private static final Duration CONFIRMATION = Duration.ofSeconds(3);

  /** How often it is looked for room on a full disk. */
  private static final long LOOK = Duration.ofSeconds(1).toNanos();

  private final LoopSettings settings;
  private final Display display;
  private final LoopListener listener;
  private final LoopLog log;
  private final LongSupplier nanos;
  private final LedgerAccess access;
  private final Supplier<Seat> seats;
  private Seat seat = Seat.BUILT_IN;
  private Book book;
  private Feed feed;
  private boolean stopped;

  Desk(
      LoopSettings settings,
      Display display,
      LoopListener listener,
      LoopLog log,
      LongSupplier nanos,
      LedgerAccess access,
      Supplier<Seat> seats) {
    this.settings = settings;
    this.display = display;
    this.listener = listener;
    this.log = log;
    this.nanos = nanos;
    this.access = access;
    this.seats = seats;
  }

  /** Whether nothing is missing for what is to be done. */
  boolean isOpen() {
    return stopped || (book != null && (feed != null || book.engine().isCompleted()));
  }

  /** Opens what is missing: first the ledger, then the prices. */
  void open() throws LedgerUnavailable, DataUnavailable {
    if (book == null) {
      openBook();
    }
    if (!book.engine().isCompleted()) {
      feed = new Feed(book, ReplayOpening.open(book, settings), seat, nanos);
      startFeed();
    }
    display.noteOpen(book);
    show();
  }

  private void openBook() throws LedgerUnavailable {
    Seat taken = seats.get();
    book =
        Book.open(
            access, settings.plan(), settings.initialState(), settings.version(), taken.outside());
    // Not before: as long as the book cannot be opened, what works at the venue can be stopped.
    leaveSeat();
    seat = taken;
    log.opened(book);
    seat.open(book, this::horizon);
    startBook();
  }

  private long horizon() {
    return feed == null ? book.engine().time() : feed.horizon();
  }

  /**
   * A book that a Stop has closed goes on once it is known what works at its venue, and that what
   * was to end has ended: what the Stop took off the market comes back then.
   */
  private void startBook() throws LedgerUnavailable {
    if (seat.isReady() && !book.isCancelling()) {
      if (book.isClosingOnly()) {
        book.startToClose();
      } else {
        book.start();
      }
    }
  }

  /** On a full disk bars are taken for as long as they close a position. */
  private boolean isHeldUp() {
    return book.isClosingOnly() && !book.isClosing();
  }

  /**
   * A new book that an operator watches begins with its first command: before, nobody has said how
   * to trade it.
   */
  private void startFeed() {
    if (feed == null || feed.isStarted()) {
      return;
    }
    if (settings.supervised() && book.isNew()) {
      log.waitingForCommand();
      return;
    }
    feed.start(settings.speed());
    log.trading(book.feedPosition(), settings.speed());
  }

  /** How long nothing is to be done, at most so long. */
  long nanosUntilDue(long idle) {
    if (stopped) {
      return idle;
    }
    long next = Math.min(nanosUntilBar(idle), seat.nanosUntilDue(idle));
    return book != null && book.isClosingOnly() ? Math.min(next, LOOK) : next;
  }

  /** How long no bar is to be taken, at most so long. */
  long nanosUntilBar(long idle) {
    return stopped || feed == null || isHeldUp() ? idle : feed.nanosUntilBar(idle);
  }

  /**
   * Does what time has brought.
   *
   * @param stays whether the process is not about to end, so that a ledger may be opened anew
   */
  void onTime(boolean stays) throws LedgerUnavailable {
    if (stopped || book == null) {
      return;
    }
    settle(seat.onTime(), nanos.getAsLong());
    takeBars();
    pass();
    if (stays && book.isClosingOnly() && book.hasRoom()) {
      drop();
    }
  }

  /**
   * Takes what the venue has told. A command that has cancelled orders already is obeyed before: so
   * the book knows why they have ended.
   */
  void takeVenueEvents() throws LedgerUnavailable {
    if (stopped || book == null || seat.isBraked()) {
      return;
    }
    boolean changed = seat.takeEvents();
    seat.problem().ifPresentOrElse(log::problem, log::recovered);
    startBook();
    settle(changed, nanos.getAsLong());
    if (!changed && !Objects.equals(seat.status(), status().venue())) {
      show();
    }
    pass();
  }

  /** Makes durable what has changed, and sends what follows from it. */
  private void settle(boolean changed, long begin) throws LedgerUnavailable {
    if (changed) {
      commit(begin);
    } else {
      send();
    }
  }

  private void send() throws LedgerUnavailable {
    while (seat.send()) {
      record(nanos.getAsLong());
    }
  }

  /** Where nothing more can be taken, the venue may go on. */
  private void pass() {
    if (feed != null && feed.isStarted() && !isHeldUp() && nanosUntilBar(1) > 0) {
      seat.pass();
    }
  }

  /** Takes the bars that are due, and notices the end of the replay. */
  private void takeBars() throws LedgerUnavailable {
    if (nanosUntilBar(1) > 0) {
      return;
    }
    long begin = nanos.getAsLong();
    feed.take(begin);
    feed.tell(listener, commit(begin));
    if (book.engine().isCompleted()) {
      PodStatus status = status();
      log.completed(status.sample().pnl().toPlainString(), status.currency());
    }
  }

  /** Obeys a command, unless it was obeyed before or cannot be. */
  Reply obey(Request request) throws LedgerUnavailable {
    ControlCommand command = request.command();
    long last = status().commandSequence();
    if (!command.uid().equals(settings.plan().uid())) {
      return conflict("The command is for another strategy than this one.");
    }
    if (book == null && !stopped) {
      return unavailable();
    }
    if (command.sequence() < last) {
      return conflict(
          "The command's sequence %d is below the last one, %d."
              .formatted(command.sequence(), last));
    }
    if (command.sequence() == last) {
      return new Reply.Durable(status());
    }
    if (!Commands.mayFollow(command.sequence(), last)) {
      return conflict(
          "The command's sequence %d is more than %d above the last one, %d."
              .formatted(command.sequence(), Commands.LARGEST_LEAP, last));
    }
    return stopped ? refusedForStop() : obeyNew(request);
  }

  /**
   * Obeys a command of a person in the pod, or of the end of the process. It takes no sequence, and
   * a new book goes on waiting for its first command.
   */
  Reply obey(LocalCommand command, Instant receivedAt, String sender) throws LedgerUnavailable {
    if (stopped) {
      return refusedForStop();
    }
    if (book == null) {
      return unavailable();
    }
    return carryOut(
        Commands.forEngine(command),
        new CommandEntry(null, receivedAt, sender, Commands.describe(command)));
  }

  private Reply obeyNew(Request request) throws LedgerUnavailable {
    int scale = book.documents().setup().cashScale();
    Command command;
    try {
      command = Commands.forEngine(request.command(), scale);
    } catch (ArithmeticException e) {
      return unprocessable(
          "The amount must have at most %d decimals and fit the account.".formatted(scale));
    }
    Reply reply = carryOut(command, request.entry());
    if (reply instanceof Reply.Refused) {
      return reply;
    }
    startFeed();
    show();
    if (request.command() instanceof ControlCommand.Stop stop) {
      stop(stop);
    }
    return new Reply.Durable(status());
  }

  private Reply carryOut(Command command, CommandEntry entry) throws LedgerUnavailable {
    long begin = nanos.getAsLong();
    CommandOutcome outcome = book.obey(command, entry);
    if (!outcome.accepted()) {
      return unprocessable(outcome.message());
    }
    commit(begin);
    if (command instanceof Command.SetState || command instanceof Command.SetLatch) {
      startBook();
    }
    return new Reply.Durable(status());
  }

  private Reply conflict(String sentence) {
    return new Reply.Refused(Cause.CONFLICT, sentence, status().commandSequence());
  }

  private Reply unprocessable(String sentence) {
    return new Reply.Refused(Cause.UNPROCESSABLE, sentence, status().commandSequence());
  }

  private Reply refusedForStop() {
    return conflict("The book is stopped until the process starts anew.");
  }

  /** Waits for the venue to confirm what was cancelled, at most so many nanoseconds. */
  void awaitCancels(long most) throws LedgerUnavailable {
    long begin = nanos.getAsLong();
    long left = most;
    try {
      while (left > 0 && book != null && book.isCancelling()) {
        seat.await(left);
        settle(seat.takeEvents(), nanos.getAsLong());
        settle(seat.onTime(), nanos.getAsLong());
        left = most - (nanos.getAsLong() - begin);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop(ControlCommand.Stop stop) throws LedgerUnavailable {
    awaitCancels(CONFIRMATION.toNanos());
    stopped = true;
    close();
    show(
        new Problem(
            ReadyReason.LedgerUnavailable,
            "The book was stopped (%s) and its ledger is closed.".formatted(stop.purpose())));
  }

  /** The reply while the ledger is not open. */
  Reply unavailable() {
    return new Reply.Refused(Cause.UNAVAILABLE, status().message(), status().commandSequence());
  }

  private long commit(long begin) throws LedgerUnavailable {
    long end = record(begin);
    send();
    return end;
  }

  private long record(long begin) throws LedgerUnavailable {
    long before = nanos.getAsLong();
    PodStatus was = status();
    Turn turn = book.commit();
    long end = nanos.getAsLong();
    show();
    listener.onCommit(turn, end - before);
    turn.intents().forEach(_ -> listener.onAnswer(end - begin));
    log.turn(turn);
    log.state(was.state(), status().state());
    log.risk(was, status());
    return end;
  }

  /** Forgets what was not committed. The seat is kept: what is to stop at the venue still can. */
  void drop() {
    closeBook();
  }

  /** Closes the ledger, and leaves the venue. */
  void close() {
    leaveSeat();
    closeBook();
  }

  private void leaveSeat() {
    seat.close();
    seat = Seat.BUILT_IN;
  }

  private void closeBook() {
    if (book != null) {
      book.close();
      log.closed();
    }
    book = null;
    feed = null;
  }

  /** Shows why the book is not traded as it should be. */
  void show(Problem trouble) {
    display.note(trouble);
    if (book == null) {
      display.showClosed();
    } else {
      show();
    }
  }

  private void show() {
    display.show(book, feed, seat);
  }

  private PodStatus status() {
    return display.status();
  }
}
