package dev.tradewind.e2e.dashboards;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** The metrics that a strategy's pod exports: the contract of docs/architecture.md. */
enum Metrics {
  EQUITY("equity", Unit.MONEY, "currency"),
  REALIZED_PNL("realized_pnl", Unit.MONEY, "currency"),
  UNREALIZED_PNL("unrealized_pnl", Unit.MONEY, "currency"),
  FEES("fees", Unit.MONEY, "currency"),
  CAPITAL("capital", Unit.MONEY, "currency"),
  POSITION_QUANTITY("position_quantity", Unit.MONEY),
  LAST_PRICE("last_price", Unit.MONEY),
  DRAWDOWN_RATIO("drawdown_ratio", Unit.RATIO),
  OPEN_ORDERS("open_orders", Unit.COUNT),
  ORDERS_TOTAL("orders_total", Unit.COUNT, "status"),
  FILLS_TOTAL("fills_total", Unit.COUNT, "side"),
  REJECTS_TOTAL("rejects_total", Unit.COUNT, "reason"),
  TRADES_TOTAL("trades_total", Unit.COUNT),
  BARS_TOTAL("bars_total", Unit.COUNT),
  MARKET_DATA_AGE_SECONDS("market_data_age_seconds", Unit.SECONDS),
  ORDER_ROUND_TRIP_SECONDS("order_round_trip_seconds", Unit.SECONDS),
  EVENT_LATENCY_SECONDS("event_latency_seconds", Unit.SECONDS),
  EPOCH("epoch", Unit.COUNT),
  STATE("state", Unit.COUNT, "state"),
  LATCHED("latched", Unit.COUNT, "cause"),
  RISK_BREACHED("risk_breached", Unit.COUNT, "cause"),
  SKIPPED_ROWS("skipped_rows", Unit.COUNT),
  READY("ready", Unit.COUNT),
  LEDGER_COMMIT_SECONDS("ledger_commit_seconds", Unit.SECONDS);

  /** Labels that every metric carries: its own, and those of the scrape. */
  static final Set<String> COMMON =
      Set.of("strategy", "symbol", "algo", "mode", "namespace", "pod", "instance", "job");

  /** What a value means, as Grafana's unit. Written-out numbers serve money, prices and shares. */
  enum Unit {
    MONEY("locale"),
    RATIO("percentunit"),
    SECONDS("s"),
    COUNT("none|suffix:/(min|s)");

    private final String inGrafana;

    Unit(String inGrafana) {
      this.inGrafana = inGrafana;
    }

    boolean fits(String grafanaUnit) {
      return grafanaUnit.matches(inGrafana);
    }
  }

  private final String metric;
  private final Unit unit;
  private final String ownLabel;

  Metrics(String name, Unit unit) {
    this(name, unit, "");
  }

  Metrics(String name, Unit unit, String ownLabel) {
    this.metric = "tradewind_" + name;
    this.unit = unit;
    this.ownLabel = ownLabel;
  }

  String metric() {
    return metric;
  }

  Unit unit() {
    return unit;
  }

  Set<String> labels() {
    Set<String> labels = new TreeSet<>(COMMON);
    if (!ownLabel.isEmpty()) {
      labels.add(ownLabel);
    }
    return labels;
  }

  boolean isHistogram() {
    return this == ORDER_ROUND_TRIP_SECONDS
        || this == EVENT_LATENCY_SECONDS
        || this == LEDGER_COMMIT_SECONDS;
  }

  /** The contract's metric behind a series' name; a histogram has buckets, a sum and a count. */
  static Metrics of(String series) {
    return Arrays.stream(values())
        .filter(
            candidate ->
                candidate.metric.equals(series)
                    || (candidate.isHistogram()
                        && series.matches(candidate.metric + "_(bucket|sum|count)")))
        .findFirst()
        .orElseThrow(() -> new AssertionError(series + " is not in the contract"));
  }
}
