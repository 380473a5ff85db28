package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand.SetCapital;
import dev.tradewind.api.pod.ControlCommand.SetState;
import dev.tradewind.api.pod.ControlCommand.Stop;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.StopPurpose;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.api.v1alpha1.TradingReason;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.loop.Reply.Cause;
import dev.tradewind.runtime.plan.Plan;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of a loop that it watches and commands. */
final class TradingLoopIT {

  /** Days without a bar, with feasts around a weekend. */
  private static final int LONGEST_BREAK = 7;

  private static final Plan PLAN = Manifests.plan(Manifests.ibm());
  private static final String UID = PLAN.uid();

  @TempDir private Path root;

  private final AtomicLong now = new AtomicLong();

  @Test
  void aNewBookWaitsPausedForItsFirstCommand() throws Exception {
    try (RunningLoop loop = paced()) {
      PodStatus status = loop.await(PodStatus::ready);
      assertThat(status.state()).isEqualTo(BookState.Paused);
      assertThat(status.message()).isEqualTo("Waiting for the first command.");
      assertThat(status.sample().equity()).isEqualByComparingTo("100000");
      passDays(10);
      assertThat(run(loop, 1).counts().bars()).isZero();
      assertThat(loop.await(s -> s.counts().bars() == 1).trading())
          .isEqualTo(TradingReason.Trading);
    }
  }

  @Test
  void barsComeWhenTheyAreDue() throws Exception {
    try (RunningLoop loop = paced()) {
      run(loop, 1);
      loop.await(s -> s.counts().bars() == 1);
      passDays(1);
      loop.await(s -> s.counts().bars() == 2);
      // 2000-03-03 is a Friday: two more days bring no bar, the third brings Monday's.
      passDays(1);
      loop.await(s -> s.counts().bars() == 3);
      passDays(2);
      assertThat(send(loop, new SetState(UID, 2, BookState.Paused)).counts().bars()).isEqualTo(3);
      passDays(1);
      assertThat(loop.await(s -> s.counts().bars() == 4).state()).isEqualTo(BookState.Paused);
    }
  }

  @Test
  void flatOnARunningReplayClosesAtTheNextOpenAndStaysOut() throws Exception {
    try (RunningLoop loop = paced()) {
      run(loop, 1);
      passDaysUntilLong(loop);
      PodStatus asked = send(loop, new SetState(UID, 2, BookState.Flat));
      assertThat(asked.ready()).isFalse();
      assertThat(asked.reason()).isEqualTo(ReadyReason.Flattening);
      assertThat(asked.trading()).isEqualTo(TradingReason.Flattening);
      assertThat(asked.openOrders()).singleElement().matches(order -> order.reduceOnly());
      passDays(5);
      PodStatus out = loop.await(s -> s.trading() == TradingReason.Flat);
      assertThat(out.ready()).isTrue();
      assertThat(out.sample().flat()).isTrue();
      assertThat(out.counts().trades()).isEqualTo(1);
    }
  }

  @Test
  void flatOnACompletedReplaySettlesAtOnceAndForEver() throws Exception {
    try (RunningLoop loop = fast()) {
      run(loop, 1);
      PodStatus completed = loop.await(PodStatus::completed);
      assertThat(completed.trading()).isEqualTo(TradingReason.Completed);
      assertThat(completed.ready()).isTrue();
      assertThat(completed.sample().flat()).isFalse();
      PodStatus settled = send(loop, new SetState(UID, 2, BookState.Flat));
      assertThat(settled.settled()).isTrue();
      assertThat(settled.sample().flat()).isTrue();
      assertThat(loop.board().view().history().orElseThrow().trades(0, 1000).trades())
          .last()
          .matches(trade -> trade.settlement());
    }
    try (RunningLoop loop = fast()) {
      PodStatus again = loop.await(PodStatus::ready);
      assertThat(again.completed()).isTrue();
      assertThat(again.settled()).isTrue();
      assertThat(again.epoch()).isEqualTo(2);
      assertThat(again.commandSequence()).isEqualTo(2);
    }
  }

  @Test
  void commandsAreForThisStrategyAndInOrder() throws Exception {
    try (RunningLoop loop = paced()) {
      run(loop, 5);
      assertThat(send(loop, new SetState(UID, 5, BookState.Flat)).state())
          .as("the same sequence again does nothing")
          .isEqualTo(BookState.Running);
      assertThat(loop.send(new SetState(UID, 4, BookState.Flat)))
          .isEqualTo(
              new Reply.Refused(
                  Cause.CONFLICT, "The command's sequence 4 is below the last one, 5.", 5));
      for (long leap : new long[] {1_000_006, Long.MAX_VALUE}) {
        assertThat(loop.send(new SetState(UID, leap, BookState.Halted)))
            .isEqualTo(
                new Reply.Refused(
                    Cause.CONFLICT,
                    "The command's sequence %d is more than 1000000 above the last one, 5."
                        .formatted(leap),
                    5));
      }
      assertThat(loop.send(new SetState("other", 6, BookState.Flat)))
          .isEqualTo(
              new Reply.Refused(
                  Cause.CONFLICT, "The command is for another strategy than this one.", 5));
      assertThat(loop.status().state()).isEqualTo(BookState.Running);
    }
  }

  @Test
  void capitalIsPaidInAndOutButNotMoreThanIsFree() throws Exception {
    try (RunningLoop loop = paced()) {
      run(loop, 1);
      PodStatus more = send(loop, capital(2, "120000.5"));
      assertThat(more.capital()).isEqualByComparingTo("120000.5");
      assertThat(more.sample().pnl()).isZero();
      passDaysUntilLong(loop);
      assertThat(loop.send(capital(3, "1")))
          .isInstanceOfSatisfying(
              Reply.Refused.class,
              refused -> {
                assertThat(refused.cause()).isEqualTo(Cause.UNPROCESSABLE);
                assertThat(refused.message())
                    .startsWith("A withdrawal of 119999.5 USD is more than");
                assertThat(refused.commandSequence()).isEqualTo(2);
              });
      assertThat(loop.send(capital(3, "1.00001")))
          .isEqualTo(
              new Reply.Refused(
                  Cause.UNPROCESSABLE,
                  "The amount must have at most 4 decimals and fit the account.",
                  2));
    }
  }

  @Test
  void aStoppedBookIsClosedAndStartsAgainWithTheProcess() throws Exception {
    try (RunningLoop loop = paced()) {
      run(loop, 1);
      passDaysUntilLong(loop);
      BigDecimal held = loop.status().sample().positions().getFirst().quantity();
      PodStatus stopped = send(loop, new Stop(UID, 2, StopPurpose.Change));
      assertThat(stopped.stopped()).isTrue();
      assertThat(stopped.ready()).isFalse();
      assertThat(stopped.openOrders()).isEmpty();
      assertThat(send(loop, new Stop(UID, 2, StopPurpose.Change))).isEqualTo(stopped);
      assertThat(loop.send(new SetState(UID, 3, BookState.Flat)))
          .isEqualTo(
              new Reply.Refused(
                  Cause.CONFLICT, "The book is stopped until the process starts anew.", 2));
      try (RunningLoop next = paced()) {
        PodStatus resumed = next.await(PodStatus::ready);
        assertThat(resumed.stopped()).isFalse();
        assertThat(resumed.state()).isEqualTo(BookState.Running);
        assertThat(resumed.sample().positions().getFirst().quantity()).isEqualTo(held);
        passDays(7);
        next.await(s -> s.counts().bars() > stopped.counts().bars());
      }
    }
  }

  @Test
  void missingPricesAreToldAndWaitedFor() throws Exception {
    Path data = root.resolve("data");
    try (RunningLoop loop = RunningLoop.start(settings(PLAN, data, true))) {
      PodStatus status = loop.await(s -> s.reason() == ReadyReason.DataUnavailable);
      assertThat(status.ready()).isFalse();
      assertThat(status.sample()).isNull();
      assertThat(status.message())
          .isEqualTo(
              "IBM.csv.gz is missing in %s: the prices of IBM are expected there.".formatted(data));
      run(loop, 1);
      Folder.copy(Manifests.EXAMPLE_DATA, data);
      assertThat(loop.await(PodStatus::completed).ready()).isTrue();
    }
  }

  @Test
  void withoutAnOperatorMissingPricesEndTheLoop() throws Exception {
    try (RunningLoop loop = RunningLoop.start(settings(PLAN, root.resolve("data"), false))) {
      assertThat(loop.refusal()).startsWith("IBM.csv.gz is missing in ");
    }
  }

  @Test
  void changedPricesFreezeTheReplayUntilTheOldOnesAreBack() throws Exception {
    Path data = Folder.copy(Manifests.EXAMPLE_DATA, root.resolve("data"));
    try (RunningLoop loop = start(PLAN, data, this::slowly)) {
      run(loop, 1);
      loop.await(s -> s.counts().bars() == 1);
    }
    Files.copy(data.resolve("IBM.csv.gz"), root.resolve("old"));
    Files.delete(data.resolve("IBM.csv.gz"));
    Files.copy(data.resolve("MSFT.csv.gz"), data.resolve("IBM.csv.gz"));
    try (RunningLoop loop = RunningLoop.start(settings(PLAN, data, true))) {
      PodStatus frozen = loop.await(s -> s.reason() == ReadyReason.DataUnavailable);
      assertThat(frozen.message())
          .startsWith("IBM.csv.gz has changed under an open replay (sha256 ")
          .endsWith("give the new one another spec.marketData.sourceRef.name.");
      assertThat(frozen.sample()).isNotNull();
      Files.delete(data.resolve("IBM.csv.gz"));
      Files.move(root.resolve("old"), data.resolve("IBM.csv.gz"));
      loop.await(PodStatus::completed);
    }
  }

  @Test
  void pricesFromAnotherSourceGoOnWhereTheOldOnesEnded() throws Exception {
    Path data = Folder.copy(Manifests.EXAMPLE_DATA, root.resolve("data"));
    try (RunningLoop loop = start(PLAN, data, this::slowly)) {
      run(loop, 1);
      passDays(30);
      loop.await(s -> s.counts().bars() > 15);
    }
    Files.delete(data.resolve("IBM.csv.gz"));
    Files.copy(data.resolve("MSFT.csv.gz"), data.resolve("IBM.csv.gz"));
    Plan other = Manifests.plan(Manifests.ibm().replace("prices-ibm", "prices-other"));
    try (RunningLoop loop = RunningLoop.start(settings(other, data, true))) {
      assertThat(loop.await(PodStatus::completed).counts().bars()).isEqualTo(3270);
    }
  }

  @Test
  void anotherAlgoStartsAfreshButKeepsTheBook() throws Exception {
    PodStatus before;
    try (RunningLoop loop = paced()) {
      run(loop, 1);
      passDaysUntilLong(loop);
      loop.end();
      before = loop.status();
    }
    Plan other =
        Manifests.plan(Manifests.ibm().replace("{fast: 20, slow: 100}", "{fast: 2, slow: 5}"));
    try (RunningLoop loop = start(other, Manifests.EXAMPLE_DATA, this::slowly)) {
      PodStatus after = loop.await(PodStatus::ready);
      assertThat(after.specHash()).isNotEqualTo(before.specHash());
      assertThat(after.sample()).isEqualTo(before.sample());
      assertThat(after.counts()).isEqualTo(before.counts());
      passDays(60);
      loop.await(s -> s.counts().trades() > 0);
    }
  }

  @Test
  void aLedgerInUseIsToldAndWaitedFor() throws Exception {
    try (RunningLoop first = paced()) {
      first.await(PodStatus::ready);
      try (RunningLoop second = RunningLoop.start(settings(PLAN, Manifests.EXAMPLE_DATA, true))) {
        PodStatus status = second.await(s -> s.reason() == ReadyReason.LedgerUnavailable);
        assertThat(status.message()).contains("is in use by another process");
        assertThat(second.send(new SetState(UID, 1, BookState.Running)))
            .isEqualTo(new Reply.Refused(Cause.UNAVAILABLE, status.message(), 0));
        first.end();
        assertThat(second.await(PodStatus::ready).epoch()).isEqualTo(2);
      }
    }
  }

  @Test
  void aLedgerThatCannotBeWrittenStopsTradingAndIsTakenUpAgain() throws Exception {
    try (RunningLoop loop = paced()) {
      run(loop, 1);
      loop.await(s -> s.counts().bars() == 1);
      try (var foreign =
              DriverManager.getConnection("jdbc:sqlite:" + root.resolve("ledger/ledger.db"));
          var statement = foreign.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        passDays(1);
        PodStatus lost = loop.await(s -> s.reason() == ReadyReason.LedgerUnavailable);
        assertThat(lost.ready()).isFalse();
        assertThat(lost.counts().bars()).as("nothing is shown that is not durable").isEqualTo(1);
        assertThat(lost.message()).contains("cannot be written");
        statement.execute("ROLLBACK");
      }
      now.addAndGet(TimeUnit.SECONDS.toNanos(2));
      PodStatus again = loop.await(PodStatus::ready);
      assertThat(again.epoch()).isEqualTo(2);
      assertThat(again.counts().bars()).isEqualTo(1);
      passDays(1);
      loop.await(s -> s.counts().bars() == 2);
    }
  }

  @Test
  void endsWithinTwoSeconds() throws Exception {
    try (RunningLoop loop = fast()) {
      run(loop, 1);
      loop.await(s -> s.counts().bars() > 0);
      long begin = System.nanoTime();
      loop.end();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }
  }

  private PodStatus run(RunningLoop loop, long sequence) throws Exception {
    loop.await(s -> s.epoch() > 0);
    return send(loop, new SetState(UID, sequence, BookState.Running));
  }

  private static SetCapital capital(long sequence, String amount) {
    return new SetCapital(UID, sequence, new BigDecimal(amount));
  }

  private static PodStatus send(RunningLoop loop, dev.tradewind.api.pod.ControlCommand command)
      throws Exception {
    Reply reply = loop.send(command);
    assertThat(reply).isInstanceOf(Reply.Durable.class);
    return ((Reply.Durable) reply).status();
  }

  /** The loop may be slow: it is never left behind by more than the longest time without a bar. */
  private PodStatus passDaysUntilLong(RunningLoop loop) {
    AtomicLong bars = new AtomicLong();
    AtomicLong ahead = new AtomicLong();
    return loop.await(
        status -> {
          if (!status.sample().flat()) {
            return true;
          }
          if (bars.getAndSet(status.counts().bars()) != status.counts().bars()) {
            ahead.set(0);
          }
          if (ahead.get() < LONGEST_BREAK) {
            ahead.incrementAndGet();
            passDays(1);
          }
          return false;
        });
  }

  /**
   * A clock that the test moves: one market day is one real nanosecond-count of a day at speed 1.
   */
  private long slowly() {
    return now.get();
  }

  private void passDays(int days) {
    now.addAndGet(TimeUnit.DAYS.toNanos(days) / settings(PLAN, root, true).speed());
  }

  private RunningLoop paced() {
    return start(PLAN, Manifests.EXAMPLE_DATA, this::slowly);
  }

  private RunningLoop fast() {
    return RunningLoop.start(settings(PLAN, Manifests.EXAMPLE_DATA, true));
  }

  private RunningLoop start(Plan plan, Path data, java.util.function.LongSupplier nanos) {
    return new RunningLoop(settings(plan, data, true), LoopListener.NONE, nanos);
  }

  private LoopSettings settings(Plan plan, Path data, boolean supervised) {
    return new LoopSettings(plan, data, root.resolve("ledger"), 1_000_000_000, supervised, "test");
  }
}
