package dev.tradewind.runtime.ledger;

import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.pod.FillsPage;
import dev.tradewind.api.pod.Trade;
import dev.tradewind.api.pod.TradesPage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Reads fills and trades through a connection of its own, which neither waits for the writer nor
 * delays it. Any thread; one at a time.
 */
public final class LedgerHistory {

  private static final Logger LOG = Logger.getLogger(LedgerHistory.class);

  private final Connection connection;

  LedgerHistory(Connection connection) {
    this.connection = connection;
  }

  /**
   * Fills after a number, oldest first.
   *
   * @throws LedgerUnavailable if the ledger cannot be read, or was closed
   */
  public synchronized FillsPage fills(long after, int limit) throws LedgerUnavailable {
    try {
      return new FillsPage(
          Sql.number(connection, "SELECT count(*) FROM fill"),
          Sql.list(connection, page("fill"), LedgerHistory::fill, after, limit));
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /**
   * Trades after a number, oldest first.
   *
   * @throws LedgerUnavailable if the ledger cannot be read, or was closed
   */
  public synchronized TradesPage trades(long after, int limit) throws LedgerUnavailable {
    try {
      return new TradesPage(
          Sql.number(connection, "SELECT count(*) FROM trade"),
          Sql.list(connection, page("trade"), LedgerHistory::trade, after, limit));
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /**
   * Whether a fill of that execution id is booked.
   *
   * @throws LedgerUnavailable if the ledger cannot be read, or was closed
   */
  public boolean isBooked(String executionId) throws LedgerUnavailable {
    return has("SELECT count(*) FROM fill WHERE execution_id = ?", executionId);
  }

  /**
   * Whether an order of that id was wanted.
   *
   * @throws LedgerUnavailable if the ledger cannot be read, or was closed
   */
  public boolean isIntended(String clientOrderId) throws LedgerUnavailable {
    return has("SELECT count(*) FROM order_intent WHERE client_order_id = ?", clientOrderId);
  }

  private synchronized boolean has(String query, String id) throws LedgerUnavailable {
    try {
      return Sql.list(connection, query, row -> row.getLong(1) > 0, id).getFirst();
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("The reading connection could not be closed.", e);
    }
  }

  private static String page(String table) {
    return "SELECT * FROM " + table + " WHERE number > ? ORDER BY number LIMIT ?";
  }

  private static LedgerUnavailable unreadable(SQLException e) {
    return new LedgerUnavailable("The ledger cannot be read: %s.".formatted(e.getMessage()), e);
  }

  private static Fill fill(ResultSet row) throws SQLException {
    return new Fill(
        row.getLong("number"),
        row.getString("execution_id"),
        row.getString("client_order_id"),
        row.getString("symbol"),
        row.getString("side"),
        Sql.decimal(row, "quantity"),
        Sql.decimal(row, "price"),
        Sql.decimal(row, "fee"),
        Sql.time(row, "market_time"),
        row.getBoolean("settlement"));
  }

  private static Trade trade(ResultSet row) throws SQLException {
    return new Trade(
        row.getLong("number"),
        row.getString("symbol"),
        row.getString("side"),
        Sql.decimal(row, "quantity"),
        Sql.time(row, "entry_time"),
        Sql.time(row, "exit_time"),
        Sql.decimal(row, "entry_price"),
        Sql.decimal(row, "exit_price"),
        Sql.decimal(row, "gross_pnl"),
        Sql.decimal(row, "fees"),
        Sql.decimal(row, "net_pnl"),
        Sql.decimalOrNull(row, "mae"),
        Sql.decimalOrNull(row, "mfe"),
        Sql.numberOrNull(row, "bars_held"),
        row.getBoolean("settlement"));
  }
}
