package dev.tradewind.runtime.ledger;

import dev.tradewind.api.pod.DataFile;
import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.pod.Trade;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Writes turns through statements that are prepared once; the caller commits. Used by one thread.
 */
final class TurnWriter implements AutoCloseable {

  private final BookIdentity identity;
  private final PreparedStatement progress;
  private final PreparedStatement command;
  private final PreparedStatement intent;
  private final PreparedStatement event;
  private final PreparedStatement fill;
  private final PreparedStatement trade;
  private final PreparedStatement file;
  private final PreparedStatement cursor;

  TurnWriter(Connection connection, BookIdentity identity) throws SQLException {
    this.identity = identity;
    progress = connection.prepareStatement(insertOrReplace("progress", 9));
    command = connection.prepareStatement(insert("command", 7));
    intent = connection.prepareStatement(insert("order_intent", 16));
    event = connection.prepareStatement(insert("order_event", 7));
    fill = connection.prepareStatement(insert("fill", 11));
    trade = connection.prepareStatement(insert("trade", 16));
    file = connection.prepareStatement(insertOrReplace("data_file", 8));
    cursor = connection.prepareStatement(insertOrReplace("venue_cursor", 2));
  }

  /** Intents come before what became of them, so that the references hold. */
  void write(Turn turn) throws SQLException {
    long number = turn.progress().turn();
    for (CommandEntry entry : turn.commands()) {
      write(entry, turn.progress());
    }
    for (OrderIntent order : turn.intents()) {
      write(order, number);
    }
    for (OrderEvent change : turn.orderEvents()) {
      write(change, number);
    }
    for (Fill execution : turn.fills()) {
      write(execution, number);
    }
    for (Trade roundTrip : turn.trades()) {
      write(roundTrip, number);
    }
    for (DataFile prices : turn.data()) {
      write(prices);
    }
    if (turn.venueCursor() != null) {
      execute(cursor, 1, turn.venueCursor());
    }
    write(turn.progress());
  }

  private void write(Progress p) throws SQLException {
    execute(
        progress,
        1,
        p.turn(),
        p.bars(),
        p.marketTime(),
        p.commandSequence(),
        p.feedPosition(),
        identity.strategyHash(),
        p.engine().bytes(),
        Digest.sha256(p.engine().bytes()));
  }

  private void write(CommandEntry c, Progress at) throws SQLException {
    execute(
        command,
        null,
        c.sequence(),
        at.turn(),
        at.marketTime(),
        c.receivedAt(),
        c.sender(),
        c.body());
  }

  private void write(OrderIntent o, long turn) throws SQLException {
    execute(
        intent,
        o.number(),
        o.clientOrderId(),
        turn,
        o.marketTime(),
        o.symbol(),
        o.side(),
        o.type(),
        o.quantity(),
        o.limitPrice(),
        o.reduceOnly(),
        o.origin(),
        o.stopPrice(),
        o.trailingOffset(),
        o.timeInForce(),
        o.expireTime(),
        o.postOnly());
  }

  private void write(OrderEvent e, long turn) throws SQLException {
    execute(
        event,
        null,
        e.orderNumber(),
        turn,
        e.marketTime(),
        e.status(),
        e.filledQuantity(),
        e.reason());
  }

  private void write(Fill f, long turn) throws SQLException {
    execute(
        fill,
        f.number(),
        f.executionId(),
        f.clientOrderId(),
        turn,
        f.symbol(),
        f.side(),
        f.quantity(),
        f.price(),
        f.fee(),
        f.time(),
        f.settlement());
  }

  private void write(Trade t, long turn) throws SQLException {
    execute(
        trade,
        t.number(),
        turn,
        t.symbol(),
        t.side(),
        t.quantity(),
        t.entryTime(),
        t.exitTime(),
        t.entryPrice(),
        t.exitPrice(),
        t.grossPnl(),
        t.fees(),
        t.netPnl(),
        t.settlement(),
        t.mae(),
        t.mfe(),
        t.barsHeld());
  }

  private void write(DataFile d) throws SQLException {
    execute(
        file,
        d.symbol(),
        identity.source(),
        d.file(),
        d.sha256(),
        d.bars(),
        d.first(),
        d.last(),
        d.skipped());
  }

  private static void execute(PreparedStatement statement, Object... values) throws SQLException {
    Sql.bind(statement, values);
    statement.executeUpdate();
  }

  private static String insert(String table, int columns) {
    return "INSERT INTO " + table + " VALUES (?" + ", ?".repeat(columns - 1) + ")";
  }

  private static String insertOrReplace(String table, int columns) {
    return insert(table, columns).replace("INSERT", "INSERT OR REPLACE");
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement :
        new PreparedStatement[] {progress, command, intent, event, fill, trade, file, cursor}) {
      statement.close();
    }
  }
}
