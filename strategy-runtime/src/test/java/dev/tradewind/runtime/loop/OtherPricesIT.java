package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand.SetState;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.PriceRows;
import dev.tradewind.runtime.plan.Plan;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A book whose prices now come from another source. */
final class OtherPricesIT {

  private static final Plan PLAN = Manifests.plan(Manifests.ibm());
  private static final Plan OTHER = otherSource("");
  private static final String SENTENCE =
      "The prices of IBM end at 2000-03-15T00:00:00Z, but the book stands at"
          + " 2000-03-22T00:00:00Z: bring prices that reach further, or let them begin again with"
          + " spec.marketData.replay.loop.";

  @TempDir private Path root;

  private final AtomicLong now = new AtomicLong();
  private Path data;

  @BeforeEach
  void fifteenBarsAndThenOnlyTen() throws Exception {
    data = root.resolve("data");
    PriceRows.first(100, "IBM", data);
    try (RunningLoop loop = new RunningLoop(settings(PLAN, true), LoopListener.NONE, now::get)) {
      loop.await(PodStatus::ready);
      loop.send(new SetState(PLAN.uid(), 1, BookState.Running));
      loop.await(status -> status.counts().bars() == 1);
      now.addAndGet(TimeUnit.DAYS.toNanos(20) / 1_000_000_000);
      loop.await(status -> status.counts().bars() == 15);
    }
    PriceRows.first(10, "IBM", data);
  }

  @Test
  void pricesThatEndTooEarlyDoNotCompleteABook() throws Exception {
    try (RunningLoop loop = RunningLoop.start(settings(OTHER, true))) {
      PodStatus waiting = loop.await(status -> status.reason() == ReadyReason.DataUnavailable);
      assertThat(waiting.message()).isEqualTo(SENTENCE);
      assertThat(waiting.completed()).isFalse();
      PriceRows.first(40, "IBM", data);
      PodStatus completed = loop.await(PodStatus::completed);
      assertThat(completed.counts().bars()).isEqualTo(40);
      assertThat(completed.ready()).isTrue();
    }
  }

  @Test
  void withoutAnOperatorTheyEndTheLoop() throws Exception {
    try (RunningLoop loop = RunningLoop.start(settings(OTHER, false))) {
      assertThat(loop.refusal()).isEqualTo(SENTENCE);
    }
  }

  @Test
  void pricesThatLoopReachEveryBook() throws Exception {
    try (RunningLoop loop = RunningLoop.start(settings(otherSource("loop: true, "), true))) {
      assertThat(loop.await(status -> status.counts().bars() > 30).completed()).isFalse();
    }
  }

  @Test
  void aBookThatWasCompletedStaysSo() throws Exception {
    PriceRows.first(100, "IBM", data);
    try (RunningLoop loop = RunningLoop.start(settings(PLAN, true))) {
      loop.await(PodStatus::completed);
    }
    PriceRows.first(10, "IBM", data);
    try (RunningLoop loop = RunningLoop.start(settings(OTHER, true))) {
      assertThat(loop.await(PodStatus::ready).completed()).isTrue();
    }
  }

  @Test
  void pricesInWhichNothingCanFillAreToldWhileTheyAreTraded() throws Exception {
    PriceRows.ofVolume(0, "IBM", data);
    try (RunningLoop loop = RunningLoop.start(settings(OTHER, true))) {
      PodStatus status = loop.await(PodStatus::ready);
      assertThat(status.message())
          .isEqualTo(
              "IBM.csv.gz has no bar with a volume of 10 or more, and at most 10% of a bar's volume"
                  + " fills: no order can be filled.");
      loop.await(PodStatus::completed);
    }
  }

  private static Plan otherSource(String replay) {
    return Manifests.plan(
        Manifests.ibm()
            .replace("prices-ibm", "prices-other")
            .replace("replay: {", "replay: {" + replay));
  }

  private LoopSettings settings(Plan plan, boolean supervised) {
    return new LoopSettings(plan, data, root.resolve("ledger"), 1_000_000_000, supervised, "test");
  }
}
