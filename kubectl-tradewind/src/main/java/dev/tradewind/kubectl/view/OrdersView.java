package dev.tradewind.kubectl.view;

import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.pod.FillsPage;
import dev.tradewind.api.pod.OpenOrder;
import dev.tradewind.api.pod.Trade;
import dev.tradewind.api.pod.TradesPage;
import dev.tradewind.kubectl.text.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a strategy's pod says of its orders.
 *
 * @param openOrders working, the oldest first
 * @param fills the last ones, the newest last
 * @param trades the last round trips, the newest last
 */
public record OrdersView(List<OpenOrder> openOrders, FillsPage fills, TradesPage trades) {
  /** Keeps a copy. */
  public OrdersView {
    openOrders = List.copyOf(openOrders);
  }

  /** Three tables with headers, also where they are empty. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Open orders: " + openOrders.size());
    lines.addAll(orderTable().lines());
    lines.add("");
    lines.add("Fills: " + shown(fills.fills().size(), fills.total()));
    lines.addAll(fillTable().lines());
    lines.add("");
    lines.add("Trades: " + shown(trades.trades().size(), trades.total()));
    lines.addAll(tradeTable().lines());
    return lines;
  }

  private static String shown(int shown, long total) {
    return shown == total ? String.valueOf(total) : "the last %d of %d".formatted(shown, total);
  }

  private Table orderTable() {
    Table table =
        Table.of(
            "ORDER", "SYMBOL", "SIDE", "TYPE", ">QUANTITY", ">FILLED", ">LIMIT", "STATUS", "ONLY");
    for (OpenOrder o : openOrders) {
      table.row(
          o.clientOrderId(),
          o.symbol(),
          o.side(),
          o.type(),
          plain(o.quantity()),
          plain(o.filledQuantity()),
          plain(o.limitPrice()),
          o.status(),
          o.reduceOnly() ? "reduce" : null);
    }
    return table;
  }

  private Table fillTable() {
    Table table =
        Table.of(
            ">NUMBER", "TIME", "SYMBOL", "SIDE", ">QUANTITY", ">PRICE", ">FEE", "ORDER", "NOTE");
    for (Fill f : fills.fills()) {
      table.row(
          String.valueOf(f.number()),
          String.valueOf(f.time()),
          f.symbol(),
          f.side(),
          plain(f.quantity()),
          plain(f.price()),
          plain(f.fee()),
          f.clientOrderId(),
          f.settlement() ? "settlement" : null);
    }
    return table;
  }

  private Table tradeTable() {
    Table table =
        Table.of(
            ">NUMBER",
            "SYMBOL",
            "SIDE",
            ">QUANTITY",
            "ENTRY",
            ">PRICE",
            "EXIT",
            ">PRICE",
            ">FEES",
            ">NET PNL",
            "NOTE");
    for (Trade t : trades.trades()) {
      table.row(
          String.valueOf(t.number()),
          t.symbol(),
          t.side(),
          plain(t.quantity()),
          String.valueOf(t.entryTime()),
          plain(t.entryPrice()),
          String.valueOf(t.exitTime()),
          plain(t.exitPrice()),
          plain(t.fees()),
          plain(t.netPnl()),
          t.settlement() ? "settlement" : null);
    }
    return table;
  }

  private static String plain(BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }
}
