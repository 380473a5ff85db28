package dev.tradewind.runtime.book;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.DataFile;
import dev.tradewind.engine.Command;
import dev.tradewind.engine.CommandOutcome;
import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.LatchCause;
import dev.tradewind.engine.TradingEngine;
import dev.tradewind.engine.TradingState;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.venue.ExecutionReport;
import dev.tradewind.engine.venue.Venue;
import dev.tradewind.runtime.document.BookDocuments;
import dev.tradewind.runtime.ledger.BookIdentity;
import dev.tradewind.runtime.ledger.CommandEntry;
import dev.tradewind.runtime.ledger.Ledger;
import dev.tradewind.runtime.ledger.LedgerAccess;
import dev.tradewind.runtime.ledger.LedgerHistory;
import dev.tradewind.runtime.ledger.LedgerUnavailable;
import dev.tradewind.runtime.ledger.Progress;
import dev.tradewind.runtime.ledger.Snapshot;
import dev.tradewind.runtime.ledger.Tally;
import dev.tradewind.runtime.ledger.Turn;
import dev.tradewind.runtime.plan.Plan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An open book. Bars and commands change the engine at once and the ledger with {@link #commit};
 * what has happened is told to nobody before. Used by the loop's thread.
 *
 * <p>After a {@link LedgerUnavailable} the engine may know more than the ledger: the book must be
 * closed and opened again.
 */
public final class Book implements AutoCloseable {

  private final Ledger ledger;
  private final TradingEngine engine;
  private final TurnRecorder recorder;
  private final BookDocuments documents;
  private Progress progress;
  private Tally tally;
  private List<DataFile> data;
  private long commandSequence;
  private long feedPosition;
  private String venueCursor;
  private String warning = "";

  private Inheritance inheritance;

  private Book(Ledger ledger, EngineSetup setup, Optional<Venue> outside) {
    this.ledger = ledger;
    documents = new BookDocuments(setup);
    recorder = new TurnRecorder(documents, this::marketTime);
    engine = new TradingEngine(setup, recorder, outside);
    if (ledger.isClosingOnly()) {
      engine.suspendEntries();
    }
    progress = ledger.opened().last();
    tally = ledger.opened().tally();
    venueCursor = ledger.opened().venueCursor();
    data = ledger.opened().sourceChanged() ? List.of() : ledger.opened().data();
    if (progress != null) {
      commandSequence = progress.commandSequence();
      feedPosition = progress.feedPosition();
    }
  }

  /**
   * Opens the ledger and brings the engine to where it left off. A book that was stopped is still:
   * {@link #start} it.
   *
   * @param initialState of a new book
   * @param venue where it is traded outside of the process
   * @throws LedgerUnavailable if the ledger, or the snapshot in it, cannot be used, or another
   *     process may still trade it
   */
  public static Book open(
      LedgerAccess access,
      Plan plan,
      BookState initialState,
      String version,
      Optional<OutsideVenue> venue)
      throws LedgerUnavailable {
    String place = venue.map(OutsideVenue::name).orElse("");
    Ledger ledger = Ledger.open(access, identity(plan, version, place));
    try {
      EngineSetup setup = plan.engine(initialState, ledger.opened().epoch());
      Book book = new Book(ledger, setup, venue.map(outside -> outside.engineSide().apply(setup)));
      book.restore(access.directory());
      book.inheritance = new Inheritance(book.engine);
      return book;
    } catch (LedgerUnavailable | RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  private static BookIdentity identity(Plan plan, String version, String venue) {
    return new BookIdentity(
        plan.uid(),
        plan.file().spec().mode().name(),
        venue,
        plan.file().specHash(),
        plan.strategyHash(),
        plan.file().spec().marketData().sourceRef().name(),
        version);
  }

  private void restore(Path directory) throws LedgerUnavailable {
    if (progress == null) {
      return;
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(progress.engine().bytes()));
    try {
      if (ledger.opened().strategyChanged()) {
        engine.restoreBook(in);
        Inheritance.endEntries(engine);
      } else {
        engine.restore(in);
      }
    } catch (IOException e) {
      throw new LedgerUnavailable(
          "The ledger in %s cannot be continued (%s): bring back the symbols, currency and interval that it was written with, or move that folder away to begin a new book."
              .formatted(directory, clause(e)),
          e);
    }
  }

  /** Whether an order is to end and has not. */
  public boolean isCancelling() {
    boolean[] found = {false};
    engine.forEachOpenOrder(order -> found[0] |= order.cancelReason().isPresent());
    return found[0];
  }

  /**
   * Starts a book that was found stopped, durably. Any other is as it was, and so is one that this
   * process winds down.
   */
  public void start() throws LedgerUnavailable {
    if (inheritance.start()) {
      commit();
    }
  }

  /**
   * Whether the disk is full, so that nothing but closing positions is to be written; see {@link
   * Ledger#isClosingOnly}. No entry passes then.
   */
  public boolean isClosingOnly() {
    return ledger.isClosingOnly();
  }

  /** Whether a position, or an order, is on its way out. */
  public boolean isClosing() {
    boolean isOut = engine.account().isFlat() && engine.openOrders() == 0;
    return engine.state() == TradingState.FLAT && !engine.isStopped() && !isOut;
  }

  /** Whether there is room again, so that a book that is opened anew trades. */
  public boolean hasRoom() {
    return ledger.hasRoom();
  }

  /**
   * Starts a book that was found stopped, durably, if its position is to be closed: what it had
   * working would be refused otherwise. One that a killed process was winding down goes on to be.
   */
  public void startToClose() throws LedgerUnavailable {
    if (inheritance.startToClose()) {
      commit();
    }
  }

  private static String clause(IOException e) {
    String sentence = e.getMessage() == null ? "its end is missing" : e.getMessage();
    String open = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return Character.toLowerCase(open.charAt(0)) + open.substring(1);
  }

  /** Takes the next bar. */
  public void onBar(Bar bar) {
    engine.onBar(bar);
    feedPosition++;
  }

  /** Takes what a venue outside tells, but for fills; see {@link TradingEngine#onReport}. */
  public void onReport(ExecutionReport report, long now) {
    engine.onReport(report, now);
  }

  /**
   * Books a fill of a venue outside under its own id.
   *
   * @param clientOrderId of the order; it must have been wanted by this book
   */
  public void onFill(
      ExecutionReport.Filled fill, long now, String executionId, String clientOrderId) {
    recorder.begin(executionId, clientOrderId);
    try {
      engine.onReport(fill, now);
    } finally {
      recorder.end();
    }
  }

  /** Whether a fill is booked, here or in the ledger. */
  public boolean isBooked(String executionId) throws LedgerUnavailable {
    return recorder.hasBooked(executionId) || ledger.history().isBooked(executionId);
  }

  /** Whether an order of that id was wanted, by whatever process. */
  public boolean isIntended(String clientOrderId) throws LedgerUnavailable {
    return recorder.hasIntended(clientOrderId) || ledger.history().isIntended(clientOrderId);
  }

  /** The fill of the venue up to which all are booked; empty for none. */
  public String venueCursor() {
    return venueCursor;
  }

  /** Notes that all fills of the venue until that one are booked. */
  public void venueCursor(String cursor) {
    venueCursor = cursor;
    recorder.venueCursor(cursor);
  }

  /** Since when the ledger's disk does not answer, if that is for too long. Any thread. */
  public Optional<Duration> standstill() {
    return ledger.standstill();
  }

  /** Whether this process may send orders at this moment. Any thread. */
  public boolean maySend() {
    return ledger.maySend();
  }

  /** Ends the finite replay. */
  public void complete() {
    engine.complete();
  }

  /**
   * Obeys a command and notes it, with its sequence if it has one, unless the engine refuses it.
   * Whoever releases a latch that a limit has set while the drawdown is passed begins the drawdown
   * anew: that fall would keep a flat book from trading for ever.
   */
  public CommandOutcome obey(Command command, CommandEntry entry) {
    boolean isLatched = engine.latch().filter(latch -> latch.cause().isLimit()).isPresent();
    CommandOutcome outcome = engine.onCommand(command);
    if (outcome.accepted()) {
      if (command instanceof Command.WindDown) {
        inheritance.forget();
      }
      recorder.command(entry);
      if (isLatched
          && engine.latch().isEmpty()
          && engine.breaches().contains(LatchCause.DRAWDOWN)) {
        engine.onCommand(new Command.ResetDrawdown());
      }
      if (entry.sequence() != null) {
        commandSequence = entry.sequence();
      }
    }
    return outcome;
  }

  /**
   * Notes which files are read from now on, and how many of their bars were taken or are passed
   * over.
   */
  public void read(List<DataFile> files, long position) {
    recorder.data(files);
    data = files;
    feedPosition = position;
  }

  /** Notes what people should know of the prices; empty for nothing. */
  public void warn(String sentence) {
    warning = sentence;
  }

  /** What people should know of the prices; empty for nothing. */
  public String warning() {
    return warning;
  }

  /** Makes everything since the last commit durable. */
  public Turn commit() throws LedgerUnavailable {
    Turn turn = recorder.take(next());
    ledger.commit(turn);
    progress = turn.progress();
    tally = tally.plus(turn);
    return turn;
  }

  private Progress next() {
    return new Progress(
        progress == null ? 1 : progress.turn() + 1,
        engine.counts().bars(),
        marketTime(),
        commandSequence,
        feedPosition,
        snapshot());
  }

  private Snapshot snapshot() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      engine.snapshot(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Snapshot.of(bytes.toByteArray());
  }

  /** Market time of the last event; 0 before the first. */
  public long marketTime() {
    return engine.counts().bars() == 0 ? 0 : engine.time();
  }

  /** The engine, to look at. */
  public TradingEngine engine() {
    return engine;
  }

  /** The engine's numbers as documents. */
  public BookDocuments documents() {
    return documents;
  }

  /** Fills and trades; any thread. */
  public LedgerHistory history() {
    return ledger.history();
  }

  /** How many processes have opened the ledger, this one included. */
  public long epoch() {
    return ledger.opened().epoch();
  }

  /** What was counted in what is durable. */
  public Tally tally() {
    return tally;
  }

  /** The files that the replay reads; empty before it read any. */
  public List<DataFile> data() {
    return data;
  }

  /** Whether the prices come from another source than those of the last process. */
  public boolean sourceChanged() {
    return ledger.opened().sourceChanged();
  }

  /** The last command obeyed; 0 before the first. */
  public long commandSequence() {
    return commandSequence;
  }

  /** Bars of the present files that were taken or passed over. */
  public long feedPosition() {
    return feedPosition;
  }

  /** Whether nobody has said yet how to trade it: no bar was taken, no command with a sequence. */
  public boolean isNew() {
    return commandSequence == 0 && engine.counts().bars() == 0;
  }

  @Override
  public void close() {
    ledger.close();
  }
}
