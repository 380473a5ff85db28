package dev.tradewind.runtime.process;

import java.util.Set;
import java.util.TreeSet;

/**
 * The metric families of docs/architecture.md, as OpenMetrics names them: a counter's family is
 * without _total.
 */
final class MetricsContract {

  static final Set<String> FAMILIES =
      new TreeSet<>(
          Set.of(
              "tradewind_equity gauge",
              "tradewind_realized_pnl gauge",
              "tradewind_unrealized_pnl gauge",
              "tradewind_fees gauge",
              "tradewind_capital gauge",
              "tradewind_position_quantity gauge",
              "tradewind_last_price gauge",
              "tradewind_drawdown_ratio gauge",
              "tradewind_open_orders gauge",
              "tradewind_orders counter",
              "tradewind_fills counter",
              "tradewind_rejects counter",
              "tradewind_trades counter",
              "tradewind_bars counter",
              "tradewind_market_data_age_seconds gauge",
              "tradewind_order_round_trip_seconds histogram",
              "tradewind_event_latency_seconds histogram",
              "tradewind_ledger_commit_seconds histogram",
              "tradewind_epoch gauge",
              "tradewind_state gauge",
              "tradewind_latched gauge",
              "tradewind_risk_breached gauge",
              "tradewind_skipped_rows gauge",
              "tradewind_ready gauge",
              "tradewind_control_keys gauge",
              "tradewind_control_key_rotations counter",
              // Micrometer adds the recent maximum to every timer.
              "tradewind_order_round_trip_seconds_max gauge",
              "tradewind_event_latency_seconds_max gauge",
              "tradewind_ledger_commit_seconds_max gauge"));

  private MetricsContract() {}
}
