package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.ReconciledReason;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.order.TimeInForce;
import dev.tradewind.runtime.account.ScriptedVenue;
import dev.tradewind.runtime.venue.Idempotence;
import dev.tradewind.runtime.venue.Lookup;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest.CancelOrder;
import dev.tradewind.runtime.venue.VenueRequest.NewOrder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What works at the venue and is not open here is ended there, however it comes to light. */
final class LateOrderIT {

  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  @TempDir private Path root;

  @AutoClose private Rehearsal rehearsal;
  private ScriptedVenue venue;

  @BeforeEach
  void prepare() {
    rehearsal = new Rehearsal(Patient.plan(false), root.resolve("ledger"));
    venue = rehearsal.venue();
  }

  /** An order that was on its way for so long that the book has given it up. */
  private NewOrder givenUp() throws Exception {
    List<NewOrder> late = new ArrayList<>();
    venue.declare(ScriptedVenue.capabilities(Idempotence.NONE, Lookup.ALL, true));
    venue.answerNext(NewOrder.class, late::add);
    rehearsal.begin();
    rehearsal.pass(A_MINUTE);
    assertThat(rehearsal.status().latch().cause()).isEqualTo(LatchCause.LostOrder);
    assertThat(rehearsal.status().openOrders()).isEmpty();
    assertThat(venue.orders()).hasSize(1);
    return late.getFirst();
  }

  @Test
  void oneThatArrivesAfterItWasGivenUpIsCancelledAtOnce() throws Exception {
    NewOrder late = givenUp();
    venue.take(late);
    venue.tell(new VenueEvent.Accepted(late.clientOrderId()));
    rehearsal.settle();
    assertThat(venue.cancels()).containsExactly(late.clientOrderId());
    assertThat(venue.open()).isEmpty();
  }

  /** Its acknowledgement was lost. */
  @Test
  void oneThatArrivesUnheardIsCancelledWithTheNextComparison() throws Exception {
    NewOrder late = givenUp();
    venue.take(late);
    rehearsal.pass(A_MINUTE);
    assertThat(venue.cancels()).containsExactly(late.clientOrderId());
    assertThat(venue.open()).isEmpty();
    assertThat(rehearsal.status().venue().reconciled()).isEqualTo(ReconciledReason.InAgreement);
  }

  /** Whoever releases another latch in its place hears of it. */
  @ParameterizedTest
  @EnumSource(HaltLevel.class)
  void oneThatWasGivenUpIsToldAfterAnotherLatch(HaltLevel level) throws Exception {
    NewOrder late = givenUp();
    rehearsal.obey(new LocalCommand.SetLatch("lunch", level, "lunch", Instant.EPOCH));
    rehearsal.pass(A_MINUTE);
    assertThat(rehearsal.status().latch().id()).isEqualTo("lunch");
    rehearsal.obey(new LocalCommand.Release("lunch"));
    rehearsal.pass(A_MINUTE);
    assertThat(rehearsal.status().latch().cause()).isEqualTo(LatchCause.LostOrder);
    assertThat(rehearsal.status().latch().message()).contains(late.clientOrderId());
    rehearsal.obey(new LocalCommand.Release(rehearsal.status().latch().id()));
    rehearsal.pass(A_MINUTE.multipliedBy(2));
    assertThat(rehearsal.status().latch()).isNull();
  }

  @Test
  void oneThatIsGivenUpBehindAnotherLatchIsToldWhenThatIsReleased() throws Exception {
    venue.declare(ScriptedVenue.capabilities(Idempotence.NONE, Lookup.ALL, false));
    venue.answerNext(NewOrder.class, _ -> {});
    rehearsal.begin();
    rehearsal.obey(new LocalCommand.SetLatch("lunch", HaltLevel.Halted, "lunch", Instant.EPOCH));
    rehearsal.pass(A_MINUTE);
    assertThat(rehearsal.status().latch().id()).isEqualTo("lunch");
    rehearsal.obey(new LocalCommand.Release("lunch"));
    rehearsal.pass(A_MINUTE);
    assertThat(rehearsal.status().latch().cause()).isEqualTo(LatchCause.LostOrder);
    assertThat(rehearsal.status().latch().message()).contains(venue.orders().getFirst());
  }

  @Test
  void oneThatNobodyHereWantedIsToldUntilItHasEnded() throws Exception {
    rehearsal.begin();
    NewOrder foreign = foreign();
    venue.take(foreign);
    venue.answerNext(CancelOrder.class, _ -> {});
    venue.tell(new VenueEvent.Missed());
    rehearsal.pass(A_SECOND);
    assertThat(venue.cancels()).containsExactly(foreign.clientOrderId());
    assertThat(rehearsal.status().venue().reconciled()).isEqualTo(ReconciledReason.UnknownOrder);
    assertThat(rehearsal.status().venue().message()).contains(foreign.clientOrderId());
    rehearsal.pass(A_MINUTE);
    assertThat(venue.open()).extracting(NewOrder::clientOrderId).isEqualTo(venue.orders());
    assertThat(rehearsal.status().venue().reconciled()).isEqualTo(ReconciledReason.InAgreement);
  }

  private static NewOrder foreign() {
    return new NewOrder(
        "somebodyelse",
        "IBM",
        Side.BUY,
        OrderType.LIMIT,
        TimeInForce.GTC,
        null,
        BigDecimal.ONE,
        BigDecimal.ONE,
        null,
        null,
        false,
        false);
  }
}
