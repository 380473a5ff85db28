package dev.tradewind.runtime.ledger.inspection;

import dev.tradewind.engine.order.OrderStatus;
import dev.tradewind.runtime.ledger.LedgerSchema;
import dev.tradewind.runtime.ledger.Sql;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a ledger holds, for people.
 *
 * @param lines of text, a heading and what is under it
 */
public record LedgerSummary(List<String> lines) {

  private static final long BILLION = 1_000_000_000;
  private static final int LAST = 10;

  /** The version of the schema that brought the claim. */
  private static final int CLAIMED = 4;

  /** In the words of the ledger, for a query. */
  private static final String OPEN =
      Arrays.stream(OrderStatus.values())
          .filter(OrderStatus::isOpen)
          .map(status -> "'" + status.label() + "'")
          .collect(Collectors.joining(", "));

  /** Keeps a copy. */
  public LedgerSummary {
    lines = List.copyOf(lines);
  }

  static LedgerSummary of(Path file, int schema, Connection connection) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add(line("Ledger", "%s, %d bytes, %s".formatted(file, size(file), schema(schema))));
    lines.addAll(
        Sql.list(
            connection,
            "SELECT * FROM book",
            row ->
                line(
                    "Book",
                    "%s of the strategy with uid %s, since %s"
                        .formatted(
                            row.getString("mode"),
                            row.getString("uid"),
                            row.getString("created_at")))));
    lines.addAll(
        Sql.list(
            connection,
            "SELECT * FROM opening ORDER BY epoch DESC LIMIT 1",
            row ->
                line(
                    "Opened",
                    "%d times, last on %s by runtime %s with spec %s"
                        .formatted(
                            row.getLong("epoch"),
                            row.getString("opened_at"),
                            row.getString("version"),
                            row.getString("spec_hash")))));
    if (schema >= CLAIMED) {
      lines.addAll(claim(connection));
    }
    lines.add(line("Progress", progress(connection)));
    lines.addAll(prices(connection));
    lines.add(line("Orders", orders(connection)));
    lines.add(line("Fills", Long.toString(Sql.number(connection, "SELECT count(*) FROM fill"))));
    lines.add(line("Trades", trades(connection)));
    lines.addAll(positions(connection));
    lines.addAll(working(connection));
    lines.addAll(commands(connection));
    return new LedgerSummary(lines);
  }

  private static String line(String label, String text) {
    return "%-10s %s".formatted(label, text);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private static String schema(int version) {
    return version == LedgerSchema.VERSION
        ? "schema " + version
        : "schema %d, of which this runtime writes %d".formatted(version, LedgerSchema.VERSION);
  }

  private static List<String> claim(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "SELECT * FROM claim",
        row ->
            line(
                "Claim",
                row.getBoolean("released")
                    ? "given back by the process of epoch " + row.getLong("epoch")
                    : "of the process of epoch %d, renewed %d times; it trades, or was killed"
                        .formatted(row.getLong("epoch"), row.getLong("counter"))));
  }

  private static String progress(Connection connection) throws SQLException {
    return Sql.list(
            connection,
            "SELECT * FROM progress",
            row ->
                "turn %d, %d bars taken, the last event on %s, command %d"
                    .formatted(
                        row.getLong("turn"),
                        row.getLong("bars"),
                        time(row.getLong("market_time")),
                        row.getLong("command_sequence")))
        .stream()
        .findFirst()
        .orElse("no turn was taken");
  }

  private static Instant time(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, BILLION), Math.floorMod(nanos, BILLION));
  }

  private static List<String> prices(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "SELECT * FROM data_file ORDER BY rowid",
        row ->
            line(
                "Prices",
                "%s from %s of %s: %d bars from %s to %s, sha256 %s"
                    .formatted(
                        row.getString("symbol"),
                        row.getString("file"),
                        row.getString("source"),
                        row.getLong("bars"),
                        row.getString("first_bar"),
                        row.getString("last_bar"),
                        row.getString("sha256"))));
  }

  private static String orders(Connection connection) throws SQLException {
    long all = Sql.number(connection, "SELECT count(*) FROM order_intent");
    String ends =
        Sql.list(
                connection,
                "SELECT status, count(*) FROM order_event WHERE id IN"
                    + " (SELECT max(id) FROM order_event GROUP BY order_number)"
                    + " GROUP BY status ORDER BY status",
                row -> row.getLong(2) + " " + row.getString(1))
            .stream()
            .collect(Collectors.joining(", "));
    return ends.isEmpty() ? Long.toString(all) : all + ": " + ends;
  }

  private static String trades(Connection connection) throws SQLException {
    BigDecimal[] profit = {BigDecimal.ZERO};
    Sql.forEach(
        connection,
        "SELECT net_pnl FROM trade",
        row -> profit[0] = profit[0].add(Sql.decimal(row, "net_pnl")));
    return "%d, net profit %s"
        .formatted(Sql.number(connection, "SELECT count(*) FROM trade"), profit[0].toPlainString());
  }

  private static List<String> positions(Connection connection) throws SQLException {
    Map<String, BigDecimal> held = new TreeMap<>();
    Sql.forEach(
        connection,
        "SELECT symbol, side, quantity FROM fill",
        row -> held.merge(row.getString("symbol"), signedQuantity(row), BigDecimal::add));
    return held.entrySet().stream()
        .map(
            position ->
                line(
                    "Position",
                    "%s of %s, as its fills add up"
                        .formatted(position.getValue().toPlainString(), position.getKey())))
        .toList();
  }

  /** The quantity of a fill, negative for a sale. */
  static BigDecimal signedQuantity(ResultSet row) throws SQLException {
    BigDecimal quantity = Sql.decimal(row, "quantity");
    return row.getString("side").equals("Buy") ? quantity : quantity.negate();
  }

  private static List<String> working(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "SELECT i.*, e.status, e.filled_quantity FROM order_event e JOIN order_intent i"
            + " ON i.number = e.order_number WHERE e.id IN"
            + " (SELECT max(id) FROM order_event GROUP BY order_number) AND e.status IN ("
            + OPEN
            + ") ORDER BY i.number",
        row ->
            line(
                "Working",
                "%s %s %s %s %s%s, %s, filled %s"
                    .formatted(
                        row.getString("client_order_id"),
                        row.getString("side"),
                        row.getString("quantity"),
                        row.getString("symbol"),
                        row.getString("type"),
                        row.getString("limit_price") == null
                            ? ""
                            : " " + row.getString("limit_price"),
                        row.getString("status"),
                        row.getString("filled_quantity"))));
  }

  private static List<String> commands(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "SELECT * FROM (SELECT rowid AS place, * FROM command ORDER BY rowid DESC LIMIT ?)"
            + " ORDER BY place",
        row ->
            line(
                "Command",
                "%s%s from %s: %s"
                    .formatted(
                        row.getString("sequence") == null ? "" : row.getString("sequence") + " on ",
                        row.getString("received_at"),
                        row.getString("sender"),
                        row.getString("body"))),
        LAST);
  }
}
