package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.ControlCommand.Release;
import dev.tradewind.api.pod.ControlCommand.SetState;
import dev.tradewind.api.pod.ControlCommand.Stop;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.StopPurpose;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.LatchLevel;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.api.v1alpha1.TradingReason;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.loop.Reply.Cause;
import dev.tradewind.runtime.plan.Plan;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person in the pod latches the book, and the operator finds its sequence as it left it. */
final class LatchIT {

  private static final Plan PLAN = Manifests.plan(Manifests.ibm());
  private static final String UID = PLAN.uid();
  private static final long SPEED = 1_000_000_000;
  private static final Instant SINCE = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path root;

  private final AtomicLong now = new AtomicLong();

  @Test
  void aLatchHaltsAndTheOperatorsSequenceGoesOn() throws Exception {
    try (RunningLoop loop = start()) {
      send(loop, new SetState(UID, 1, BookState.Running));
      passDaysUntilLong(loop);
      PodStatus halted = send(loop, latch("a", HaltLevel.Halted));
      assertThat(halted.state()).isEqualTo(BookState.Halted);
      assertThat(halted.trading()).isEqualTo(TradingReason.Halted);
      assertThat(halted.latch())
          .isEqualTo(
              new Latch(
                  "a", LatchLevel.Halted, LatchCause.BreakGlass, "fire", "2026-01-02T03:04:05Z"));
      assertThat(halted.commandSequence()).isEqualTo(1);

      assertThat(send(loop, new SetState(UID, 2, BookState.Running)).state())
          .as("what is commanded loosens no latch")
          .isEqualTo(BookState.Halted);
      assertThat(send(loop, new SetState(UID, 3, BookState.Flat)).state())
          .isEqualTo(BookState.Flat);
      assertThat(send(loop, new SetState(UID, 4, BookState.Running)).state())
          .isEqualTo(BookState.Halted);
      PodStatus released = send(loop, new LocalCommand.Release("a"));
      assertThat(released.state()).isEqualTo(BookState.Running);
      assertThat(released.latch()).isNull();
      assertThat(released.commandSequence()).isEqualTo(4);
    }
    assertThat(commands())
        .containsExactly(
            "1 test SetState Running",
            "null break-glass SetLatch Halted a: fire",
            "2 test SetState Running",
            "3 test SetState Flat",
            "4 test SetState Running",
            "null break-glass Release a");
  }

  @Test
  void aLatchedFlatClosesAndStaysOutWhateverComes() throws Exception {
    try (RunningLoop loop = start()) {
      send(loop, new SetState(UID, 1, BookState.Running));
      passDaysUntilLong(loop);
      PodStatus asked = send(loop, latch("a", HaltLevel.Flat));
      assertThat(asked.reason()).isEqualTo(ReadyReason.Flattening);
      passDays(7);
      PodStatus out = loop.await(s -> s.trading() == TradingReason.Flat);
      send(loop, new SetState(UID, 2, BookState.Running));
      passDays(400);
      PodStatus later = loop.await(s -> s.counts().bars() > out.counts().bars() + 200);
      assertThat(later.sample().flat()).isTrue();
      assertThat(later.counts().fills()).isEqualTo(out.counts().fills());
    }
  }

  @Test
  void theOperatorReleasesItByItsIdAndMayRepeatIt() throws Exception {
    try (RunningLoop loop = start()) {
      send(loop, new SetState(UID, 1, BookState.Running));
      assertThat(loop.send(new Release(UID, 2, "a")))
          .isEqualTo(
              new Reply.Refused(
                  Cause.UNPROCESSABLE,
                  "There is no latch a, nor any other: nothing is to be released.",
                  1));
      send(loop, latch("a", HaltLevel.Halted));
      assertThat(loop.send(new Release(UID, 2, "b")))
          .isEqualTo(
              new Reply.Refused(
                  Cause.UNPROCESSABLE, "There is no latch b: the one that is held is a.", 1));
      PodStatus released = send(loop, new Release(UID, 2, "a"));
      assertThat(released.state()).isEqualTo(BookState.Running);
      assertThat(send(loop, new Release(UID, 2, "a"))).isEqualTo(released);
      send(loop, latch("b", HaltLevel.Halted));
      PodStatus again = send(loop, new Release(UID, 3, "a"));
      assertThat(again.latch().id()).isEqualTo("b");
      assertThat(again.commandSequence()).isEqualTo(3);
      assertThat(loop.send(new Release(UID, 2, "b"))).isInstanceOf(Reply.Refused.class);
    }
  }

  @Test
  void itOutlivesAKillAndAStop() throws Exception {
    Path crashed = root.resolve("crashed");
    try (RunningLoop loop = start()) {
      send(loop, new SetState(UID, 1, BookState.Running));
      passDaysUntilLong(loop);
      send(loop, latch("a", HaltLevel.Halted));
      Folder.killed(root.resolve("ledger"), crashed);
    }
    PodStatus halted;
    try (RunningLoop loop = start(crashed)) {
      halted = loop.await(PodStatus::ready);
      assertThat(halted.epoch()).isEqualTo(2);
      assertThat(halted.state()).isEqualTo(BookState.Halted);
      assertThat(halted.latch().id()).isEqualTo("a");
      passDays(30);
      loop.await(s -> s.counts().bars() > halted.counts().bars() + 10);
      send(loop, new Stop(UID, 2, StopPurpose.Change));
      assertThat(loop.send(latch("b", HaltLevel.Flat)))
          .isEqualTo(
              new Reply.Refused(
                  Cause.CONFLICT, "The book is stopped until the process starts anew.", 2));
    }
    try (RunningLoop loop = start(crashed)) {
      PodStatus resumed = loop.await(PodStatus::ready);
      assertThat(resumed.latch()).isEqualTo(halted.latch());
      assertThat(resumed.counts().fills()).isEqualTo(halted.counts().fills());
      assertThat(send(loop, new Release(UID, 3, "a")).state()).isEqualTo(BookState.Running);
    }
    try (RunningLoop loop = start(crashed)) {
      PodStatus free = loop.await(PodStatus::ready);
      assertThat(free.state()).isEqualTo(BookState.Running);
      assertThat(send(loop, new Release(UID, 4, "a")).commandSequence())
          .as("a release is known after a restart, too")
          .isEqualTo(4);
    }
  }

  @Test
  void aNewBookIsLatchedBeforeItsFirstCommandAndGoesOnWaiting() throws Exception {
    try (RunningLoop loop = start()) {
      loop.await(PodStatus::ready);
      PodStatus latched = send(loop, latch("a", HaltLevel.Halted));
      assertThat(latched.state()).isEqualTo(BookState.Halted);
      assertThat(latched.message()).isEqualTo("Waiting for the first command.");
      passDays(10);
    }
    try (RunningLoop loop = start()) {
      PodStatus again = loop.await(PodStatus::ready);
      assertThat(again.state()).isEqualTo(BookState.Halted);
      assertThat(again.message()).isEqualTo("Waiting for the first command.");
      passDays(10);
      assertThat(send(loop, latch("b", HaltLevel.Halted)).counts().bars()).isZero();
      PodStatus commanded = send(loop, new SetState(UID, 1, BookState.Running));
      assertThat(commanded.state()).isEqualTo(BookState.Halted);
      assertThat(commanded.message()).isEmpty();
      loop.await(s -> s.counts().bars() == 1);
    }
  }

  @Test
  void withoutALedgerNothingCanBeLatched() throws Exception {
    try (RunningLoop first = start()) {
      first.await(PodStatus::ready);
      try (RunningLoop second = start()) {
        PodStatus status = second.await(s -> s.reason() == ReadyReason.LedgerUnavailable);
        assertThat(second.send(latch("a", HaltLevel.Halted)))
            .isEqualTo(new Reply.Refused(Cause.UNAVAILABLE, status.message(), 0));
      }
    }
  }

  @Test
  void withoutPricesItCan() throws Exception {
    LoopSettings settings =
        new LoopSettings(PLAN, root.resolve("none"), root.resolve("ledger"), SPEED, true, "test");
    try (RunningLoop loop = RunningLoop.start(settings)) {
      loop.await(s -> s.reason() == ReadyReason.DataUnavailable);
      assertThat(send(loop, latch("a", HaltLevel.Flat)).latch().level()).isEqualTo(LatchLevel.Flat);
    }
  }

  private static LocalCommand latch(String id, HaltLevel level) {
    return new LocalCommand.SetLatch(id, level, "fire", SINCE);
  }

  private static PodStatus send(RunningLoop loop, ControlCommand command) throws Exception {
    loop.await(s -> s.epoch() > 0);
    return durable(loop.send(command));
  }

  private static PodStatus send(RunningLoop loop, LocalCommand command) throws Exception {
    return durable(loop.send(command));
  }

  private static PodStatus durable(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Durable.class);
    return ((Reply.Durable) reply).status();
  }

  private List<String> commands() throws SQLException {
    List<String> lines = new ArrayList<>();
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + root.resolve("ledger/ledger.db"));
        var query = connection.createStatement();
        var row =
            query.executeQuery("SELECT sequence, sender, body FROM command ORDER BY number")) {
      while (row.next()) {
        lines.add(row.getString(1) + " " + row.getString(2) + " " + row.getString(3));
      }
    }
    return lines;
  }

  private void passDaysUntilLong(RunningLoop loop) {
    loop.await(
        status -> {
          if (status.sample() != null && !status.sample().flat()) {
            return true;
          }
          passDays(1);
          return false;
        });
  }

  private void passDays(int days) {
    now.addAndGet(TimeUnit.DAYS.toNanos(days) / SPEED);
  }

  private RunningLoop start() {
    return start(root.resolve("ledger"));
  }

  private RunningLoop start(Path ledger) {
    return new RunningLoop(
        new LoopSettings(PLAN, Manifests.EXAMPLE_DATA, ledger, SPEED, true, "test"),
        LoopListener.NONE,
        now::get);
  }
}
