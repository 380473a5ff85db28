package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.StopPurpose;
import dev.tradewind.runtime.account.ScriptedVenue;
import dev.tradewind.runtime.venue.Idempotence;
import dev.tradewind.runtime.venue.Lookup;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest.CancelOrder;
import dev.tradewind.runtime.venue.VenueRequest.NewOrder;
import dev.tradewind.runtime.venue.VenueRequest.OrderStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order that is to end, at a venue that does not end it at once. */
final class EndingOrderIT {

  private static final Duration A_SECOND = Duration.ofSeconds(1);

  /** What is not answered is asked again by then. */
  private static final Duration SILENCE = Duration.ofSeconds(6);

  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  @TempDir private Path root;

  @AutoClose private Rehearsal rehearsal;
  private ScriptedVenue venue;

  @BeforeEach
  void prepare() {
    rehearsal = new Rehearsal(Patient.plan(false), root.resolve("ledger"));
    venue = rehearsal.venue();
  }

  private void refuseCancels() {
    venue.answer(
        CancelOrder.class,
        cancel -> venue.tell(new VenueEvent.RequestRejected(cancel.clientOrderId())));
  }

  @Test
  void aRefusedCancelUndoesNoHalt() throws Exception {
    refuseCancels();
    rehearsal.begin();
    assertThat(rehearsal.orderStates()).containsExactly("Working");
    rehearsal.command(BookState.Halted);
    rehearsal.pass(A_SECOND);
    String id = venue.orders().getFirst();
    assertThat(rehearsal.orderStates()).containsExactly("PendingCancel");
    assertThat(rehearsal.status().venue().unconfirmedCancels()).containsExactly(id);
    rehearsal.pass(SILENCE);
    assertThat(venue.cancels()).as("it is asked again").containsExactly(id, id);
    assertThat(rehearsal.orderStates()).containsExactly("PendingCancel");
    venue.answerAsEver(CancelOrder.class);
    rehearsal.pass(SILENCE);
    assertThat(venue.open()).isEmpty();
    assertThat(rehearsal.status().openOrders()).isEmpty();
  }

  @Test
  void aRefusedCancelDoublesNothingAfterAStop() throws Exception {
    refuseCancels();
    rehearsal.begin();
    String id = venue.orders().getFirst();
    assertThat(rehearsal.stop(StopPurpose.Change)).isInstanceOf(Reply.Durable.class);
    assertThat(rehearsal.status().venue().unconfirmedCancels()).containsExactly(id);
    rehearsal.begin();
    rehearsal.pass(SILENCE);
    assertThat(venue.orders()).containsExactly(id);
    assertThat(venue.open()).extracting(NewOrder::clientOrderId).containsExactly(id);
    venue.answerAsEver(CancelOrder.class);
    rehearsal.pass(SILENCE);
    assertThat(venue.open())
        .as("once it has ended, another one takes its place")
        .singleElement()
        .satisfies(order -> assertThat(order.clientOrderId()).isNotEqualTo(id));
    assertThat(rehearsal.orderStates()).containsExactly("Working");
  }

  @Test
  void aStopListsWhatNobodyConfirms() throws Exception {
    // Who is told something else does not wait for the venue in real time.
    venue.answer(CancelOrder.class, _ -> venue.moveTo(Rehearsal.FIRST_CLOSE));
    rehearsal.begin();
    String id = venue.orders().getFirst();
    assertThat(rehearsal.status().venue().unconfirmedCancels()).isEmpty();
    assertThat(rehearsal.stop(StopPurpose.Suspend)).isInstanceOf(Reply.Durable.class);
    assertThat(venue.cancels()).containsExactly(id);
    assertThat(rehearsal.status().venue().unconfirmedCancels()).containsExactly(id);
  }

  /** The venue has never had it: a halt is no reason to send it. */
  @Test
  void aHaltSendsNoLostOrder() throws Exception {
    venue.answerNext(NewOrder.class, _ -> {});
    rehearsal.begin();
    assertThat(rehearsal.orderStates()).containsExactly("PendingNew");
    rehearsal.command(BookState.Halted);
    rehearsal.pass(A_MINUTE);
    assertThat(venue.orders()).hasSize(1);
    assertThat(venue.open()).isEmpty();
    assertThat(rehearsal.status().openOrders()).isEmpty();
  }

  /** In the session that follows it may still arrive, so nobody knows that it has ended. */
  @Test
  void whatIsBeingCancelledIsNotSentAnewInTheNextSession() throws Exception {
    venue.declare(ScriptedVenue.capabilities(Idempotence.PERMANENT, Lookup.ALL, false));
    venue.answerNext(NewOrder.class, _ -> {});
    venue.answer(CancelOrder.class, _ -> {});
    rehearsal.begin();
    rehearsal.command(BookState.Halted);
    venue.endSession();
    venue.beginSession();
    rehearsal.pass(A_SECOND);
    assertThat(venue.orders()).hasSize(1);
    assertThat(rehearsal.status().venue().unconfirmedCancels())
        .containsExactlyElementsOf(venue.orders());
    rehearsal.pass(A_MINUTE);
    assertThat(venue.orders()).hasSize(1);
    assertThat(rehearsal.status().openOrders()).isEmpty();
  }

  /** Nothing tells of it before the next comparison, so only another cancel can find it. */
  @Test
  void whatArrivesAfterItsCancelIsCancelledAgain() throws Exception {
    List<NewOrder> late = new ArrayList<>();
    venue.declare(ScriptedVenue.capabilities(Idempotence.PERMANENT, Lookup.NONE, true));
    venue.answer(
        OrderStatus.class, any -> venue.tell(new VenueEvent.UnknownOrder(any.clientOrderId())));
    venue.answerNext(NewOrder.class, late::add);
    venue.marketTime(Rehearsal.FIRST_CLOSE - 1);
    rehearsal.begin();
    rehearsal.pass(A_MINUTE.multipliedBy(2));
    venue.moveTo(Rehearsal.FIRST_CLOSE);
    rehearsal.settle();
    rehearsal.command(BookState.Halted);
    venue.take(late.getFirst());
    rehearsal.pass(SILENCE.multipliedBy(2));
    assertThat(venue.open()).isEmpty();
    assertThat(rehearsal.status().openOrders()).isEmpty();
  }
}
