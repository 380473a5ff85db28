package dev.tradewind.runtime.ledger;

import dev.tradewind.runtime.ledger.LedgerClock.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Takes the claim on a ledger whose lock is held, if nobody else can have it any more.
 *
 * @param lock the lock file
 * @param clock to reckon by
 * @param watch over earlier attempts
 */
record ClaimTaking(Path lock, LedgerClock clock, ClaimWatch watch) {

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  private record Row(long epoch, long counter, String place, boolean released) {}

  /**
   * Writes the claim of an epoch; the caller commits.
   *
   * @throws LedgerClaimed if another process may still have it
   */
  Claim take(Connection connection, long epoch) throws SQLException, LedgerClaimed {
    Moment begun = clock.now();
    List<Row> rows =
        Sql.list(
            connection,
            "SELECT * FROM claim",
            row ->
                new Row(
                    row.getLong("epoch"),
                    row.getLong("counter"),
                    row.getString("place"),
                    row.getBoolean("released")));
    String here = place();
    long counter = 0;
    if (!rows.isEmpty()) {
      requireOver(rows.getFirst(), here, begun);
      counter = rows.getFirst().counter;
    }
    Sql.execute(
        connection,
        "INSERT OR REPLACE INTO claim VALUES (1, ?, ?, ?, 0)",
        epoch,
        counter + 1,
        here);
    return new Claim(epoch, clock, begun);
  }

  private void requireOver(Row row, String here, Moment now) throws LedgerClaimed {
    boolean isDead = !here.isEmpty() && here.equals(row.place);
    if (row.released || isDead) {
      return;
    }
    Duration remaining = watch.remaining(row.epoch, row.counter, now.nanos());
    if (remaining.isPositive()) {
      throw new LedgerClaimed(row.epoch, remaining);
    }
  }

  /** Where this process runs: a process of the same place whose lock is free is dead. */
  private String place() {
    try {
      Object key = Files.readAttributes(lock, BasicFileAttributes.class).fileKey();
      return key == null ? "" : Files.readString(BOOT).strip() + " " + key;
    } catch (IOException e) {
      // Nobody is proven dead then: it is waited.
      return "";
    }
  }
}
