package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.runtime.account.Brake;
import dev.tradewind.runtime.ledger.ClaimLost;
import dev.tradewind.runtime.ledger.ClaimWatch;
import dev.tradewind.runtime.ledger.LedgerAccess;
import dev.tradewind.runtime.ledger.LedgerClaimed;
import dev.tradewind.runtime.ledger.LedgerClock;
import dev.tradewind.runtime.ledger.LedgerUnavailable;
import dev.tradewind.runtime.replay.DataUnavailable;
import dev.tradewind.runtime.status.Board;
import dev.tradewind.runtime.status.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Trades one book: {@link #run} is the one thread that touches engine and ledger. Everybody else
 * reads the {@link Board} and {@link #submit}s commands. It ends with {@link #terminate} or {@link
 * #end}; without supervision also at the first problem, which it hands to its {@link Ending}.
 */
public final class TradingLoop implements Runnable {

  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long IDLE_NANOS = TimeUnit.HOURS.toNanos(1);

  private final LoopSettings settings;
  private final Board board;
  private final Ending ending;
  private final LongSupplier nanos;
  private final InstantSource wallClock;
  private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final LoopLog log;
  private final Brake brake = new Brake();
  private final Desk desk;
  private final Departure departure;
  private volatile boolean ended;

  /** Of the end of the process, until the book knows of it. */
  private volatile Brake.Hold leaving = Brake.Hold.NONE;

  private long nextAttempt;

  /**
   * A loop that has not begun.
   *
   * @param board where it shows what has happened
   * @param listener hears how it runs
   * @param ending hears how it ends, if not because it was told to
   * @param nanos the monotonic clock
   * @param clock for the claim on the ledger, and for the record
   */
  public TradingLoop(
      LoopSettings settings,
      Board board,
      LoopListener listener,
      Ending ending,
      LongSupplier nanos,
      LedgerClock clock) {
    this.settings = settings;
    this.board = board;
    this.ending = ending;
    this.nanos = nanos;
    wallClock = clock.wall();
    log = new LoopLog(settings);
    LedgerAccess access =
        new LedgerAccess(settings.ledger(), clock, new ClaimWatch(), this::onLedgerTrouble);
    desk =
        new Desk(
            settings, new Display(settings, board, log), listener, log, nanos, access, this::seat);
    departure = new Departure(settings, desk, board, log, nanos, wallClock);
    nextAttempt = nanos.getAsLong();
  }

  /** Hands in a command; the reply comes when its outcome is durable. Any thread. */
  public CompletableFuture<Reply> submit(ControlCommand command, String sender) {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    Request request = new Request(command, wallClock.instant(), sender);
    Brake.Hold hold = brake(command);
    inbox.add(() -> answer(reply, () -> desk.obey(request), hold));
    return reply;
  }

  /** What is to be stopped is stopped before the loop comes to it, if it will obey. */
  private Brake.Hold brake(ControlCommand command) {
    PodStatus last = board.view().status();
    boolean counts =
        command.uid().equals(last.uid())
            && Commands.mayFollow(command.sequence(), last.commandSequence());
    return counts
        ? Commands.brake(command).map(brake::apply).orElse(Brake.Hold.NONE)
        : Brake.Hold.NONE;
  }

  /** The same for a command of a person in the pod. Any thread. */
  public CompletableFuture<Reply> submit(LocalCommand command, String sender) {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    Instant receivedAt = wallClock.instant();
    Brake.Hold hold = Commands.brake(command).map(brake::apply).orElse(Brake.Hold.NONE);
    inbox.add(() -> answer(reply, () -> desk.obey(command, receivedAt, sender), hold));
    return reply;
  }

  /**
   * Opens nothing new from now on, does what the strategy's {@code onTerminate} says within its
   * grace period, closes the ledger and lets {@link #run} return. Any thread.
   */
  public void terminate() {
    leaving = Commands.brake(settings.onTerminate()).map(brake::apply).orElse(Brake.Hold.NONE);
    departure.ask();
    inbox.add(() -> {});
  }

  /**
   * Takes no further bar or command, closes the ledger and lets {@link #run} return. Any thread.
   */
  public void end() {
    ended = true;
    inbox.add(() -> {});
  }

  @Override
  public void run() {
    try {
      while (!ended) {
        turn();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ClaimLost e) {
      log.claimLost(e);
      ending.failed(e);
    } catch (RuntimeException | Error e) {
      log.failed(e);
      ending.failed(e);
    } finally {
      desk.close();
    }
  }

  /** Commands come before bars that are due at the same time. */
  private void turn() throws InterruptedException {
    if (!departure.isAsked()) {
      repair();
    }
    if (ended) {
      return;
    }
    Runnable task = inbox.poll(waitNanos(), TimeUnit.NANOSECONDS);
    try {
      if (task != null) {
        task.run();
      } else {
        desk.onTime(!departure.isAsked());
      }
      if (departure.isAsked()) {
        ended |= departure.goOn();
        releaseLeaving();
      }
    } catch (LedgerUnavailable e) {
      loseLedger(e);
      // Opened again, it would trade on.
      if (departure.isAsked()) {
        ended = true;
      }
    }
  }

  /** What the venue has told meanwhile was not taken: it is now. */
  private void releaseLeaving() {
    if (!leaving.equals(Brake.Hold.NONE)) {
      leaving.release();
      leaving = Brake.Hold.NONE;
      onVenue();
    }
  }

  private void repair() {
    if (desk.isOpen() || nanos.getAsLong() < nextAttempt) {
      return;
    }
    try {
      desk.open();
      if (!settings.supervised()) {
        obeyFile();
      }
    } catch (LedgerClaimed e) {
      await(new Problem(ReadyReason.Starting, e.getMessage()));
    } catch (LedgerUnavailable e) {
      trouble(new Problem(ReadyReason.LedgerUnavailable, e.getMessage()));
    } catch (DataUnavailable e) {
      trouble(new Problem(ReadyReason.DataUnavailable, e.getMessage()));
    }
  }

  /** Where no operator commands, the file does: before the first bar, or not at all. */
  private void obeyFile() throws LedgerUnavailable {
    Optional<ControlCommand> next = EditedFile.next(settings.plan(), board.view().status());
    while (next.isPresent() && !ended) {
      Request request = new Request(next.get(), wallClock.instant(), EditedFile.SENDER);
      if (desk.obey(request) instanceof Reply.Refused refused) {
        ended = true;
        ending.refused("spec.capital.amount: " + refused.message());
      }
      next = EditedFile.next(settings.plan(), board.view().status());
    }
  }

  private long waitNanos() {
    long wait =
        desk.isOpen()
            ? desk.nanosUntilDue(IDLE_NANOS)
            : Math.max(0, nextAttempt - nanos.getAsLong());
    return Math.min(wait, departure.nanosLeft());
  }

  /** What the desk makes of a command. */
  private interface Obedience {
    Reply obey() throws LedgerUnavailable;
  }

  private void answer(CompletableFuture<Reply> reply, Obedience obedience, Brake.Hold hold) {
    try {
      reply.complete(obedience.obey());
    } catch (LedgerUnavailable e) {
      loseLedger(e);
      reply.complete(desk.unavailable());
    } finally {
      hold.release();
      onVenue();
    }
  }

  /** What is on the disk is known again when it has been opened again. */
  private void loseLedger(LedgerUnavailable e) {
    desk.drop();
    trouble(new Problem(ReadyReason.LedgerUnavailable, e.getMessage()));
  }

  private void trouble(Problem problem) {
    if (settings.supervised()) {
      await(problem);
    } else {
      desk.show(problem);
      ended = true;
      ending.refused(problem.message());
    }
  }

  private void await(Problem problem) {
    desk.show(problem);
    log.problem(problem);
    nextAttempt = nanos.getAsLong() + RETRY_NANOS;
  }

  private Seat seat() {
    return settings
        .venue()
        .<Seat>map(access -> new VenueSeat(access, brake, nanos, wallClock, this::onVenue))
        .orElse(Seat.BUILT_IN);
  }

  /** On a thread of the venue's adapter. */
  private void onVenue() {
    inbox.add(
        () -> {
          try {
            desk.takeVenueEvents();
          } catch (LedgerUnavailable e) {
            loseLedger(e);
          }
        });
  }

  /** On the thread of the claim; of an idle book it is the first to notice. */
  private void onLedgerTrouble(Exception trouble) {
    inbox.add(
        () -> {
          switch (trouble) {
            case LedgerUnavailable unavailable -> loseLedger(unavailable);
            case RuntimeException lost -> throw lost;
            default -> throw new IllegalStateException(trouble);
          }
        });
  }
}
