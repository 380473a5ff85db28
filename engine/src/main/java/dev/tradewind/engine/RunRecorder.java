package dev.tradewind.engine;

import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.portfolio.Fill;
import dev.tradewind.engine.portfolio.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps what a backtest reports of its orders. */
final class RunRecorder implements EngineListener {

  final List<Fill> fills = new ArrayList<>();
  final List<Trade> trades = new ArrayList<>();
  final SortedMap<RejectReason, Long> rejects = new TreeMap<>();

  @Override
  public void onRejection(Order order, RejectReason reason) {
    rejects.merge(reason, 1L, Long::sum);
  }

  @Override
  public void onFill(Fill fill) {
    fills.add(fill);
  }

  @Override
  public void onTrade(Trade trade) {
    trades.add(trade);
  }
}
