package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.OpenOrder;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.StopPurpose;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.account.ScriptedVenue;
import dev.tradewind.runtime.account.VenueAccess;
import dev.tradewind.runtime.ledger.LedgerUnavailable;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.replay.DataUnavailable;
import dev.tradewind.runtime.venue.VenueTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A loop and a scripted venue in one thread and a time of their own: what takes minutes is over at
 * once, and the same script gives the same run.
 */
final class Rehearsal implements AutoCloseable {

  /** When the first bar has closed, epoch nanoseconds. */
  static final long FIRST_CLOSE = 951_955_200_000_000_000L;

  private static final int MOST_STEPS = 10_000;

  /** So that a Stop has waited before anything else falls due. */
  private static final long NANOS_PER_LOOK = 600_000_000L;

  private final ScriptedVenue venue = new ScriptedVenue(Runnable::run);
  private final Plan plan;
  private final Path ledger;
  private SteppedLoop loop;
  private long nanos = 1_000_000_000L;
  private long nanosPerLook;

  /** A venue whose market stands at the first bar, and nobody who trades at it yet. */
  Rehearsal(Plan plan, Path ledger) {
    this.plan = plan;
    this.ledger = ledger;
    venue.marketTime(FIRST_CLOSE);
  }

  ScriptedVenue venue() {
    return venue;
  }

  PodStatus status() {
    return loop.status();
  }

  /** Words of the engine for the open orders, oldest first. */
  List<String> orderStates() {
    return status().openOrders().stream().map(OpenOrder::status).toList();
  }

  /** A process begins, or the next one does, and comes to rest. */
  void begin() throws LedgerUnavailable, DataUnavailable {
    close();
    loop =
        new SteppedLoop(
            new LoopSettings(
                plan,
                Manifests.EXAMPLE_DATA,
                ledger,
                1,
                false,
                "test",
                Optional.of(new VenueAccess("scripted", (_, _) -> venue, VenueTimes.DEFAULT))),
            this::look);
    settle();
  }

  private long look() {
    nanos += nanosPerLook;
    return nanos;
  }

  /** Does all that is to be done now. */
  void settle() throws LedgerUnavailable, DataUnavailable {
    for (int steps = 0; loop.step(); steps++) {
      if (steps == MOST_STEPS) {
        throw new AssertionError("It does not come to rest: " + status());
      }
    }
  }

  /** Time goes by, and what falls due in it is done. */
  void pass(Duration time) throws LedgerUnavailable, DataUnavailable {
    long end = nanos + time.toNanos();
    settle();
    while (nanos < end) {
      nanos += loop.nanosUntilDue(end - nanos);
      settle();
    }
  }

  /** An operator commands a state. */
  Reply command(BookState state) throws LedgerUnavailable, DataUnavailable {
    return obey(new ControlCommand.SetState(status().uid(), nextSequence(), state));
  }

  /** An operator commands a Stop, for which the venue is waited for until its time is over. */
  Reply stop(StopPurpose purpose) throws LedgerUnavailable, DataUnavailable {
    nanosPerLook = NANOS_PER_LOOK;
    Reply reply = obey(new ControlCommand.Stop(status().uid(), nextSequence(), purpose));
    nanosPerLook = 0;
    return reply;
  }

  private long nextSequence() {
    return status().commandSequence() + 1;
  }

  private Reply obey(ControlCommand command) throws LedgerUnavailable, DataUnavailable {
    Reply reply = loop.obey(command);
    settle();
    return reply;
  }

  /** A person in the pod commands. */
  Reply obey(LocalCommand command) throws LedgerUnavailable, DataUnavailable {
    Reply reply = loop.obey(command);
    settle();
    return reply;
  }

  @Override
  public void close() {
    if (loop != null) {
      loop.close();
    }
  }
}
