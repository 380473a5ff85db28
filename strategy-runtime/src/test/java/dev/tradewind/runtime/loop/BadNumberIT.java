package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.account.ScriptedVenue;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest;
import dev.tradewind.runtime.venue.VenueRequest.NewOrder;
import java.io.DataInput;
import java.io.DataOutput;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A venue tells what is no number of the instrument: the process goes on, books none of it, and
 * halts the book where the venue stands by it.
 */
final class BadNumberIT {

  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration LATER = Duration.ofMinutes(2);

  @TempDir private Path root;

  @AutoClose private Rehearsal rehearsal;
  private ScriptedVenue venue;

  /** Makes its order larger at the second bar. */
  private static final class Growing implements Strategy {

    private long order;

    @Override
    public int warmupBars() {
      return 0;
    }

    @Override
    public void onBar(Context context, Bar bar) {
      long tick = context.instrument().tickSize();
      if (order == 0) {
        order = context.submit(context.ticket().limit(Side.BUY, 1, tick));
      } else {
        context.replace(order, 2, tick, 0);
      }
    }

    @Override
    public void snapshot(DataOutput out) {}

    @Override
    public void restore(DataInput in) {}
  }

  private NewOrder trade(Plan plan) throws Exception {
    rehearsal = new Rehearsal(plan, root.resolve("ledger"));
    venue = rehearsal.venue();
    rehearsal.begin();
    assertThat(rehearsal.orderStates()).containsExactly("Working");
    return venue.open().getFirst();
  }

  private void assertHaltedFor(String difference) {
    assertThat(rehearsal.status().state()).isEqualTo(BookState.Halted);
    assertThat(rehearsal.status().latch().cause()).isEqualTo(LatchCause.Difference);
    assertThat(rehearsal.status().latch().message()).contains(difference);
    assertThat(rehearsal.status().openOrders()).isEmpty();
    assertThat(venue.open()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "0, 1", "0.5, 1", "1, 0", "1, -1", "1, 0.000000001", "1e30, 1"})
  void aFillThatIsNoneIsNotBooked(BigDecimal quantity, BigDecimal price) throws Exception {
    NewOrder order = trade(Patient.plan(false));
    venue.tell(venue.addFill(order.clientOrderId(), Side.BUY, quantity, price));
    rehearsal.pass(A_SECOND);
    assertHaltedFor("which are no numbers of that instrument");
    assertThat(rehearsal.status().counts().fills()).isZero();
    assertThat(rehearsal.status().sample().flat()).isTrue();
  }

  /** The order of half a share works there, so it is ended there. */
  @Test
  void anOrderOfHalfAShareHaltsTheBookAndIsCancelled() throws Exception {
    VenueEvent.OrderState half = half(trade(Patient.plan(false)));
    venue.answer(
        VenueRequest.OpenOrders.class,
        _ ->
            venue.tell(
                new VenueEvent.OpenOrders(venue.open().isEmpty() ? List.of() : List.of(half))));
    venue.tell(half);
    rehearsal.settle();
    assertThat(rehearsal.orderStates()).as("nothing is believed of it").containsExactly("Working");
    rehearsal.pass(LATER);
    assertHaltedFor(
        "The venue tells terms that are no numbers of their instrument, of orders: "
            + half.clientOrderId());
  }

  private static VenueEvent.OrderState half(NewOrder order) {
    return new VenueEvent.OrderState(
        order.clientOrderId(),
        order.symbol(),
        order.side(),
        new BigDecimal("1.5"),
        BigDecimal.ZERO,
        order.limitPrice(),
        null,
        VenueEvent.State.OPEN);
  }

  /** Said once and never again: the order itself, when it is asked for, is what counts. */
  @Test
  void aGarbledChangeIsNotBelieved() throws Exception {
    trade(Manifests.plan(Manifests.ibm(), Growing::new));
    venue.answer(
        VenueRequest.ReplaceOrder.class,
        change ->
            venue.tell(
                new VenueEvent.Replaced(
                    change.clientOrderId(),
                    change.quantity(),
                    change.limitPrice(),
                    new BigDecimal("0.000000001"))));
    venue.moveTo(Rehearsal.FIRST_CLOSE + Duration.ofDays(1).toNanos());
    rehearsal.pass(A_SECOND);
    assertThat(rehearsal.orderStates()).containsExactly("PendingReplace");
    assertThat(rehearsal.status().openOrders().getFirst().quantity()).isEqualByComparingTo("1");
    assertThat(rehearsal.status().state()).isEqualTo(BookState.Running);
  }
}
