package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand.Release;
import dev.tradewind.api.pod.ControlCommand.SetState;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.LatchLevel;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.replay.Prices;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A limit of loss is passed: what is told, what is kept, and how it goes on. */
final class BreachIT {

  private static final long SPEED = 1_000_000_000;

  @TempDir private Path root;

  private final AtomicLong now = new AtomicLong();

  @Test
  void aDaysLossIsToldUntilTheDayIsOver() throws Exception {
    Plan plan = Manifests.plan(Manifests.with("risk: {maxDailyLoss: \"500\"}"));
    try (RunningLoop loop = start(plan)) {
      begin(loop, plan);
      PodStatus passed = passBarsUntil(loop, plan, s -> s.breach() != null);
      assertThat(passed.breach()).isEqualTo(LatchCause.DailyLoss);
      assertThat(passed.latch()).isNull();
      assertThat(passed.state()).isEqualTo(BookState.Running);
    }
    try (RunningLoop loop = start(plan)) {
      assertThat(loop.await(PodStatus::ready).breach())
          .as("also after a restart")
          .isEqualTo(LatchCause.DailyLoss);
      assertThat(passBarsUntil(loop, plan, s -> s.breach() == null).ready()).isTrue();
    }
  }

  @Test
  void aDrawdownClosesAllAndTradingGoesOnOnceItIsReleased() throws Exception {
    Plan plan =
        Manifests.plan(Manifests.with("risk: {maxDrawdownPercent: \"3\", onBreach: Flatten}"));
    String id;
    try (RunningLoop loop = start(plan)) {
      begin(loop, plan);
      PodStatus latched = passBarsUntil(loop, plan, s -> s.latch() != null);
      id = latched.latch().id();
      assertThat(latched.breach()).isEqualTo(LatchCause.Drawdown);
      assertThat(latched.state()).isEqualTo(BookState.Flat);
      assertThat(latched.latch().level()).isEqualTo(LatchLevel.Flat);
      assertThat(latched.latch().cause()).isEqualTo(LatchCause.Drawdown);
      assertThat(latched.latch().message())
          .matches(
              "The equity of [0-9.]+ USD has fallen from its peak of [0-9.]+ USD by the limit of"
                  + " 3%\\.");
      passBarsUntil(loop, plan, s -> s.sample().flat() && s.sample().openOrders() == 0);
    }
    try (RunningLoop loop = start(plan)) {
      assertThat(loop.await(PodStatus::ready).latch().id()).isEqualTo(id);
      Reply reply = loop.send(new Release(plan.uid(), 2, id));
      PodStatus released = ((Reply.Durable) reply).status();
      assertThat(released.latch()).isNull();
      assertThat(released.breach()).isNull();
      assertThat(released.state()).isEqualTo(BookState.Running);
      assertThat(passBarsUntil(loop, plan, s -> !s.sample().flat()).breach()).isNull();
    }
  }

  private static void begin(RunningLoop loop, Plan plan) throws Exception {
    loop.await(s -> s.epoch() > 0);
    loop.send(new SetState(plan.uid(), 1, BookState.Running));
    loop.await(s -> s.counts().bars() == 1);
  }

  /** One bar after the other, so that none passes unseen. */
  private PodStatus passBarsUntil(RunningLoop loop, Plan plan, Predicate<PodStatus> condition)
      throws Exception {
    BarSeries bars = Prices.read(Manifests.EXAMPLE_DATA, plan).files().getFirst().bars();
    PodStatus status = loop.status();
    while (!condition.test(status)) {
      int taken = Math.toIntExact(status.counts().bars());
      now.addAndGet((bars.openTime(taken) - bars.openTime(taken - 1)) / SPEED);
      status = loop.await(s -> s.counts().bars() == taken + 1);
    }
    return status;
  }

  private RunningLoop start(Plan plan) {
    return new RunningLoop(
        new LoopSettings(plan, Manifests.EXAMPLE_DATA, root.resolve("ledger"), SPEED, true, "test"),
        LoopListener.NONE,
        now::get);
  }
}
