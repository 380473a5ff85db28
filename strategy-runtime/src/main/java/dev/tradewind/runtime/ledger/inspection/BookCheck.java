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
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Brings an engine to the state that a ledger holds and compares it with the ledger's rows: what is
 * held is what was bought and sold, and the fees are those of the fills.
 *
 * @param plan of the strategy that trades it
 */
public record BookCheck(Plan plan) {

  private record Row(String symbol, BigDecimal change, BigDecimal fee) {}

  List<String> problems(Connection connection) throws SQLException {
    List<byte[]> states =
        Sql.list(connection, "SELECT engine FROM progress", row -> row.getBytes(1));
    if (states.isEmpty()) {
      return List.of();
    }
    EngineSetup setup = plan.engine(plan.initialState(), 1);
    TradingEngine engine = new TradingEngine(setup, EngineListener.NONE);
    try {
      engine.restoreBook(new DataInputStream(new ByteArrayInputStream(states.getFirst())));
    } catch (IOException e) {
      return List.of("The state is not of this strategy: " + e.getMessage());
    }
    PodSample sample =
        new BookDocuments(setup).sample(engine.account(), Instant.EPOCH, engine.openOrders());
    return compare(sample, engine.counts().fills(), rows(connection));
  }

  private static List<Row> rows(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "SELECT symbol, side, quantity, fee FROM fill",
        row -> {
          BigDecimal quantity = Sql.decimal(row, "quantity");
          return new Row(
              row.getString("symbol"),
              row.getString("side").equals("Buy") ? quantity : quantity.negate(),
              Sql.decimal(row, "fee"));
        });
  }

  private static List<String> compare(PodSample sample, long fills, List<Row> rows) {
    List<String> problems = new ArrayList<>();
    if (fills != rows.size()) {
      problems.add(
          "The state has booked %d fills, the ledger holds %d.".formatted(fills, rows.size()));
    }
    BigDecimal fees = rows.stream().map(Row::fee).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sample.fees().compareTo(fees) != 0) {
      problems.add(
          "The state has paid fees of %s, the fills say %s."
              .formatted(sample.fees().toPlainString(), fees.toPlainString()));
    }
    Map<String, BigDecimal> held =
        rows.stream().collect(Collectors.toMap(Row::symbol, Row::change, BigDecimal::add));
    for (PodPosition position : sample.positions()) {
      BigDecimal said = held.getOrDefault(position.symbol(), BigDecimal.ZERO);
      if (position.quantity().compareTo(said) != 0) {
        problems.add(
            "The state holds %s of %s, the fills add up to %s."
                .formatted(
                    position.quantity().toPlainString(), position.symbol(), said.toPlainString()));
      }
    }
    return problems;
  }
}
