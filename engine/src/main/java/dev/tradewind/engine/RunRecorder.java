package dev.tradewind.engine;

import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.portfolio.Fill;
import dev.tradewind.engine.portfolio.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps what a backtest reports: fills, trades and the hash of everything. */
final class RunRecorder implements EngineListener {

  final List<Fill> fills = new ArrayList<>();
  final List<Trade> trades = new ArrayList<>();
  final SortedMap<RejectReason, Long> rejects = new TreeMap<>();
  final EventHash hash = new EventHash();

  @Override
  public void onOrderIntent(Order order) {
    hash.onOrderIntent(order);
  }

  @Override
  public void onOrderStatus(Order order) {
    hash.onOrderStatus(order);
  }

  @Override
  public void onRejection(Order order, RejectReason reason) {
    rejects.merge(reason, 1L, Long::sum);
    hash.onRejection(order, reason);
  }

  @Override
  public void onFill(Fill fill) {
    fills.add(fill);
    hash.onFill(fill);
  }

  @Override
  public void onTrade(Trade trade) {
    trades.add(trade);
    hash.onTrade(trade);
  }

  @Override
  public void onCompleted() {
    hash.onCompleted();
  }
}
