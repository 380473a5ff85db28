package dev.tradewind.engine;

import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.portfolio.Fill;
import dev.tradewind.engine.portfolio.Trade;
import java.util.ArrayList;
import java.util.List;

/** Writes down what an engine does, one short line each. */
final class EventLog implements EngineListener {

  final List<String> lines = new ArrayList<>();
  final List<Fill> fills = new ArrayList<>();
  final List<Trade> trades = new ArrayList<>();

  @Override
  public void onOrderStatus(Order order) {
    lines.add(
        "%s %s %s %d/%d%s%s"
            .formatted(
                order.status().label(),
                order.side().label(),
                order.type().label(),
                order.filledQuantity(),
                order.quantity(),
                order.reduceOnly() ? " reduce-only" : "",
                order.cancelReason().map(CancelReason::label).map(r -> " " + r).orElse("")));
  }

  @Override
  public void onRejection(Order order, RejectReason reason) {
    lines.add(
        "Rejected %s %d %s".formatted(order.side().label(), order.quantity(), reason.label()));
  }

  @Override
  public void onFill(Fill fill) {
    fills.add(fill);
    lines.add(
        "Fill %s %d at %d fee %d"
            .formatted(fill.side().label(), fill.quantity(), fill.price(), fill.fee()));
  }

  @Override
  public void onTrade(Trade trade) {
    trades.add(trade);
    lines.add("Trade " + trade.netPnl() + (trade.settlement() ? " settlement" : ""));
  }

  @Override
  public void onStateChange(TradingState from, TradingState to) {
    lines.add(from.label() + " to " + to.label());
  }

  @Override
  public void onLatch(Latch latch) {
    lines.add("Latch " + latch.id());
  }

  @Override
  public void onRelease(String id) {
    lines.add("Release " + id);
  }

  @Override
  public void onBreach(LatchCause cause, long equity) {
    lines.add("Breach " + cause.label());
  }

  @Override
  public void onBreachEnd() {
    lines.add("Breach end");
  }

  /** The lines since the last call. */
  List<String> take() {
    List<String> taken = List.copyOf(lines);
    lines.clear();
    return taken;
  }
}
