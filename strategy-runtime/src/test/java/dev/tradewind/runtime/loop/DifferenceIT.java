package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.ReconciledReason;
import dev.tradewind.engine.order.Side;
import dev.tradewind.runtime.account.ScriptedVenue;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a venue tells that the book cannot explain halts it, until it is explained. */
final class DifferenceIT {

  /** From the venue's word to the end of the comparisons that follow from it. */
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  /** An open difference is looked at again by then, however old the session is. */
  private static final Duration AGAIN = Duration.ofSeconds(6);

  private static final Duration LATER = Duration.ofMinutes(2);

  @TempDir private Path root;

  @AutoClose private Rehearsal rehearsal;
  private ScriptedVenue venue;

  @BeforeEach
  void trade() throws Exception {
    rehearsal = new Rehearsal(Patient.plan(false), root.resolve("ledger"));
    venue = rehearsal.venue();
    rehearsal.begin();
    rehearsal.pass(LATER);
    assertThat(rehearsal.orderStates()).containsExactly("Working");
    assertThat(rehearsal.status().venue().reconciled()).isEqualTo(ReconciledReason.InAgreement);
  }

  private void differ() throws Exception {
    venue.hold("IBM", "500");
    venue.tell(new VenueEvent.Missed());
    rehearsal.pass(A_SECOND);
    assertThat(rehearsal.status().venue().reconciled()).isEqualTo(ReconciledReason.Difference);
  }

  private Latch latch() {
    return rehearsal.status().latch();
  }

  /** The book is halted for it, and what worked has ended. */
  private void assertHaltedFor(String difference) {
    assertThat(rehearsal.status().state()).isEqualTo(BookState.Halted);
    assertThat(latch().cause()).isEqualTo(LatchCause.Difference);
    assertThat(latch().message()).contains(difference);
    assertThat(rehearsal.status().venue().reconciled()).isEqualTo(ReconciledReason.Difference);
    assertThat(rehearsal.status().openOrders()).isEmpty();
    assertThat(venue.open()).isEmpty();
  }

  @Test
  void oneBehindAnotherLatchLatchesWhenThatIsReleased() throws Exception {
    rehearsal.obey(new LocalCommand.SetLatch("lunch", HaltLevel.Halted, "lunch", Instant.EPOCH));
    differ();
    assertThat(latch().id()).isEqualTo("lunch");
    rehearsal.obey(new LocalCommand.Release("lunch"));
    rehearsal.pass(AGAIN);
    assertHaltedFor("the book holds 0 IBM, the venue 500");
  }

  @Test
  void oneThatIsReleasedAndPersistsLatchesAgain() throws Exception {
    differ();
    assertHaltedFor("the book holds 0 IBM, the venue 500");
    String first = latch().id();
    rehearsal.obey(new LocalCommand.Release(first));
    assertThat(latch()).isNull();
    rehearsal.pass(AGAIN);
    assertHaltedFor("the book holds 0 IBM, the venue 500");
    assertThat(latch().id()).isNotEqualTo(first);
  }

  @Test
  void oneThatIsExplainedDoesNot() throws Exception {
    differ();
    venue.hold("IBM", "0");
    rehearsal.pass(AGAIN);
    rehearsal.obey(new LocalCommand.Release(latch().id()));
    rehearsal.pass(LATER);
    assertThat(rehearsal.status().state()).isEqualTo(BookState.Running);
    assertThat(rehearsal.status().venue().reconciled()).isEqualTo(ReconciledReason.InAgreement);
  }

  /** It leaves no position behind, so only the fills tell of it. */
  @Test
  void aRoundTripOfSomebodyElseIsToldAtOnce() throws Exception {
    venue.tell(venue.addFill("another", Side.BUY, BigDecimal.TEN, new BigDecimal(90)));
    venue.tell(venue.addFill("another", Side.SELL, BigDecimal.TEN, new BigDecimal(10)));
    rehearsal.pass(A_SECOND);
    assertHaltedFor(
        "Buy of 10 IBM at 90 (order another), which this book has not ordered; Sell of 10 IBM at"
            + " 10");
    assertThat(rehearsal.status().counts().fills()).isZero();
  }

  /** The comparison that has heard of it does not come to its end. */
  @Test
  void aRoundTripOfSomebodyElseIsNotForgottenWithALostAnswer() throws Exception {
    venue.addFill("another", Side.BUY, BigDecimal.TEN, new BigDecimal(90));
    venue.addFill("another", Side.SELL, BigDecimal.TEN, new BigDecimal(10));
    venue.answerNext(VenueRequest.Positions.class, _ -> {});
    venue.tell(new VenueEvent.Missed());
    rehearsal.pass(A_SECOND);
    assertThat(latch()).isNull();
    rehearsal.pass(AGAIN);
    assertHaltedFor("which this book has not ordered");
  }

  @Test
  void norWithTheProcess() throws Exception {
    venue.addFill("another", Side.BUY, BigDecimal.TEN, new BigDecimal(90));
    venue.addFill("another", Side.SELL, BigDecimal.TEN, new BigDecimal(10));
    venue.answerNext(VenueRequest.Positions.class, _ -> {});
    venue.tell(new VenueEvent.Missed());
    rehearsal.pass(A_SECOND);
    rehearsal.begin();
    rehearsal.pass(A_SECOND);
    assertHaltedFor("which this book has not ordered");
  }
}
