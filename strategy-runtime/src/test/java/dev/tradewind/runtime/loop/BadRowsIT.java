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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A price file with rows that cannot be right. */
final class BadRowsIT {

  private static final String FIRST = "IBM.csv.gz line 52: there are 3 columns: it must be 6.";
  private static final String SKIPPED =
      "IBM.csv.gz: 2 of 102 rows were skipped (1 unreadable, 1 not a number); the first: " + FIRST;

  @TempDir private Path root;
  private Path data;

  @BeforeEach
  void twoOfThem() throws Exception {
    data = root.resolve("data");
    PriceRows.withBadRows(100, List.of("2000-07-22,1,2", "2000-07-23,NaN,1,1,1,100"), "IBM", data);
  }

  @Test
  void theFileIsRefusedUntilTheRowsAreToBeSkipped() throws Exception {
    try (RunningLoop loop = start("")) {
      PodStatus refused = loop.await(s -> s.reason() == ReadyReason.DataUnavailable);
      assertThat(refused.message()).isEqualTo(FIRST);
    }
    try (RunningLoop loop = start("badRows: Skip, ")) {
      PodStatus ready = loop.await(PodStatus::ready);
      assertThat(ready.message()).isEqualTo("Waiting for the first command. " + SKIPPED);
      assertThat(ready.data().getFirst().skipped()).isEqualTo(2);
      loop.send(new SetState(ready.uid(), 1, BookState.Running));
      PodStatus completed = loop.await(PodStatus::completed);
      assertThat(completed.counts().bars()).isEqualTo(100);
      assertThat(completed.message()).isEqualTo(SKIPPED);
    }
    try (RunningLoop loop = start("badRows: Skip, ")) {
      assertThat(loop.await(PodStatus::ready).data().getFirst().skipped())
          .as("of a book that reads no prices any more")
          .isEqualTo(2);
    }
  }

  private RunningLoop start(String badRows) {
    Plan plan = Manifests.plan(Manifests.ibm().replace("replay: {", badRows + "replay: {"));
    return RunningLoop.start(
        new LoopSettings(plan, data, root.resolve("ledger"), 1_000_000_000, true, "test"));
  }
}
