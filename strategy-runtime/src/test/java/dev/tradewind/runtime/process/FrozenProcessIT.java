package dev.tradewind.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.runtime.Manifests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that was stopped for longer than its claim: it may wake up, but trades no more. */
final class FrozenProcessIT {

  private static final Duration LONGER_THAN_A_CLAIM = Duration.ofSeconds(7);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeFiles() throws Exception {
    file =
        Files.writeString(
            folder.resolve("strategy.yaml"),
            Manifests.ibm().replace("speed: 1000000000", "speed: 8640000"));
  }

  @Test
  void whoWakesUpTooLateWritesNothingAndEnds() throws Exception {
    try (StrategyProcess process = start().awaitReady()) {
      process.await(status -> status.counts().bars() > 20);
      process.signal("STOP");
      long turn = turn();
      assertThat(process.outlives(LONGER_THAN_A_CLAIM)).isTrue();
      process.signal("CONT");
      assertThat(process.awaitEnd()).isEqualTo(1);
      assertThat(process.output())
          .contains("The claim on the ledger is lost, for its last renewal");
      // A turn that was on its way to the disk when it was stopped is the last.
      assertThat(turn()).isBetween(turn, turn + 1);
    }
    // Its death is known, so nobody waits for its claim.
    try (StrategyProcess next = start().awaitReady()) {
      assertThat(next.await(status -> status.counts().bars() > 0).epoch()).isEqualTo(2);
      assertThat(next.output()).doesNotContain("must stand still");
    }
  }

  /** The claim is short of what a machine under load needs to breathe, but not of a breath. */
  @Test
  void whoWakesUpInTimeGoesOn() throws Exception {
    try (StrategyProcess process = start().awaitReady()) {
      process.await(status -> status.counts().bars() > 20);
      process.signal("STOP");
      assertThat(process.outlives(Duration.ofSeconds(1))).isTrue();
      process.signal("CONT");
      long bars = process.status().counts().bars();
      assertThat(process.await(status -> status.counts().bars() > bars + 20).epoch()).isEqualTo(1);
    }
  }

  private StrategyProcess start() {
    return StrategyProcess.run(
        file.toString(),
        "--data",
        Manifests.EXAMPLE_DATA.toString(),
        "--ledger",
        folder.resolve("ledger").toString());
  }

  private long turn() throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger/ledger.db"));
        var statement = connection.createStatement();
        var result = statement.executeQuery("SELECT turn FROM progress")) {
      return result.getLong(1);
    }
  }
}
