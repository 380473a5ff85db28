package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.StopPurpose;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.account.ScriptedVenue;
import dev.tradewind.runtime.account.VenueAccess;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.venue.VenueRequest.NewOrder;
import dev.tradewind.runtime.venue.VenueTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The brake has cancelled at the venue, and the venue has confirmed it, before the loop comes to
 * the command: its second turn stands between an order and the transport.
 */
final class BrakedLoopIT {

  private static final long DAY = Duration.ofDays(1).toNanos();

  @TempDir private Path root;

  private final ScriptedVenue venue = new ScriptedVenue();
  private final Standstill standstill = new Standstill(2);

  private RunningLoop loop(Plan plan, LoopListener listener) {
    return new RunningLoop(
        new LoopSettings(
            plan,
            Manifests.EXAMPLE_DATA,
            root.resolve("ledger"),
            1,
            false,
            "test",
            Optional.of(new VenueAccess("scripted", (_, _) -> venue, VenueTimes.DEFAULT))),
        listener,
        System::nanoTime);
  }

  @BeforeEach
  void openTheMarket() {
    venue.marketTime(Rehearsal.FIRST_CLOSE);
  }

  /** With an order at the venue, and another one that is durable and not sent. */
  private RunningLoop standingLoop(Plan plan) throws Exception {
    RunningLoop loop = loop(plan, standstill);
    loop.await(status -> isWorking(loop, 1));
    venue.moveTo(Rehearsal.FIRST_CLOSE + DAY);
    standstill.await();
    // The loop is woken before the command comes: the venue has said something.
    venue.moveTo(Rehearsal.FIRST_CLOSE + DAY + 1);
    return loop;
  }

  private static boolean isWorking(RunningLoop loop, int orders) {
    return loop.status().openOrders().stream()
        .map(order -> order.status())
        .toList()
        .equals(Collections.nCopies(orders, "Working"));
  }

  @Test
  void whatItCancelledFirstComesBackAfterAStop() throws Exception {
    List<String> before;
    try (RunningLoop loop = standingLoop(Patient.plan(false))) {
      before = venue.orders();
      assertThat(before).hasSize(1);
      CompletableFuture<Reply> reply =
          loop.submit(new ControlCommand.Stop(loop.status().uid(), 1, StopPurpose.Change));
      assertThat(venue.open()).isEmpty();
      standstill.end();
      assertThat(reply.get(30, TimeUnit.SECONDS)).isInstanceOf(Reply.Durable.class);
      assertThat(venue.orders()).isEqualTo(before);
    }
    try (RunningLoop loop = loop(Patient.plan(false), LoopListener.NONE)) {
      loop.await(status -> isWorking(loop, 2));
      assertThat(venue.open())
          .hasSize(2)
          .extracting(NewOrder::clientOrderId)
          .doesNotContainAnyElementsOf(before);
    }
  }

  @Test
  void aStrategyThatInsistsKeepsNoHaltOut() throws Exception {
    try (RunningLoop loop = standingLoop(Patient.insisting())) {
      List<String> before = venue.orders();
      CompletableFuture<Reply> reply =
          loop.submit(new ControlCommand.SetState(loop.status().uid(), 1, BookState.Halted));
      standstill.end();
      assertThat(reply.get(10, TimeUnit.SECONDS)).isInstanceOf(Reply.Durable.class);
      loop.await(status -> status.openOrders().isEmpty());
      assertThat(loop.status().state()).isEqualTo(BookState.Halted);
      assertThat(venue.orders()).isEqualTo(before);
      assertThat(venue.open()).isEmpty();
    }
  }
}
