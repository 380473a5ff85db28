package dev.tradewind.e2e.dashboards;

import java.util.List;
import java.util.Locale;

/** What a strategy's pod would export, with every metric of the contract. */
final class FakeStrategy {

  private static final List<String> STATES =
      List.of("Running", "Paused", "Halted", "Flat", "Completed");

  final String namespace;
  final String name;
  final List<String> symbols;
  final String currency;

  volatile String state = "Running";
  volatile boolean ready = true;
  volatile boolean up = true;
  volatile boolean trades = true;

  /** False: the ledger or the data could not be read, and what they would say is NaN. */
  volatile boolean known = true;

  volatile double drawdown = 0.01;
  volatile double age = 0.2;
  volatile int epoch = 1;
  volatile int rejects;

  private final long start = System.nanoTime();

  FakeStrategy(String namespace, String name, String currency, String... symbols) {
    this.namespace = namespace;
    this.name = name;
    this.currency = currency;
    this.symbols = List.of(symbols);
  }

  String path() {
    return "/" + namespace + "/" + name;
  }

  String exposition() {
    double seconds = (System.nanoTime() - start) / 1e9;
    double count = trades ? Math.floor(seconds * 10) : 0;
    StringBuilder text = new StringBuilder();
    String money = account("currency", currency);
    line(text, "equity", money, known(100_250));
    line(text, "capital", money, 100_000);
    line(text, "realized_pnl", money, known(200));
    line(text, "unrealized_pnl", money, known(60));
    line(text, "fees", money, known(10));
    for (String symbol : symbols) {
      line(text, "position_quantity", labels(symbol), known(100));
      line(text, "last_price", labels(symbol), known(50));
      line(text, "skipped_rows", labels(symbol), 0);
    }
    line(text, "drawdown_ratio", account(), known(drawdown));
    line(text, "open_orders", account(), 1);
    line(text, "bars_total", account(), count);
    line(text, "trades_total", account(), count / 20.0);
    line(text, "market_data_age_seconds", account(), known(age));
    line(text, "epoch", account(), epoch);
    line(text, "ready", account(), ready ? 1 : 0);
    for (String each : STATES) {
      line(text, "state", account("state", each), each.equals(state) ? 1 : 0);
    }
    for (String cause : List.of("DailyLoss", "Drawdown", "Margin", "BreakGlass")) {
      line(text, "latched", account("cause", cause), 0);
    }
    for (String cause : List.of("DailyLoss", "Drawdown", "Margin")) {
      line(text, "risk_breached", account("cause", cause), 0);
    }
    if (trades) {
      line(text, "orders_total", account("status", "Filled"), count / 10.0);
      line(text, "fills_total", account("side", "Buy"), count / 20.0);
      line(text, "fills_total", account("side", "Sell"), count / 20.0);
    }
    line(text, "rejects_total", account("reason", "MaxOrders"), 0);
    if (rejects > 0) {
      line(text, "rejects_total", account("reason", "MaxPosition"), rejects);
    }
    for (String histogram : List.of("order_round_trip", "event_latency", "ledger_commit")) {
      histogram(text, histogram + "_seconds", count);
    }
    return text.toString();
  }

  private double known(double value) {
    return known ? value : Double.NaN;
  }

  private void histogram(StringBuilder text, String name, double count) {
    line(text, name + "_bucket", account("le", "0.001"), count / 2.0);
    line(text, name + "_bucket", account("le", "0.01"), count);
    line(text, name + "_bucket", account("le", "+Inf"), count);
    line(text, name + "_sum", account(), count * 0.002);
    line(text, name + "_count", account(), count);
  }

  private String account(String... more) {
    return labels(String.join(",", symbols), more);
  }

  private String labels(String symbol, String... more) {
    String own = more.length == 0 ? "" : ",%s=\"%s\"".formatted(more[0], more[1]);
    return "strategy=\"%s\",symbol=\"%s\",algo=\"sma-crossover\",mode=\"Paper\"%s"
        .formatted(name, symbol, own);
  }

  private static void line(StringBuilder text, String name, String labels, double value) {
    text.append(String.format(Locale.ROOT, "tradewind_%s{%s} %s%n", name, labels, value));
  }
}
