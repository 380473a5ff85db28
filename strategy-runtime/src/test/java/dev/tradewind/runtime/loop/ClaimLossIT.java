package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand.SetState;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.ledger.ClaimLost;
import dev.tradewind.runtime.plan.Plan;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of a loop that waits for another one's claim, and of one that has lost its own. */
final class ClaimLossIT {

  private static final Plan PLAN = Manifests.plan(Manifests.ibm());

  @TempDir private Path root;

  /** It takes ten seconds of the real clock. */
  @Test
  void whoWaitsForAClaimSaysSoAndThenTrades() throws Exception {
    try (RunningLoop loop = start(true)) {
      loop.send(new SetState(PLAN.uid(), 1, BookState.Running));
    }
    sql("UPDATE claim SET released = 0, place = 'another machine'");
    try (RunningLoop loop = start(true)) {
      PodStatus waiting = loop.await(status -> status.message().contains("must stand still"));
      assertThat(waiting.ready()).isFalse();
      assertThat(waiting.reason()).isEqualTo(ReadyReason.Starting);
      assertThat(loop.send(new SetState(PLAN.uid(), 2, BookState.Paused)))
          .isInstanceOf(Reply.Refused.class);
      assertThat(loop.await(PodStatus::ready).epoch()).isEqualTo(2);
    }
  }

  /** On a laptop nobody watches; it waits all the same, for nothing is wrong. */
  @Test
  void aLaptopWaitsToo() throws Exception {
    try (RunningLoop loop = start(false)) {
      loop.await(PodStatus::ready);
    }
    sql("UPDATE claim SET released = 0, place = 'before the power cut'");
    try (RunningLoop loop = start(false)) {
      assertThat(loop.await(PodStatus::ready).epoch()).isEqualTo(2);
    }
  }

  @Test
  void whoHasLostItsClaimEndsAlsoWhenItIsIdle() throws Exception {
    try (RunningLoop loop = start(true)) {
      loop.await(PodStatus::ready);
      sql("UPDATE claim SET epoch = 2");
      assertThatThrownBy(loop::refusal).hasCauseInstanceOf(ClaimLost.class);
    }
  }

  private RunningLoop start(boolean supervised) {
    return RunningLoop.start(
        new LoopSettings(
            PLAN, Manifests.EXAMPLE_DATA, root.resolve("ledger"), 1, supervised, "0.1.0"));
  }

  private void sql(String statement) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + root.resolve("ledger/ledger.db"));
        var update = connection.createStatement()) {
      update.executeUpdate(statement);
    }
  }
}
