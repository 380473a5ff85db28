package dev.tradewind.runtime.ledger;

import dev.tradewind.api.pod.DataFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The first transaction of a process: checks whose book it is, raises the epoch and reads where the
 * book stands.
 */
final class LedgerOpening {

  /** One row of the book table. */
  private record Book(String uid, String mode, String venue, long epoch) {}

  private final Connection connection;
  private final BookIdentity identity;

  LedgerOpening(Connection connection, BookIdentity identity) {
    this.connection = connection;
    this.identity = identity;
  }

  /** Leaves the commit to the caller. */
  Opened open(Instant now) throws SQLException, LedgerUnavailable {
    LedgerSchema.prepare(connection);
    Book book = book();
    if (book == null) {
      return create(now);
    }
    refuseOthers(book);
    long epoch = book.epoch() + 1;
    Sql.execute(connection, "UPDATE book SET epoch = ?, spec_hash = ?", epoch, identity.specHash());
    recordOpening(epoch, now);
    return new Opened(
        epoch,
        progress(),
        differs("SELECT count(*) FROM progress WHERE strategy_hash <> ?", identity.strategyHash()),
        differs("SELECT count(*) FROM data_file WHERE source <> ?", identity.source()),
        files(),
        tally(),
        cursor());
  }

  private String cursor() throws SQLException {
    return Sql.list(connection, "SELECT cursor FROM venue_cursor", row -> row.getString(1)).stream()
        .findFirst()
        .orElse("");
  }

  private Opened create(Instant now) throws SQLException {
    Sql.execute(
        connection,
        "INSERT INTO book VALUES (1, ?, ?, ?, 1, ?, ?)",
        identity.uid(),
        identity.mode(),
        now,
        identity.specHash(),
        identity.venue());
    recordOpening(1, now);
    return new Opened(1, null, false, false, List.of(), Tally.NONE, "");
  }

  private void recordOpening(long epoch, Instant now) throws SQLException {
    Sql.execute(
        connection,
        "INSERT INTO opening VALUES (?, ?, ?, ?)",
        epoch,
        now,
        identity.specHash(),
        identity.version());
  }

  private Book book() throws SQLException {
    List<Book> rows =
        Sql.list(
            connection,
            "SELECT * FROM book",
            row ->
                new Book(
                    row.getString("uid"),
                    row.getString("mode"),
                    row.getString("venue"),
                    row.getLong("epoch")));
    return rows.isEmpty() ? null : rows.getFirst();
  }

  private void refuseOthers(Book book) throws LedgerUnavailable {
    if (!book.uid().equals(identity.uid())) {
      throw new LedgerUnavailable(
          "The ledger belongs to the strategy with uid %s, not to %s."
              .formatted(book.uid(), identity.uid()));
    }
    if (!book.mode().equals(identity.mode())) {
      throw new LedgerUnavailable(
          "The ledger belongs to mode %s, not to %s.".formatted(book.mode(), identity.mode()));
    }
    if (!book.venue().equals(identity.venue())) {
      throw new LedgerUnavailable(
          "The ledger belongs to a book that is traded %s, not %s: name another folder for another book."
              .formatted(place(book.venue()), place(identity.venue())));
    }
  }

  private static String place(String venue) {
    return venue.isEmpty() ? "on the built-in exchange" : "at " + venue;
  }

  private boolean differs(String query, String value) throws SQLException {
    return Sql.list(connection, query, row -> row.getLong(1), value).getFirst() > 0;
  }

  private Progress progress() throws SQLException, LedgerUnavailable {
    List<Progress> rows = Sql.list(connection, "SELECT * FROM progress", LedgerOpening::progress);
    if (rows.contains(null)) {
      throw new LedgerUnavailable(
          "The ledger is damaged: its snapshot does not match its checksum.");
    }
    return rows.isEmpty() ? null : rows.getFirst();
  }

  private static Progress progress(ResultSet row) throws SQLException {
    byte[] engine = row.getBytes("engine");
    return Arrays.equals(Digest.sha256(engine), row.getBytes("engine_sha256"))
        ? new Progress(
            row.getLong("turn"),
            row.getLong("bars"),
            row.getLong("market_time"),
            row.getLong("command_sequence"),
            row.getLong("feed_position"),
            Snapshot.of(engine))
        : null;
  }

  private List<DataFile> files() throws SQLException {
    return Sql.list(
        connection,
        "SELECT * FROM data_file ORDER BY rowid",
        row ->
            new DataFile(
                row.getString("symbol"),
                row.getString("file"),
                row.getString("sha256"),
                row.getLong("bars"),
                Sql.time(row, "first_bar"),
                Sql.time(row, "last_bar"),
                row.getLong("skipped")));
  }

  private Tally tally() throws SQLException {
    return new Tally(
        Sql.number(connection, "SELECT count(*) FROM order_intent"),
        counts("SELECT status, count(*) FROM order_event GROUP BY status"),
        counts("SELECT side, count(*) FROM fill GROUP BY side"),
        counts(
            "SELECT reason, count(*) FROM order_event WHERE status = '%s' GROUP BY reason"
                .formatted(OrderEvent.REJECTED)),
        Sql.number(connection, "SELECT count(*) FROM trade"));
  }

  private Map<String, Long> counts(String query) throws SQLException {
    return Sql.list(connection, query, row -> Map.entry(row.getString(1), row.getLong(2))).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
