package dev.tradewind.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.pod.DataFile;
import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.pod.Trade;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerIT {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final BookIdentity IDENTITY = identity("uid-1", "Paper", "algo-1", "prices");
  private static final DataFile FILE = new DataFile("IBM", "IBM.csv.gz", "ab", 10, NOW, NOW, 3L);

  @TempDir private Path directory;

  @Test
  void remembersATurnAndRaisesTheEpoch() throws Exception {
    Turn turn = turn(1, "state");
    try (Ledger ledger = open(IDENTITY)) {
      assertThat(ledger.opened().epoch()).isEqualTo(1);
      assertThat(ledger.opened().fresh()).isTrue();
      ledger.commit(turn);
    }
    try (Ledger ledger = open(IDENTITY)) {
      Opened opened = ledger.opened();
      assertThat(opened.epoch()).isEqualTo(2);
      assertThat(opened.last()).isEqualTo(turn.progress());
      assertThat(opened.data()).containsExactly(FILE);
      assertThat(opened.tally()).isEqualTo(Tally.NONE.plus(turn));
      assertThat(opened.strategyChanged()).isFalse();
      assertThat(opened.sourceChanged()).isFalse();
      assertThat(ledger.history().fills(0, 10).fills()).isEqualTo(turn.fills());
      assertThat(ledger.history().trades(0, 10).trades()).isEqualTo(turn.trades());
    }
  }

  @Test
  void pagesGoOnAfterANumber() throws Exception {
    try (Ledger ledger = open(IDENTITY)) {
      for (int i = 1; i <= 5; i++) {
        ledger.commit(turn(i, "state"));
      }
      assertThat(ledger.history().fills(2, 2).total()).isEqualTo(5);
      assertThat(ledger.history().fills(2, 2).fills())
          .extracting(Fill::number)
          .containsExactly(3L, 4L);
      assertThat(ledger.history().trades(5, 2).trades()).isEmpty();
      assertThat(ledger.history().trades(4, 2).trades()).isEqualTo(turn(5, "state").trades());
    }
  }

  @Test
  void keepsWhatWasCommittedWhenTheProcessIsKilled(@TempDir Path crashed) throws Exception {
    try (Ledger ledger = open(IDENTITY)) {
      ledger.commit(turn(1, "one"));
      ledger.commit(turn(2, "two"));
      copy(directory, crashed);
      ledger.commit(turn(3, "three"));
    }
    sqlIn(crashed, "UPDATE claim SET released = 1");
    try (Ledger ledger = Ledger.open(access(crashed), IDENTITY)) {
      assertThat(ledger.opened().last()).isEqualTo(turn(2, "two").progress());
      assertThat(ledger.history().fills(0, 10).total()).isEqualTo(2);
    }
  }

  @Test
  void letsOnlyOneIn() throws Exception {
    try (Ledger _ = open(IDENTITY)) {
      assertThatThrownBy(() -> open(IDENTITY))
          .isInstanceOf(LedgerUnavailable.class)
          .hasMessage(
              "The ledger in %s is in use by another process; only one may trade a book.",
              directory);
    }
    open(IDENTITY).close();
  }

  /**
   * Without them the next program that reads the ledger cuts the file off that this one has mapped.
   */
  @Test
  void keepsTheLocksThatSqliteHasTaken() throws Exception {
    try (Ledger ledger = open(IDENTITY)) {
      ledger.commit(turn(1, "one"));
      Object inode = Files.getAttribute(directory.resolve("ledger.db-shm"), "unix:ino");
      assertThat(Files.readAllLines(Path.of("/proc/locks")))
          .anyMatch(
              lock ->
                  lock.contains("POSIX")
                      && lock.contains(":" + inode + " ")
                      && lock.contains(" 128 128"));
    }
  }

  @Test
  void refusesAnotherStrategyAndAnotherMode() throws Exception {
    open(IDENTITY).close();
    assertThatThrownBy(() -> open(identity("uid-2", "Paper", "algo-1", "prices")))
        .hasMessage("The ledger belongs to the strategy with uid uid-1, not to uid-2.");
    assertThatThrownBy(() -> open(identity("uid-1", "Live", "algo-1", "prices")))
        .hasMessage("The ledger belongs to mode Paper, not to Live.");
  }

  @Test
  void noticesAnotherAlgoAndAnotherSourceUntilATurnWasTakenWithThem() throws Exception {
    try (Ledger ledger = open(IDENTITY)) {
      ledger.commit(turn(1, "state"));
    }
    BookIdentity changed = identity("uid-1", "Paper", "algo-2", "other-prices");
    for (int i = 0; i < 2; i++) {
      try (Ledger ledger = open(changed)) {
        assertThat(ledger.opened().strategyChanged()).isTrue();
        assertThat(ledger.opened().sourceChanged()).isTrue();
      }
    }
    try (Ledger ledger = open(changed)) {
      ledger.commit(turn(2, "state"));
    }
    try (Ledger ledger = open(changed)) {
      assertThat(ledger.opened().strategyChanged()).isFalse();
      assertThat(ledger.opened().sourceChanged()).isFalse();
    }
  }

  @Test
  void refusesALaterSchema() throws Exception {
    open(IDENTITY).close();
    sql("PRAGMA user_version = 99");
    assertThatThrownBy(() -> open(IDENTITY))
        .hasMessage(
            "The ledger has schema version 99, but this runtime knows only up to 5: use the newer"
                + " runtime.");
  }

  @Test
  void bringsTheFirstSchemaUpToDateWithItsCommands() throws Exception {
    OldLedger.unpack(directory);
    String uid = "11111111-2222-3333-4444-555555555555";
    try (Ledger ledger = open(identity(uid, "Paper", "algo-1", "prices"))) {
      Progress last = ledger.opened().last();
      assertThat(ledger.opened().epoch()).isEqualTo(2);
      assertThat(last.commandSequence()).isEqualTo(8);
      assertThat(last.bars()).isEqualTo(360);
      assertThat(ledger.opened().tally().trades()).isEqualTo(3);
      assertThat(ledger.opened().data()).isNotEmpty().allMatch(file -> file.skipped() == 0);
      assertThat(ledger.history().trades(0, 3).trades())
          .hasSize(3)
          .allMatch(t -> t.mae() == null && t.mfe() == null && t.barsHeld() == null);
      ledger.commit(
          new Turn(
              new Progress(last.turn() + 1, 360, 0, 8, 360, last.engine()),
              List.of(
                  new CommandEntry(null, NOW, "break-glass", "one"),
                  new CommandEntry(null, NOW, "break-glass", "two"),
                  new CommandEntry(9L, NOW, "test", "three")),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              null));
    }
    assertThat(rows("SELECT number || ' ' || ifnull(sequence, '-') || ' ' || body FROM command"))
        .containsExactly(
            "1 7 SetState Running", "2 8 SetState Running", "3 - one", "4 - two", "5 9 three");
    assertThat(rows("PRAGMA user_version")).containsExactly("5");
    open(identity(uid, "Paper", "algo-1", "prices")).close();
  }

  @Test
  void takesACommandsSequenceOnce() throws Exception {
    try (Ledger ledger = open(IDENTITY)) {
      ledger.commit(turn(1, "state"));
    }
    assertThatThrownBy(
            () ->
                sql(
                    "INSERT INTO command (sequence, turn, market_time, received_at, sender, body)"
                        + " VALUES (1, 2, 0, '', '', '')"))
        .hasMessageContaining("UNIQUE");
  }

  @Test
  void refusesADamagedSnapshot() throws Exception {
    try (Ledger ledger = open(IDENTITY)) {
      ledger.commit(turn(1, "state"));
    }
    sql("UPDATE progress SET engine = x'00'");
    assertThatThrownBy(() -> open(IDENTITY))
        .hasMessage("The ledger is damaged: its snapshot does not match its checksum.");
  }

  @Test
  void refusesADamagedFile() throws Exception {
    try (Ledger ledger = open(IDENTITY)) {
      for (int i = 1; i <= 200; i++) {
        ledger.commit(turn(i, "state".repeat(500)));
      }
    }
    try (RandomAccessFile file =
        new RandomAccessFile(directory.resolve("ledger.db").toFile(), "rw")) {
      byte[] noise = "noise".repeat(1000).getBytes(StandardCharsets.UTF_8);
      file.seek(8192);
      file.write(noise);
    }
    assertThatThrownBy(() -> open(IDENTITY))
        .isInstanceOf(LedgerUnavailable.class)
        .hasMessageStartingWith("The ledger in " + directory);
  }

  @Test
  void aTurnThatFailsLeavesNothing() throws Exception {
    try (Ledger ledger = open(IDENTITY)) {
      ledger.commit(turn(1, "state"));
      assertThatThrownBy(() -> ledger.commit(turn(1, "again")))
          .isInstanceOf(LedgerUnavailable.class);
    }
    try (Ledger ledger = open(IDENTITY)) {
      assertThat(ledger.opened().last()).isEqualTo(turn(1, "state").progress());
      assertThat(ledger.history().fills(0, 10).total()).isEqualTo(1);
    }
  }

  @Test
  void saysWhereItCannotBe() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(() -> Ledger.open(access(file.resolve("ledger")), IDENTITY))
        .isInstanceOf(LedgerUnavailable.class)
        .hasMessageStartingWith("The ledger folder " + file.resolve("ledger") + " cannot be made");
  }

  @Test
  void countsByTheWordsOfTheMetrics() throws Exception {
    try (Ledger ledger = open(IDENTITY)) {
      ledger.commit(turn(1, "state"));
    }
    try (Ledger ledger = open(IDENTITY)) {
      Tally tally = ledger.opened().tally();
      assertThat(tally.intents()).isEqualTo(1);
      assertThat(tally.orders()).isEqualTo(Map.of("Working", 1L, "Rejected", 1L));
      assertThat(tally.rejects()).isEqualTo(Map.of("Paused", 1L));
      assertThat(tally.fills()).isEqualTo(Map.of("Buy", 1L));
      assertThat(tally.trades()).isEqualTo(1);
    }
  }

  private Ledger open(BookIdentity identity) throws LedgerUnavailable {
    return Ledger.open(access(directory), identity);
  }

  private static LedgerAccess access(Path directory) {
    return new LedgerAccess(directory, LedgerClock.SYSTEM, new ClaimWatch(), _ -> {});
  }

  private static BookIdentity identity(String uid, String mode, String algo, String source) {
    return new BookIdentity(uid, mode, "", "spec", algo, source, "0.1.0");
  }

  private static Turn turn(int n, String engine) {
    String order = "order-" + n;
    return new Turn(
        new Progress(
            n, n * 10L, n * 100L, n, n * 10L, Snapshot.of(engine.getBytes(StandardCharsets.UTF_8))),
        List.of(new CommandEntry((long) n, NOW, "test", "SetState Running")),
        List.of(
            new OrderIntent(
                n,
                order,
                7,
                "IBM",
                "Buy",
                "Limit",
                ten(),
                ten(),
                false,
                "STRATEGY",
                null,
                null,
                "GTC",
                null,
                false)),
        List.of(
            new OrderEvent(n, 7, "Working", BigDecimal.ZERO, null),
            new OrderEvent(n, 8, "Rejected", BigDecimal.ZERO, "Paused")),
        List.of(new Fill(n, "exec-" + n, order, "IBM", "Buy", ten(), ten(), ten(), NOW, false)),
        List.of(
            new Trade(
                n,
                "IBM",
                "Long",
                ten(),
                NOW,
                NOW,
                ten(),
                ten(),
                ten(),
                ten(),
                ten(),
                ten().negate(),
                ten(),
                7L,
                true)),
        List.of(FILE),
        null);
  }

  private static BigDecimal ten() {
    return new BigDecimal("10.50");
  }

  private void sql(String statement) throws SQLException {
    sqlIn(directory, statement);
  }

  private static void sqlIn(Path folder, String statement) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
        var update = connection.createStatement()) {
      update.executeUpdate(statement);
    }
  }

  private List<String> rows(String query) throws SQLException {
    try (var connection =
        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("ledger.db"))) {
      return Sql.list(connection, query, row -> row.getString(1));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
