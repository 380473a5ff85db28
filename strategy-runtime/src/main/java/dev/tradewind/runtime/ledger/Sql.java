package dev.tradewind.runtime.ledger;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The few things that are said to SQLite again and again. Stateless. */
public final class Sql {

  private Sql() {}

  /** Makes an object of a row. */
  public interface Row<T> {
    /** Reads the present one. */
    T read(ResultSet row) throws SQLException;
  }

  /** Looks at a row. */
  public interface Look {
    /** Looks at the present one. */
    void at(ResultSet row) throws SQLException;
  }

  /** Shows all rows of a query, one after another: none of them stays in memory. */
  public static void forEach(Connection connection, String query, Look look) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        look.at(result);
      }
    }
  }

  /** All rows of a query. */
  public static <T> List<T> list(Connection connection, String query, Row<T> row, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      bind(statement, values);
      try (ResultSet result = statement.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(row.read(result));
        }
        return rows;
      }
    }
  }

  /** The number that a query answers with. */
  public static long number(Connection connection, String query) throws SQLException {
    return list(connection, query, row -> row.getLong(1)).getFirst();
  }

  /** Executes one statement. */
  static void execute(Connection connection, String update, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      bind(statement, values);
      statement.executeUpdate();
    }
  }

  /** Sets the values of a statement: decimals and times as text, truth as 0 or 1. */
  static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, stored(values[i]));
    }
  }

  /** The decimal that a column holds as text. */
  public static BigDecimal decimal(ResultSet row, String column) throws SQLException {
    return new BigDecimal(row.getString(column));
  }

  static BigDecimal decimalOrNull(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : new BigDecimal(text);
  }

  static Long numberOrNull(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return Instant.parse(row.getString(column));
  }

  private static Object stored(Object value) {
    return switch (value) {
      case BigDecimal decimal -> decimal.toPlainString();
      case Instant time -> time.toString();
      case Boolean truth -> truth ? 1 : 0;
      case null -> null;
      default -> value;
    };
  }
}
