package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.VenueStatus;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.api.v1alpha1.ReconciledReason;
import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.venue.Venue;
import dev.tradewind.runtime.account.Agreement;
import dev.tradewind.runtime.account.Brake;
import dev.tradewind.runtime.account.Outbox;
import dev.tradewind.runtime.account.VenueAccess;
import dev.tradewind.runtime.account.VenueAccount;
import dev.tradewind.runtime.book.Book;
import dev.tradewind.runtime.book.OutsideVenue;
import dev.tradewind.runtime.ledger.LedgerUnavailable;
import dev.tradewind.runtime.status.Problem;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** A seat at a venue outside of the process: for one book, from its opening to its closing. */
final class VenueSeat implements Seat {

  private final VenueAccess access;
  private final Brake brake;
  private final LongSupplier nanos;
  private final InstantSource wallClock;
  private final Runnable wake;
  private final AtomicBoolean woken = new AtomicBoolean();
  private Outbox outbox;
  private VenueAccount account;

  /**
   * A seat that is not taken.
   *
   * @param brake that everybody may apply
   * @param wake is called on any thread when {@link #takeEvents} is to be called, once until it is
   */
  VenueSeat(
      VenueAccess access, Brake brake, LongSupplier nanos, InstantSource wallClock, Runnable wake) {
    this.access = access;
    this.brake = brake;
    this.nanos = nanos;
    this.wallClock = wallClock;
    this.wake = wake;
  }

  @Override
  public Optional<OutsideVenue> outside() {
    return Optional.of(new OutsideVenue(access.name(), this::engineSide));
  }

  private Venue engineSide(EngineSetup setup) {
    outbox = new Outbox(setup);
    return outbox;
  }

  @Override
  public void open(Book book, LongSupplier horizon) {
    account = new VenueAccount(access, book, outbox, brake, horizon, nanos, wallClock);
    account.start(this::wake);
  }

  private void wake() {
    if (woken.compareAndSet(false, true)) {
      wake.run();
    }
  }

  @Override
  public boolean isReady() {
    return account.isReady();
  }

  @Override
  public boolean lets(long closeTime) {
    return account.isReady() && closeTime <= account.marketTime();
  }

  @Override
  public boolean keepsReplayTime() {
    return false;
  }

  @Override
  public boolean takeEvents() throws LedgerUnavailable {
    woken.set(false);
    boolean changed = account.takeEvents();
    if (account.hasEvents()) {
      wake();
    }
    return changed;
  }

  @Override
  public boolean isBraked() {
    return brake.isApplied();
  }

  @Override
  public void await(long most) throws InterruptedException {
    account.await(most);
  }

  @Override
  public boolean onTime() {
    return account.onTime();
  }

  @Override
  public long nanosUntilDue(long atMost) {
    return account.nanosUntilDue(atMost);
  }

  @Override
  public boolean send() {
    return account.send();
  }

  @Override
  public void pass() {
    account.pass();
  }

  @Override
  public Optional<Problem> problem() {
    if (account == null) {
      return Optional.empty();
    }
    return account
        .unreachable()
        .map(
            why ->
                new Problem(
                    ReadyReason.VenueUnreachable,
                    "The venue %s cannot be reached: %s".formatted(access.name(), why)))
        .or(this::disagreement);
  }

  private Optional<Problem> disagreement() {
    Agreement agreement = account.agreement();
    return switch (agreement.verdict()) {
      case COMPARING ->
          Optional.of(
              new Problem(
                  ReadyReason.Reconciling,
                  "The book is being compared with the venue %s.".formatted(access.name())));
      case DIFFERENCE -> Optional.of(new Problem(ReadyReason.Reconciling, agreement.message()));
      case IN_AGREEMENT, UNKNOWN_ORDER -> Optional.empty();
    };
  }

  @Override
  public VenueStatus status() {
    if (account == null) {
      return null;
    }
    Agreement agreement = account.agreement();
    return new VenueStatus(
        access.name(),
        account.unreachable().isEmpty(),
        reason(agreement.verdict()),
        agreement.message(),
        account.unconfirmedCancels());
  }

  private static ReconciledReason reason(Agreement.Verdict verdict) {
    return switch (verdict) {
      case COMPARING -> null;
      case IN_AGREEMENT -> ReconciledReason.InAgreement;
      case DIFFERENCE -> ReconciledReason.Difference;
      case UNKNOWN_ORDER -> ReconciledReason.UnknownOrder;
    };
  }

  @Override
  public void close() {
    if (account != null) {
      account.close();
    }
  }
}
