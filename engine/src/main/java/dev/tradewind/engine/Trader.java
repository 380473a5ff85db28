package dev.tradewind.engine;

import dev.tradewind.engine.exchange.SimulatedMarket;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.building.TimeBins;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderOrigin;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Position;
import dev.tradewind.engine.portfolio.RoundTrip;
import dev.tradewind.engine.risk.PreTradeCheck;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Seats a strategy at one instrument: tells it the market and carries its orders. A strategy of the
 * whole account has a seat at each.
 */
final class Trader implements Context {

  private final int instrument;
  private final Strategy strategy;
  private final Books books;
  private final Position holding;
  private final RoundTrip roundTrip;
  private final SimulatedMarket market;
  private final PreTradeCheck check;
  private final OrderEntry entry;
  private final Lull lull;
  private final OrderTicket ticket = new OrderTicket();
  private final int warmupBars;
  private final List<Trader> seats;
  private final TimeFrames timeFrames;
  private long bars;
  private long lastClose = Long.MIN_VALUE;

  /**
   * A seat.
   *
   * @param market the instrument at the exchange
   * @param seats all of the strategy's, by instrument, or only this one; filled by the caller
   */
  Trader(
      int instrument,
      Strategy strategy,
      List<Trader> seats,
      Books books,
      SimulatedMarket market,
      PreTradeCheck check,
      OrderEntry entry) {
    this.instrument = instrument;
    this.strategy = strategy;
    this.books = books;
    this.market = market;
    holding = books.portfolio.position(instrument);
    roundTrip = books.roundTrips[instrument];
    this.check = check;
    this.entry = entry;
    lull = books.lull;
    this.seats = seats;
    warmupBars = strategy.warmupBars();
    List<TimeBins> bins = strategy.timeFrames(instrument());
    timeFrames =
        bins.isEmpty() ? null : new TimeFrames(bins, instrument, bar -> strategy.onBar(this, bar));
  }

  /** When its last bar closed, epoch nanoseconds. */
  long lastClose() {
    return lastClose;
  }

  /** Whether it is the strategy's only seat, or the first of its seats. */
  boolean isFirstSeat() {
    return seats.getFirst() == this;
  }

  /** Index of its instrument. */
  int index() {
    return instrument;
  }

  /** What is held of its instrument. */
  Position holding() {
    return holding;
  }

  /** The open trade of its instrument. */
  RoundTrip roundTrip() {
    return roundTrip;
  }

  /** Its instrument at the exchange. */
  SimulatedMarket market() {
    return market;
  }

  /** What it seats. */
  Strategy strategy() {
    return strategy;
  }

  /** Refuses a bar of which its longer ones cannot be made. */
  void check(Bar bar) {
    if (timeFrames != null) {
      timeFrames.check(bar);
    }
  }

  /** Refuses a trade of which its longer bars cannot be made. */
  void check(Trade trade) {
    if (timeFrames != null) {
      timeFrames.check(trade);
    }
  }

  /** Whether its strategy hears of longer bars, too. */
  boolean isFramed() {
    return timeFrames != null;
  }

  void onBar(Bar bar, long closeTime) {
    lastClose = closeTime;
    bars++;
    if (timeFrames != null) {
      timeFrames.onBar(bar);
    }
    strategy.onBar(this, bar);
  }

  /** Its strategy was told bars; the last of them, or one before, closed then. */
  void catchUp(int told, long closeTime) {
    bars += told;
    lastClose = closeTime;
  }

  void onTrade(Trade trade) {
    if (timeFrames != null) {
      timeFrames.onTrade(trade);
    }
    strategy.onTrade(this, trade);
  }

  void onFill(Order order, long quantity, long price) {
    strategy.onFill(this, order, quantity, price);
  }

  void onOrderEnded(Order order) {
    strategy.onOrderEnded(this, order);
  }

  @Override
  public long time() {
    return lull.isAhead() ? lull.aheadTime() : books.time;
  }

  @Override
  public Instrument instrument() {
    return books.portfolio.instruments().get(instrument);
  }

  @Override
  public int instruments() {
    return seats.size();
  }

  @Override
  public Context of(int other) {
    if (other == instrument) {
      return this;
    }
    if (seats.size() == 1 || other < 0 || other >= seats.size()) {
      throw new IllegalArgumentException("This strategy does not trade instrument " + other + ".");
    }
    return seats.get(other);
  }

  @Override
  public long lastPrice() {
    return lull.isAheadFor(this) ? lull.aheadPrice() : holding.lastPrice();
  }

  @Override
  public long position() {
    return holding.quantity();
  }

  @Override
  public int cashScale() {
    return books.portfolio.cashScale();
  }

  @Override
  public long cash() {
    lull.catchUp();
    return books.portfolio.shareCash(instrument);
  }

  @Override
  public long equity() {
    lull.catchUp();
    return books.portfolio.shareEquity(instrument);
  }

  @Override
  public boolean entriesAllowed() {
    lull.catchUp();
    return isWarm() && books.gate.closedForEntries() == null;
  }

  @Override
  public long affordableQuantity() {
    lull.catchUp();
    return check.affordable(instrument, Side.BUY);
  }

  @Override
  public long shortableQuantity() {
    lull.catchUp();
    return check.affordable(instrument, Side.SELL);
  }

  @Override
  public long reducibleQuantity() {
    lull.catchUp();
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
    if (price <= 0) {
      throw new IllegalArgumentException(
          "quantityFor of "
              + instrument().symbol()
              + " was asked at a price of "
              + price
              + ": it must be above zero, so wait for the first price.");
    }
    lull.catchUp();
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
    lull.endLull();
    return entry.submit(instrument, wanted, isWarm());
  }

  @Override
  public boolean replace(long orderNumber, long quantity, long limitPrice, long stopPrice) {
    lull.endLull();
    Order order = own(orderNumber);
    return order != null && entry.replace(order, quantity, limitPrice, stopPrice, isWarm());
  }

  @Override
  public boolean cancel(long orderNumber) {
    lull.endLull();
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

  /** Its part of the strategy's state; the first seat of a strategy has the strategy itself. */
  void snapshotStrategy(DataOutput out) throws IOException {
    out.writeLong(bars);
    if (timeFrames != null) {
      timeFrames.snapshot(out);
    }
    if (isFirstSeat()) {
      strategy.snapshot(out);
    }
  }

  void restoreStrategy(DataInput in) throws IOException {
    bars = in.readLong();
    if (timeFrames != null) {
      timeFrames.restore(in);
    }
    if (isFirstSeat()) {
      strategy.restore(in);
    }
  }
}
