package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.account.ScriptedVenue;
import dev.tradewind.runtime.account.VenueAccess;
import dev.tradewind.runtime.ledger.Turn;
import dev.tradewind.runtime.venue.VenueRequest;
import dev.tradewind.runtime.venue.VenueTimes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures, and prints what {@code docs/performance.md} records; no clock is asserted. From a bar
 * to the order that it leads to at the transport, beside the commit that lies between them; and
 * from a halt to the last of the cancels while the loop stands.
 */
final class VenueLatencyIT {

  private static final int BARS = 2_000;
  private static final int HALTS = 200;
  private static final long DAY = 86_400_000_000_000L;

  @TempDir private Path root;

  private final long[] commits = new long[BARS + 1];
  private final long[] sent = new long[BARS + 1];
  private int bars;

  /** Lets one bar come after the other, and notes when its order is handed over. */
  private final class Timed extends ScriptedVenue {

    private final CountDownLatch done = new CountDownLatch(1);
    private long told;

    private Timed() {
      super(Runnable::run);
      marketTime(Rehearsal.FIRST_CLOSE - DAY);
    }

    @Override
    public synchronized boolean send(VenueRequest request) {
      if (request instanceof VenueRequest.NewOrder && bars < BARS) {
        sent[bars] = System.nanoTime() - told;
      }
      boolean good = super.send(request);
      if (request instanceof VenueRequest.Passed && done.getCount() > 0) {
        next();
      }
      return good;
    }

    private void next() {
      if (++bars == BARS) {
        done.countDown();
        return;
      }
      told = System.nanoTime();
      moveTo(Rehearsal.FIRST_CLOSE + bars * DAY);
    }
  }

  @Test
  void fromABarToTheTransport() throws Exception {
    Timed venue = new Timed();
    LoopListener noting =
        new LoopListener() {
          @Override
          public void onCommit(Turn turn, long commitNanos) {
            if (!turn.intents().isEmpty() && bars < BARS) {
              commits[bars] = commitNanos;
            }
          }
        };
    try (RunningLoop loop = new RunningLoop(settings(venue, true), noting, System::nanoTime)) {
      venue.done.await();
      assertThat(loop.status().counts().bars()).isPositive();
    }
    report("bar to order at the transport", sent);
    report("the commit in between", commits);
    assertThat(venue.orders()).hasSizeGreaterThan(BARS / 2);
  }

  @Test
  void fromAHaltToTheLastCancel() throws Exception {
    ScriptedVenue venue = new ScriptedVenue();
    venue.answer(VenueRequest.CancelOrder.class, _ -> {});
    Standstill standstill = new Standstill(2);
    long[] halts = new long[HALTS];
    try (RunningLoop loop = new RunningLoop(settings(venue, false), standstill, System::nanoTime)) {
      standstill.await();
      int working = venue.orders().size();
      for (int i = 0; i < HALTS; i++) {
        int before = venue.cancels().size();
        long begin = System.nanoTime();
        var reply =
            loop.submit(new ControlCommand.SetState(loop.status().uid(), i + 1L, BookState.Halted));
        halts[i] = System.nanoTime() - begin;
        assertThat(reply).isNotDone();
        assertThat(venue.cancels().size() - before).isGreaterThanOrEqualTo(working);
      }
      System.out.printf("%d working orders, the loop stands%n", working);
      standstill.end();
    }
    report("halt to the last cancel at the transport", halts);
  }

  private LoopSettings settings(ScriptedVenue venue, boolean alone) {
    return new LoopSettings(
        Patient.plan(alone),
        Manifests.EXAMPLE_DATA,
        root.resolve("ledger"),
        1,
        false,
        "test",
        Optional.of(new VenueAccess("quiet", (_, _) -> venue, VenueTimes.DEFAULT)));
  }

  private static void report(String what, long[] nanos) {
    long[] sorted = LongStream.of(nanos).filter(each -> each > 0).sorted().toArray();
    System.out.printf(
        "%s: n %d, p50 %.3f ms, p99 %.3f ms, most %.3f ms%n",
        what,
        sorted.length,
        at(sorted, 0.5),
        at(sorted, 0.99),
        Arrays.stream(sorted).max().orElse(0) / 1e6);
  }

  private static double at(long[] sorted, double part) {
    return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * part)] / 1e6;
  }
}
