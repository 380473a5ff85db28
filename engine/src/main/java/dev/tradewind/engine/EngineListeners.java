package dev.tradewind.engine;

import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.portfolio.Fill;
import dev.tradewind.engine.portfolio.Trade;

/** Tells two listeners the same, the first one first. */
record EngineListeners(EngineListener first, EngineListener second) implements EngineListener {

  @Override
  public void onOrderIntent(Order order) {
    first.onOrderIntent(order);
    second.onOrderIntent(order);
  }

  @Override
  public void onOrderStatus(Order order) {
    first.onOrderStatus(order);
    second.onOrderStatus(order);
  }

  @Override
  public void onRejection(Order order, RejectReason reason) {
    first.onRejection(order, reason);
    second.onRejection(order, reason);
  }

  @Override
  public void onFill(Fill fill) {
    first.onFill(fill);
    second.onFill(fill);
  }

  @Override
  public void onTrade(Trade trade) {
    first.onTrade(trade);
    second.onTrade(trade);
  }

  @Override
  public void onCorporateAction(CorporateAction action, long cash) {
    first.onCorporateAction(action, cash);
    second.onCorporateAction(action, cash);
  }

  @Override
  public void onBorrowing(int instrument, long cost) {
    first.onBorrowing(instrument, cost);
    second.onBorrowing(instrument, cost);
  }

  @Override
  public void onStateChange(TradingState from, TradingState to) {
    first.onStateChange(from, to);
    second.onStateChange(from, to);
  }

  @Override
  public void onLatch(Latch latch) {
    first.onLatch(latch);
    second.onLatch(latch);
  }

  @Override
  public void onRelease(String id) {
    first.onRelease(id);
    second.onRelease(id);
  }

  @Override
  public void onBreach(LatchCause cause, long equity) {
    first.onBreach(cause, equity);
    second.onBreach(cause, equity);
  }

  @Override
  public void onBreachEnd() {
    first.onBreachEnd();
    second.onBreachEnd();
  }

  @Override
  public void onDrawdownReset(long equity) {
    first.onDrawdownReset(equity);
    second.onDrawdownReset(equity);
  }

  @Override
  public void onCapitalChange(long from, long to) {
    first.onCapitalChange(from, to);
    second.onCapitalChange(from, to);
  }

  @Override
  public void onStopped(boolean stopped) {
    first.onStopped(stopped);
    second.onStopped(stopped);
  }

  @Override
  public void onCompleted() {
    first.onCompleted();
    second.onCompleted();
  }
}
