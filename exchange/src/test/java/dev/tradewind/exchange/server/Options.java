package dev.tradewind.exchange.server;

import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.order.TimeInForce;
import dev.tradewind.exchange.protocol.Request;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What exchanges of tests are started with, and what is ordered there. */
final class Options {

  private Options() {}

  static List<String> of(Path journal, String... more) {
    List<String> options =
        new ArrayList<>(
            List.of("--data", "../examples/data", "--symbol", "AAPL", "--journal", "" + journal));
    options.addAll(List.of(more));
    return options;
  }

  static Request.NewOrder order(String id, Side side, long quantity, String limit) {
    return new Request.NewOrder(
        id,
        "AAPL",
        side,
        limit == null ? OrderType.MARKET : OrderType.LIMIT,
        TimeInForce.GTC,
        null,
        BigDecimal.valueOf(quantity),
        limit == null ? null : new BigDecimal(limit),
        null,
        null,
        false,
        false);
  }
}
