package dev.tradewind.runtime.ledger.inspection;

import dev.tradewind.runtime.ledger.Digest;
import dev.tradewind.runtime.ledger.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What has to hold in a ledger, whatever was traded. Stateless. */
final class LedgerChecks {

  /** A query of sentences: a row for each thing that is wrong; from a version of the schema on. */
  private record Query(String what, String sql, int since) {

    Query(String what, String sql) {
      this(what, sql, 1);
    }
  }

  private static final List<Query> QUERIES =
      List.of(
          new Query(
              "the file as SQLite sees it",
              "SELECT integrity_check || '.' FROM pragma_integrity_check"
                  + " WHERE integrity_check <> 'ok'"),
          new Query(
              "every row that another one refers to",
              "SELECT 'Row ' || rowid || ' of ' || \"table\" || ' refers to a row of ' || parent"
                  + " || ' that is missing.' FROM pragma_foreign_key_check"),
          new Query(
              "one book",
              "SELECT 'There are ' || count(*) || ' books in it.' FROM book HAVING count(*) <> 1"),
          new Query(
              "an opening for every epoch",
              "SELECT 'The epoch is ' || max(book.epoch) || ', but ' || count(opening.epoch) || '"
                  + " openings up to ' || ifnull(max(opening.epoch), 0) || ' are on record.' FROM"
                  + " book LEFT JOIN opening GROUP BY book.id HAVING count(opening.epoch) <>"
                  + " book.epoch OR max(opening.epoch) <> book.epoch"),
          new Query(
              "the claim of the last epoch",
              "SELECT 'The epoch is ' || max(book.epoch) || ', but the claim is of ' ||"
                  + " ifnull(max(claim.epoch), 'none') || '.' FROM book LEFT JOIN claim"
                  + " GROUP BY book.id HAVING max(claim.epoch) IS NOT max(book.epoch)",
              4),
          new Query(
              "nothing of a turn that was not taken",
              "SELECT 'Row ' || number || ' of ' || name || ' is of turn ' || turn"
                  + " || ', but the last one was ' || (SELECT ifnull(max(turn), 0) FROM progress)"
                  + " || '.' FROM (SELECT 'command' AS name, rowid AS number, turn FROM command"
                  + " UNION ALL SELECT 'order_intent', number, turn FROM order_intent"
                  + " UNION ALL SELECT 'order_event', id, turn FROM order_event"
                  + " UNION ALL SELECT 'fill', number, turn FROM fill"
                  + " UNION ALL SELECT 'trade', number, turn FROM trade)"
                  + " WHERE turn > (SELECT ifnull(max(turn), 0) FROM progress)"),
          new Query(
              "client order ids of one strategy and of epochs that were",
              "SELECT 'Order ' || number || ' has the client order id ' || client_order_id || '.'"
                  + " FROM order_intent WHERE length(client_order_id) <> 18"
                  + " OR client_order_id GLOB '*[^0-9a-z]*'"
                  + " OR substr(client_order_id, 1, 8) <>"
                  + " (SELECT min(substr(client_order_id, 1, 8)) FROM order_intent)"),
          numbered("fill"),
          numbered("trade"));

  /** What the look at the state of the engine is called. */
  static final String STATE = "the checksum of the state";

  private LedgerChecks() {}

  private static Query numbered(String table) {
    return new Query(
        "no gap among " + table + "s",
        ("SELECT 'After %1$s ' || before || ' comes %1$s ' || number || '.' FROM"
                + " (SELECT number, lag(number, 1, 0) OVER (ORDER BY number) AS before FROM %1$s)"
                + " WHERE number <> before + 1")
            .formatted(table));
  }

  /** All but those that need an engine. */
  static List<Finding> all(Connection connection, int schema) {
    List<Finding> findings = new ArrayList<>();
    for (Query query : QUERIES) {
      if (query.since <= schema) {
        findings.add(
            finding(query.what, () -> Sql.list(connection, query.sql, row -> row.getString(1))));
      }
    }
    findings.add(finding(STATE, () -> stateProblems(connection)));
    findings.add(finding("the life of each order", () -> OrderLives.problems(connection)));
    findings.add(finding("net profit as gross less fees", () -> tradeProblems(connection)));
    return findings;
  }

  private interface Check {
    List<String> problems() throws SQLException;
  }

  /** What cannot be read is damaged, too: SQLite refuses it, or it is no number where one was. */
  private static Finding finding(String what, Check check) {
    try {
      return new Finding(what, check.problems());
    } catch (SQLException | RuntimeException e) {
      return unreadable(what, e);
    }
  }

  static Finding unreadable(String what, Exception e) {
    return new Finding(what, List.of("It cannot be read: %s.".formatted(e)));
  }

  private static List<String> stateProblems(Connection connection) throws SQLException {
    return Sql.list(
            connection,
            "SELECT engine, engine_sha256 FROM progress",
            row -> Arrays.equals(Digest.sha256(row.getBytes(1)), row.getBytes(2)))
        .stream()
        .filter(good -> !good)
        .map(_ -> "The state of the engine is not what was written.")
        .toList();
  }

  private static List<String> tradeProblems(Connection connection) throws SQLException {
    List<String> problems = new ArrayList<>();
    Sql.forEach(
        connection,
        "SELECT * FROM trade ORDER BY number",
        row -> {
          BigDecimal difference =
              Sql.decimal(row, "gross_pnl")
                  .subtract(Sql.decimal(row, "fees"))
                  .subtract(Sql.decimal(row, "net_pnl"));
          if (difference.signum() != 0) {
            problems.add("Trade %d is off by %s.".formatted(row.getLong("number"), difference));
          }
        });
    return problems;
  }
}
