package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.account.QuietVenue;
import dev.tradewind.runtime.account.VenueAccess;
import dev.tradewind.runtime.ledger.Turn;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.venue.VenueTimes;
import java.io.DataInput;
import java.io.DataOutput;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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

  private final QuietVenue venue = new QuietVenue();
  private final CountDownLatch freed = new CountDownLatch(1);
  private final CountDownLatch standing = new CountDownLatch(1);

  /** One limit order a bar, far from the market. */
  private static final class Patient implements Strategy {

    @Override
    public int warmupBars() {
      return 0;
    }

    @Override
    public void onBar(Context context, Bar bar) {
      context.submit(context.ticket().limit(Side.BUY, 1, context.instrument().tickSize()));
    }

    @Override
    public void snapshot(DataOutput out) {}

    @Override
    public void restore(DataInput in) {}
  }

  private static Plan plan() {
    Plan plan = Manifests.plan(Manifests.ibm());
    return new Plan(
        plan.file(),
        new AlgoDefinition("patient", "", List.of(), List.of(), _ -> new Patient()),
        plan.parameters(),
        plan.instruments(),
        plan.interval(),
        plan.capital(),
        plan.costs(),
        plan.limits(),
        plan.riskDay(),
        plan.badRows());
  }

  /** Stands at the second turn that wants orders: those of the first one are at the venue. */
  private final class Standing implements LoopListener {

    private int turns;

    @Override
    public void onCommit(Turn turn, long commitNanos) {
      if (!turn.intents().isEmpty() && ++turns == 2) {
        standing.countDown();
        try {
          freed.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private RunningLoop standingLoop() throws InterruptedException {
    LoopSettings settings =
        new LoopSettings(
            plan(),
            Manifests.EXAMPLE_DATA,
            root.resolve("ledger"),
            1,
            false,
            "test",
            Optional.of(new VenueAccess("quiet", (_, _) -> venue, VenueTimes.DEFAULT)));
    RunningLoop loop = new RunningLoop(settings, new Standing(), System::nanoTime);
    assertThat(standing.await(30, TimeUnit.SECONDS)).isTrue();
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
      freed.countDown();
      assertThat(reply.get(30, TimeUnit.SECONDS)).isInstanceOf(Reply.Durable.class);
      assertThat(venue.orders()).as("the second turn's orders stay here").isEqualTo(sent);
      Awaitility.await()
          .until(
              () ->
                  loop.status().state() == BookState.Halted
                      && loop.status().counts().rejects() > 0);
    }
  }

  @Test
  void soDoesAPersonInThePod() throws Exception {
    try (RunningLoop loop = standingLoop()) {
      List<String> sent = venue.orders();
      CompletableFuture<Reply> reply =
          loop.submit(new LocalCommand.SetLatch("bg-1", HaltLevel.Halted, "fire", Instant.EPOCH));
      assertThat(venue.cancels()).containsExactlyElementsOf(sent);
      freed.countDown();
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
      freed.countDown();
      for (CompletableFuture<Reply> reply : replies) {
        assertThat(reply.get(30, TimeUnit.SECONDS)).isNotNull();
      }
    }
  }
}
