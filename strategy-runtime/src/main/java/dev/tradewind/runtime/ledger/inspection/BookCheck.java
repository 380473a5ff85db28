package dev.tradewind.runtime.ledger.inspection;

import dev.tradewind.api.pod.PodPosition;
import dev.tradewind.api.pod.PodSample;
import dev.tradewind.engine.EngineListener;
import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.TradingEngine;
import dev.tradewind.runtime.document.BookDocuments;
import dev.tradewind.runtime.ledger.Sql;
import dev.tradewind.runtime.plan.Plan;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings an engine to the state that a ledger holds and compares it with the ledger's rows: what is
 * held is what was bought and sold, the cash is what that left of the capital, and the fees and
 * round trips are those on record.
 *
 * @param plan of the strategy that trades it
 */
public record BookCheck(Plan plan) {

  /** The state of the engine, and what it was made of. */
  private record State(TradingEngine engine, BookDocuments documents) {}

  /** What all fills add up to. */
  private static final class Sums {
    private final Map<String, BigDecimal> held = new TreeMap<>();
    private BigDecimal flow = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;
    private long fills;

    private void add(ResultSet row) throws SQLException {
      BigDecimal change = LedgerSummary.signedQuantity(row);
      BigDecimal fee = Sql.decimal(row, "fee");
      held.merge(row.getString("symbol"), change, BigDecimal::add);
      flow = flow.subtract(change.multiply(Sql.decimal(row, "price"))).subtract(fee);
      fees = fees.add(fee);
      fills++;
    }
  }

  /**
   * Compares.
   *
   * @throws OtherStrategy if the ledger is not of this strategy
   */
  List<String> problems(Connection connection) throws SQLException, OtherStrategy {
    requireSameUid(connection);
    List<byte[]> states =
        Sql.list(connection, "SELECT engine FROM progress", row -> row.getBytes(1));
    return states.isEmpty()
        ? List.of()
        : compare(restored(states.getFirst()), sums(connection), connection);
  }

  private void requireSameUid(Connection connection) throws SQLException, OtherStrategy {
    for (String uid : Sql.list(connection, "SELECT uid FROM book", row -> row.getString(1))) {
      if (plan.file().uid() != null && !uid.equals(plan.file().uid())) {
        throw new OtherStrategy(
            "the ledger belongs to the strategy with uid %s, not to %s"
                .formatted(uid, plan.file().uid()));
      }
    }
  }

  private State restored(byte[] bytes) throws OtherStrategy {
    EngineSetup setup = plan.engine(plan.initialState(), 1);
    TradingEngine engine = new TradingEngine(setup, EngineListener.NONE);
    try {
      engine.restoreBook(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new OtherStrategy(
          e.getMessage() == null ? "the state of the engine ends early" : e.getMessage());
    }
    return new State(engine, new BookDocuments(setup));
  }

  private static Sums sums(Connection connection) throws SQLException {
    Sums sums = new Sums();
    Sql.forEach(connection, "SELECT symbol, side, quantity, price, fee FROM fill", sums::add);
    return sums;
  }

  private static List<String> compare(State state, Sums sums, Connection connection)
      throws SQLException {
    TradingEngine engine = state.engine;
    PodSample sample = state.documents.sample(engine.account(), Instant.EPOCH, engine.openOrders());
    List<String> problems = new ArrayList<>();
    long trades = Sql.number(connection, "SELECT count(*) FROM trade");
    differ("fills", engine.counts().fills(), sums.fills, problems);
    differ("round trips", engine.counts().trades(), trades, problems);
    differ("in fees", sample.fees(), sums.fees, problems);
    BigDecimal capital = state.documents.money(engine.account().capital());
    differ("in cash", sample.cash(), capital.add(sums.flow), problems);
    for (PodPosition position : sample.positions()) {
      BigDecimal said = sums.held.remove(position.symbol());
      differ(
          "of " + position.symbol(),
          position.quantity(),
          said == null ? BigDecimal.ZERO : said,
          problems);
    }
    sums.held.forEach((symbol, said) -> differ("of " + symbol, BigDecimal.ZERO, said, problems));
    return problems;
  }

  private static void differ(String what, long state, long rows, List<String> problems) {
    differ(what, BigDecimal.valueOf(state), BigDecimal.valueOf(rows), problems);
  }

  private static void differ(
      String what, BigDecimal state, BigDecimal rows, List<String> problems) {
    if (state.compareTo(rows) != 0) {
      problems.add(
          "The state has %s %s, the ledger's rows say %s."
              .formatted(state.toPlainString(), what, rows.toPlainString()));
    }
  }

  /** The message is a clause. */
  static final class OtherStrategy extends Exception {

    private OtherStrategy(String message) {
      super(message);
    }
  }
}
