package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.StopPurpose;
import dev.tradewind.api.v1alpha1.ReconciledReason;
import dev.tradewind.engine.order.Side;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.account.ScriptedVenue;
import dev.tradewind.runtime.account.VenueAccess;
import dev.tradewind.runtime.venue.VenueRequest.NewOrder;
import dev.tradewind.runtime.venue.VenueRequest.Positions;
import dev.tradewind.runtime.venue.VenueTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that has to go closes its position at a venue whose market moves by itself, and does
 * not wait for bars. It holds a share, and has an order at the venue.
 */
final class DepartureAtVenueIT {

  private static final long DAY = Duration.ofDays(1).toNanos();

  @TempDir private Path root;

  @AutoClose
  private final ExecutorService adapter =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());

  private final Thread test = Thread.currentThread();
  private final ScriptedVenue venue = new ScriptedVenue(this::tell);

  /**
   * What the brake cancels at the end of the process is confirmed before the loop knows of the end:
   * so the loop is woken while the brake is applied.
   */
  private void tell(Runnable telling) {
    if (Thread.currentThread().equals(test)) {
      telling.run();
    } else {
      adapter.execute(telling);
    }
  }

  private RunningLoop holdingLoop(String gracePeriod) {
    venue.marketTime(Rehearsal.FIRST_CLOSE);
    RunningLoop loop =
        RunningLoop.start(
            new LoopSettings(
                Patient.plan(
                    "onTerminate: {position: Flatten, gracePeriod: %s}".formatted(gracePeriod)),
                Manifests.EXAMPLE_DATA,
                root.resolve("ledger"),
                1,
                false,
                "test",
                Optional.of(new VenueAccess("scripted", (_, _) -> venue, VenueTimes.DEFAULT))));
    loop.await(status -> status.openOrders().size() == 1 && venue.open().size() == 1);
    venue.fill(venue.orders().getFirst());
    loop.await(status -> status.sample() != null && !status.sample().flat());
    venue.moveTo(Rehearsal.FIRST_CLOSE + DAY);
    loop.await(
        status ->
            status.openOrders().stream().map(order -> order.status()).toList().contains("Working"));
    return loop;
  }

  /** How long it takes to the end. */
  private static Duration terminate(RunningLoop loop) {
    long begin = System.nanoTime();
    loop.terminate();
    loop.awaitEnd();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Test
  void theFillOfTheClosingOrderEndsTheWait() {
    RunningLoop loop = holdingLoop("25s");
    venue.answer(
        NewOrder.class,
        order -> {
          venue.take(order);
          venue.fill(order.clientOrderId());
        });
    assertThat(terminate(loop)).isLessThan(Duration.ofSeconds(4));
    assertThat(loop.status().sample().flat()).isTrue();
    assertThat(loop.status().message()).doesNotContain("could not be closed");
    assertThat(venue.asked())
        .filteredOn(NewOrder.class::isInstance)
        .hasSize(3)
        .last()
        .isInstanceOfSatisfying(
            NewOrder.class,
            closing -> {
              assertThat(closing.side()).isEqualTo(Side.SELL);
              assertThat(closing.reduceOnly()).isTrue();
            });
    assertThat(venue.open()).isEmpty();
  }

  @Test
  void aClosingOrderThatIsNotFilledIsWaitedForInBoundedTime() {
    RunningLoop loop = holdingLoop("1s");
    assertThat(terminate(loop)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    assertThat(loop.status().message())
        .isEqualTo(
            "1 IBM could not be closed before the end of the process (nothing filled its order in"
                + " the grace period of 1 s): the next one has it still.");
    assertThat(venue.orders()).as("nothing was opened meanwhile").hasSize(3);
    assertThat(venue.open()).as("nor works on when nobody is there").isEmpty();
  }

  /** The process before was stopped, and this one has to go before book and venue are compared. */
  @Test
  void aBookThatIsStoppedStillIsNotStartedOnTheWayOut() throws Exception {
    try (Rehearsal rehearsal = new Rehearsal(Patient.plan(false), root.resolve("ledger"))) {
      ScriptedVenue scripted = rehearsal.venue();
      rehearsal.begin();
      rehearsal.stop(StopPurpose.Change);
      assertThat(scripted.open()).isEmpty();
      scripted.answerNext(Positions.class, _ -> {});
      rehearsal.begin();
      rehearsal.obey(new LocalCommand.WindDown(false));
      rehearsal.pass(Duration.ofMinutes(1));
      assertThat(rehearsal.status().venue().reconciled()).isEqualTo(ReconciledReason.InAgreement);
      assertThat(scripted.orders()).as("nothing new is opened").hasSize(1);
      rehearsal.begin();
      assertThat(scripted.open()).as("the next process puts it back").hasSize(1);
    }
  }
}
