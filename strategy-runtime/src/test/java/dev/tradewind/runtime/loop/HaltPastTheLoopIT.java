package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.account.ScriptedVenue;
import dev.tradewind.runtime.account.VenueAccess;
import dev.tradewind.runtime.venue.VenueRequest;
import dev.tradewind.runtime.venue.VenueTimes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The loop stands still, as it does while its disk does not answer: what is to be stopped is taken
 * off the market all the same, and nothing new comes onto it.
 */
final class HaltPastTheLoopIT {

  @TempDir private Path root;

  private final ScriptedVenue venue = new ScriptedVenue();

  /** Those of the first turn are at the venue. */
  private final Standstill standstill = new Standstill(2);

  private RunningLoop standingLoop() throws InterruptedException {
    venue.answer(VenueRequest.CancelOrder.class, _ -> {});
    LoopSettings settings =
        new LoopSettings(
            Patient.plan(false),
            Manifests.EXAMPLE_DATA,
            root.resolve("ledger"),
            1,
            false,
            "test",
            Optional.of(new VenueAccess("quiet", (_, _) -> venue, VenueTimes.DEFAULT)));
    RunningLoop loop = new RunningLoop(settings, standstill, System::nanoTime);
    standstill.await();
    return loop;
  }

  @Test
  void aHaltCancelsWhatWorksAndSendsNothingNew() throws Exception {
    try (RunningLoop loop = standingLoop()) {
      List<String> sent = venue.orders();
      assertThat(sent).isNotEmpty();
      CompletableFuture<Reply> reply =
          loop.submit(new ControlCommand.SetState(loop.status().uid(), 1, BookState.Halted));
      assertThat(venue.cancels()).containsExactlyElementsOf(sent);
      assertThat(reply).isNotDone();
      standstill.end();
      assertThat(reply.get(30, TimeUnit.SECONDS)).isInstanceOf(Reply.Durable.class);
      assertThat(venue.orders()).as("the second turn's orders stay here").isEqualTo(sent);
      Awaitility.await()
          .until(
              () ->
                  loop.status().state() == BookState.Halted
                      && loop.status().openOrders().size() == sent.size());
    }
  }

  @Test
  void soDoesAPersonInThePod() throws Exception {
    try (RunningLoop loop = standingLoop()) {
      List<String> sent = venue.orders();
      CompletableFuture<Reply> reply =
          loop.submit(new LocalCommand.SetLatch("bg-1", HaltLevel.Halted, "fire", Instant.EPOCH));
      assertThat(venue.cancels()).containsExactlyElementsOf(sent);
      standstill.end();
      assertThat(reply.get(30, TimeUnit.SECONDS)).isInstanceOf(Reply.Durable.class);
    }
  }

  @Test
  void whatIsNoStopOrForAnotherTakesNothingOff() throws Exception {
    try (RunningLoop loop = standingLoop()) {
      List<CompletableFuture<Reply>> replies =
          List.of(
              loop.submit(new ControlCommand.SetState("another", 1, BookState.Flat)),
              loop.submit(new ControlCommand.SetState(loop.status().uid(), 0, BookState.Flat)),
              loop.submit(new ControlCommand.SetState(loop.status().uid(), 1, BookState.Running)));
      assertThat(venue.cancels()).isEmpty();
      standstill.end();
      for (CompletableFuture<Reply> reply : replies) {
        assertThat(reply.get(30, TimeUnit.SECONDS)).isNotNull();
      }
    }
  }
}
