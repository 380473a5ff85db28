package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand.SetState;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.plan.Plan;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A laptop's book whose strategy file was edited since the last run. */
final class EditedFileIT {

  private static final String HOLD =
      Manifests.ibm()
          .replace("sma-crossover", "buy-and-hold")
          .replace("{fast: 20, slow: 100}", "{percentOfEquity: 100}");

  @TempDir private Path root;

  @Test
  void stateAndCapitalAreObeyedAndRecorded() throws Exception {
    run(HOLD + "  state: Paused\n", PodStatus::completed);
    String edited = HOLD.replace("\"100000\"", "\"120000.5\"") + "  state: Flat\n";
    PodStatus obeyed = run(edited, status -> status.commandSequence() == 2);
    assertThat(obeyed.capital()).isEqualByComparingTo("120000.5");
    assertThat(obeyed.state()).isEqualTo(BookState.Flat);
    assertThat(commands())
        .containsExactly(
            "the strategy file: SetCapital 120000.5", "the strategy file: SetState Flat");
    assertThat(run(edited, PodStatus::ready).commandSequence()).as("unchanged").isEqualTo(2);
  }

  @Test
  void noBarPassesBeforeTheFileIsObeyed() throws Exception {
    run(HOLD.replace("speed: 1000000000", "speed: 1"), status -> status.counts().bars() == 1);
    PodStatus completed = run(HOLD + "  state: Paused\n", PodStatus::completed);
    assertThat(completed.counts().fills()).as("the entry was cancelled").isZero();
    assertThat(completed.state()).isEqualTo(BookState.Paused);
  }

  @Test
  void moneyThatIsInvestedCannotBeWithdrawnAndNothingElseHappens() throws Exception {
    run(HOLD, PodStatus::completed);
    String less = HOLD.replace("\"100000\"", "\"1\"") + "  state: Flat\n";
    try (RunningLoop loop = RunningLoop.start(settings(less, true))) {
      loop.await(PodStatus::ready);
      assertThat(loop.status().capital()).as("an operator says it itself").isEqualTo("100000.00");
    }
    try (RunningLoop loop = RunningLoop.start(settings(less, false))) {
      assertThat(loop.refusal())
          .startsWith(
              "spec.capital.amount: A withdrawal of 99999 USD is more than the free cash of")
          .endsWith("or close positions first.");
    }
    PodStatus same = run(HOLD, PodStatus::ready);
    assertThat(same.commandSequence()).isZero();
    assertThat(same.state()).isEqualTo(BookState.Running);
  }

  @Test
  void aHaltIsNotLoosenedByAFile() throws Exception {
    try (RunningLoop loop = RunningLoop.start(settings(HOLD, false))) {
      loop.await(PodStatus::ready);
      loop.send(new SetState(plan(HOLD).uid(), 1, BookState.Halted));
    }
    assertThat(run(HOLD, PodStatus::ready).state()).isEqualTo(BookState.Halted);
    assertThat(run(HOLD + "  state: Flat\n", s -> s.commandSequence() > 1).state())
        .isEqualTo(BookState.Flat);
  }

  @Test
  void anotherSymbolOrIntervalNeedsAnotherBook() throws Exception {
    run(HOLD, PodStatus::completed);
    for (String edited :
        List.of(
            HOLD.replace("\"IBM\"", "\"MSFT\""),
            HOLD.replace("sourceRef", "interval: 1h, sourceRef"))) {
      try (RunningLoop loop = RunningLoop.start(settings(edited, false))) {
        assertThat(loop.refusal())
            .startsWith(
                "The ledger in %s cannot be continued (the snapshot is of IBM/"
                    .formatted(root.resolve("ledger")))
            .endsWith(
                "): bring back the symbols, currency and interval that it was written with, or move"
                    + " that folder away to begin a new book.");
      }
    }
  }

  private PodStatus run(String manifest, java.util.function.Predicate<PodStatus> until) {
    try (RunningLoop loop = RunningLoop.start(settings(manifest, false))) {
      return loop.await(until);
    }
  }

  private List<String> commands() throws Exception {
    List<String> found = new ArrayList<>();
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + root.resolve("ledger/ledger.db"));
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT * FROM command ORDER BY sequence")) {
      while (rows.next()) {
        found.add(rows.getString("sender") + ": " + rows.getString("body"));
      }
    }
    return found;
  }

  private static Plan plan(String manifest) {
    return Manifests.plan(manifest);
  }

  private LoopSettings settings(String manifest, boolean supervised) {
    Plan plan = plan(manifest);
    return new LoopSettings(
        plan,
        Manifests.EXAMPLE_DATA,
        root.resolve("ledger"),
        plan.file().spec().marketData().replay().speed(),
        supervised,
        "test");
  }
}
