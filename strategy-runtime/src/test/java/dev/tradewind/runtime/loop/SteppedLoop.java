package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.runtime.account.Brake;
import dev.tradewind.runtime.account.VenueAccess;
import dev.tradewind.runtime.ledger.ClaimWatch;
import dev.tradewind.runtime.ledger.LedgerAccess;
import dev.tradewind.runtime.ledger.LedgerClock;
import dev.tradewind.runtime.ledger.LedgerUnavailable;
import dev.tradewind.runtime.ledger.Tally;
import dev.tradewind.runtime.replay.DataUnavailable;
import dev.tradewind.runtime.status.Board;
import dev.tradewind.runtime.status.Problem;
import dev.tradewind.runtime.status.StatusWriter;
import dev.tradewind.runtime.status.View;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A loop at a venue without a thread and in a time of its own: whoever drives it says when it goes
 * on. The venue tells on the same thread.
 */
final class SteppedLoop implements AutoCloseable {

  private final Board board;
  private final Desk desk;
  private boolean woken;

  /** One that has not begun. */
  SteppedLoop(LoopSettings settings, LongSupplier nanos) {
    VenueAccess access = settings.venue().orElseThrow();
    StatusWriter writer =
        new StatusWriter(settings.plan(), settings.version(), settings.initialState());
    board =
        new Board(
            new View(
                writer.withoutBook(new Problem(ReadyReason.Starting, "")),
                Tally.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0));
    LoopLog log = new LoopLog(settings);
    desk =
        new Desk(
            settings,
            new Display(settings, board, log),
            LoopListener.NONE,
            log,
            nanos,
            new LedgerAccess(settings.ledger(), LedgerClock.SYSTEM, new ClaimWatch(), _ -> {}),
            () ->
                new VenueSeat(
                    access, new Brake(), nanos, LedgerClock.SYSTEM.wall(), () -> woken = true));
  }

  /** Does what is to be done next; returns whether there was something. */
  boolean step() throws LedgerUnavailable, DataUnavailable {
    if (!desk.isOpen()) {
      desk.open();
      return true;
    }
    if (woken) {
      woken = false;
      desk.takeVenueEvents();
      return true;
    }
    if (nanosUntilDue(Long.MAX_VALUE / 2) <= 0) {
      desk.onTime(true);
      return true;
    }
    return false;
  }

  /** How long nothing is to be done, at most so long. */
  long nanosUntilDue(long most) {
    return desk.isOpen() ? desk.nanosUntilDue(most) : 0;
  }

  Reply obey(ControlCommand command) throws LedgerUnavailable {
    return desk.obey(new Request(command, Instant.EPOCH, "test"));
  }

  Reply obey(LocalCommand command) throws LedgerUnavailable {
    return desk.obey(command, Instant.EPOCH, "test");
  }

  Board board() {
    return board;
  }

  PodStatus status() {
    return board.view().status();
  }

  @Override
  public void close() {
    desk.close();
  }
}
