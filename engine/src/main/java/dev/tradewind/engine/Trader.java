package dev.tradewind.engine;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderOrigin;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.risk.PreTradeCheck;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Seats one strategy at one instrument: tells it the market and carries its orders. */
final class Trader implements Context {

  private final int instrument;
  private final Strategy strategy;
  private final Books books;
  private final PreTradeCheck check;
  private final OrderEntry entry;
  private final OrderTicket ticket = new OrderTicket();
  private final int warmupBars;
  private long bars;
  private long lastClose = Long.MIN_VALUE;

  Trader(int instrument, Strategy strategy, Books books, PreTradeCheck check, OrderEntry entry) {
    this.instrument = instrument;
    this.strategy = strategy;
    this.books = books;
    this.check = check;
    this.entry = entry;
    warmupBars = strategy.warmupBars();
  }

  /** When its last bar closed, epoch nanoseconds. */
  long lastClose() {
    return lastClose;
  }

  /** What it seats. */
  Strategy strategy() {
    return strategy;
  }

  void onBar(Bar bar, long closeTime) {
    lastClose = closeTime;
    bars++;
    strategy.onBar(this, bar);
  }

  void onFill(Order order, long quantity, long price) {
    strategy.onFill(this, order, quantity, price);
  }

  void onOrderEnded(Order order) {
    strategy.onOrderEnded(this, order);
  }

  @Override
  public long time() {
    return books.time;
  }

  @Override
  public Instrument instrument() {
    return books.portfolio.instruments().get(instrument);
  }

  @Override
  public long lastPrice() {
    return books.portfolio.lastPrice(instrument);
  }

  @Override
  public long position() {
    return books.portfolio.quantity(instrument);
  }

  @Override
  public int cashScale() {
    return books.portfolio.cashScale();
  }

  @Override
  public long cash() {
    return books.portfolio.shareCash(instrument);
  }

  @Override
  public long equity() {
    return books.portfolio.shareEquity(instrument);
  }

  @Override
  public boolean entriesAllowed() {
    return isWarm() && books.gate.closedForEntries() == null;
  }

  @Override
  public long affordableQuantity() {
    return check.affordable(instrument, Side.BUY);
  }

  @Override
  public long shortableQuantity() {
    return check.affordable(instrument, Side.SELL);
  }

  @Override
  public long reducibleQuantity() {
    return check.reducible(instrument);
  }

  @Override
  public long workingQuantity(Side side) {
    return books.orders.workingQuantity(instrument, side);
  }

  @Override
  public long workingEntries(Side side) {
    return books.orders.entryQuantity(instrument, side);
  }

  @Override
  public long quantityFor(long budget, long price) {
    return wholeLots(check.quantityFor(instrument, budget, price));
  }

  @Override
  public long wholeLots(long quantity) {
    long lot = instrument().lotSize();
    return lot == 1 ? quantity : quantity / lot * lot;
  }

  @Override
  public OrderTicket ticket() {
    return ticket;
  }

  @Override
  public long submit(OrderTicket wanted) {
    return entry.submit(instrument, wanted, isWarm());
  }

  @Override
  public boolean replace(long orderNumber, long quantity, long limitPrice, long stopPrice) {
    Order order = own(orderNumber);
    return order != null && entry.replace(order, quantity, limitPrice, stopPrice);
  }

  @Override
  public boolean cancel(long orderNumber) {
    Order order = own(orderNumber);
    if (order == null) {
      return false;
    }
    entry.cancel(order, CancelReason.STRATEGY);
    return true;
  }

  @Override
  public void cancelAll() {
    if (books.orders.openOrders(instrument) > 0) {
      entry.cancelIf(instrument, CancelReason.STRATEGY, Trader::isStrategys);
    }
  }

  private Order own(long orderNumber) {
    Order order = books.orders.find(orderNumber);
    return order != null && order.instrument() == instrument && isStrategys(order) ? order : null;
  }

  private static boolean isStrategys(Order order) {
    return order.origin() == OrderOrigin.STRATEGY;
  }

  private boolean isWarm() {
    return bars >= warmupBars;
  }

  void snapshotMarket(DataOutput out) throws IOException {
    out.writeLong(lastClose);
  }

  void restoreMarket(DataInput in) throws IOException {
    lastClose = in.readLong();
  }

  void snapshotStrategy(DataOutput out) throws IOException {
    out.writeLong(bars);
    strategy.snapshot(out);
  }

  void restoreStrategy(DataInput in) throws IOException {
    bars = in.readLong();
    strategy.restore(in);
  }
}
