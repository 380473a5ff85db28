package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.runtime.account.ScriptedVenue;
import dev.tradewind.runtime.venue.Idempotence;
import dev.tradewind.runtime.venue.Lookup;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest.NewOrder;
import dev.tradewind.runtime.venue.VenueRequest.OrderStatus;
import dev.tradewind.runtime.venue.VenueRequest.Positions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An order that was lost with its session, at a venue that knows no order again: what is sent twice
 * would be two.
 */
final class OrderSentOnceIT {

  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final long DAY = Duration.ofDays(1).toNanos();

  @TempDir private Path root;

  @AutoClose private Rehearsal rehearsal;
  private ScriptedVenue venue;

  /** Orders that arrived in the present session; the first was lost in the one before. */
  private int sentAgain() {
    return venue.orders().size() - 1;
  }

  @BeforeEach
  void loseAnOrder() throws Exception {
    rehearsal = new Rehearsal(Patient.plan(false), root.resolve("ledger"));
    venue = rehearsal.venue();
    venue.declare(ScriptedVenue.capabilities(Idempotence.NONE, Lookup.ALL, true));
    venue.answerNext(NewOrder.class, _ -> {});
    rehearsal.begin();
    assertThat(venue.orders()).hasSize(1);
    venue.endSession();
    rehearsal.settle();
  }

  private void assertItWorksOnce() {
    assertThat(sentAgain()).isEqualTo(1);
    assertThat(venue.open()).hasSize(1);
    assertThat(rehearsal.orderStates()).containsExactly("Working");
  }

  @Test
  void itGoesOutOnceWhenTheVenueSaysTwiceThatItDoesNotKnowIt() throws Exception {
    venue.answerNext(
        OrderStatus.class,
        status -> {
          venue.tell(new VenueEvent.UnknownOrder(status.clientOrderId()));
          venue.tell(new VenueEvent.UnknownOrder(status.clientOrderId()));
        });
    venue.beginSession();
    rehearsal.pass(A_SECOND);
    assertItWorksOnce();
  }

  /** So the comparison is repeated, and the venue asked again about the order that waits for it. */
  @Test
  void itGoesOutOnceWhenAnAnswerGetsLost() throws Exception {
    venue.answerNext(Positions.class, _ -> {});
    venue.beginSession();
    rehearsal.pass(A_SECOND);
    assertThat(sentAgain()).as("before the comparison is over").isZero();
    rehearsal.pass(ANSWER);
    assertItWorksOnce();
  }

  /** What waits for the comparison is not wanted any more when that freezes the book. */
  @Test
  void itStaysHereWhenTheComparisonFreezesTheBook() throws Exception {
    venue.hold("IBM", "500");
    venue.beginSession();
    rehearsal.pass(A_SECOND);
    assertThat(rehearsal.status().state()).isEqualTo(BookState.Halted);
    assertThat(sentAgain()).isZero();
    assertThat(rehearsal.status().openOrders()).isEmpty();
    rehearsal.pass(Duration.ofMinutes(2));
    assertThat(sentAgain()).isZero();
  }

  /** The strategy that wanted it has seen another bar by then. */
  @Test
  void itStaysHereOnceItsBarIsOver() throws Exception {
    venue.marketTime(Rehearsal.FIRST_CLOSE + DAY);
    venue.beginSession();
    rehearsal.pass(A_SECOND);
    assertThat(venue.open())
        .as("only what the bar since has brought")
        .singleElement()
        .satisfies(
            order -> assertThat(order.clientOrderId()).isNotEqualTo(venue.orders().getFirst()));
    assertThat(rehearsal.orderStates()).containsExactly("Working");
  }

  @Test
  void norDoesTheNextProcessSendItThen() throws Exception {
    venue.marketTime(Rehearsal.FIRST_CLOSE + DAY);
    rehearsal.begin();
    rehearsal.pass(A_SECOND);
    assertThat(venue.orders()).doesNotHaveDuplicates().hasSize(2);
    assertThat(rehearsal.orderStates()).containsExactly("Working");
  }

  @Test
  void theNextProcessSendsItInTime() throws Exception {
    rehearsal.begin();
    rehearsal.pass(A_SECOND);
    assertItWorksOnce();
    assertThat(venue.orders().getLast()).isEqualTo(venue.orders().getFirst());
  }
}
