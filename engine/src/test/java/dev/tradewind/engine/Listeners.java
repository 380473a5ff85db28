package dev.tradewind.engine;

import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.portfolio.Fill;
import dev.tradewind.engine.portfolio.Trade;
import java.util.List;

/** Tells several what an engine does. */
record Listeners(List<EngineListener> all) implements EngineListener {

  @Override
  public void onOrderIntent(Order order) {
    all.forEach(each -> each.onOrderIntent(order));
  }

  @Override
  public void onOrderStatus(Order order) {
    all.forEach(each -> each.onOrderStatus(order));
  }

  @Override
  public void onRejection(Order order, RejectReason reason) {
    all.forEach(each -> each.onRejection(order, reason));
  }

  @Override
  public void onFill(Fill fill) {
    all.forEach(each -> each.onFill(fill));
  }

  @Override
  public void onTrade(Trade trade) {
    all.forEach(each -> each.onTrade(trade));
  }
}
