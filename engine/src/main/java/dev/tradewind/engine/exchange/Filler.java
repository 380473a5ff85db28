package dev.tradewind.engine.exchange;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.TimeInForce;

/**
 * Fills orders out of what one event has to give: its volume, less what it is said to keep for
 * others. A part of an order is in whole lots; the rest of one that is not, as of a position that
 * was split, fills at once or not at all.
 */
final class Filler {

  private final SimulatedExchange exchange;
  private final Slippage slippage;
  private final FillGate gate;
  private long tickSize;
  private long lotSize = 1;
  private long volume;
  private long budget;
  private long market;

  Filler(SimulatedExchange exchange, Slippage slippage, FillGate gate) {
    this.exchange = exchange;
    this.slippage = slippage;
    this.gate = gate;
  }

  /** Begins an event of that volume, of which fills may take {@code fillable}. */
  void begin(Instrument instrument, long ofVolume, long fillable) {
    tickSize = instrument.tickSize();
    lotSize = instrument.lotSize();
    volume = Math.max(1, ofVolume);
    budget = wholeLots(fillable);
  }

  /** The event begins at a price. */
  void startAt(long price) {
    market = price;
  }

  /** Where the market is: the price of the last fill of the event, before it where it began. */
  long market() {
    return market;
  }

  private long wholeLots(long quantity) {
    return lotSize == 1 ? quantity : quantity / lotSize * lotSize;
  }

  private long wanted(RestingOrder order) {
    return Math.min(order.leaves(), budget);
  }

  /** What the event has left to give. */
  long budget() {
    return budget;
  }

  /** Gives some of it to others. */
  void spend(long quantity) {
    budget = wholeLots(budget - quantity);
  }

  boolean isExhausted() {
    return budget == 0;
  }

  /** Fills as a taker that saw {@code price}: slippage comes on top. */
  void take(RestingOrder order, long price, long time) {
    long wanted = wanted(order);
    fill(order, wanted, slipped(order, price, wanted), Liquidity.TAKER, time);
  }

  /** Like {@link #take}, but never beyond the order's limit. */
  void takeWithin(RestingOrder order, long price, long time) {
    long wanted = wanted(order);
    long slipped = slipped(order, price, wanted);
    long bound = order.isBuy() ? Math.min(slipped, order.limit) : Math.max(slipped, order.limit);
    fill(order, wanted, bound, Liquidity.TAKER, time);
  }

  /** Fills at exactly that price. */
  void fillAt(RestingOrder order, long price, Liquidity liquidity, long time) {
    fill(order, wanted(order), price, liquidity, time);
  }

  /** Takes a level of a book: a part of what an order takes, which others follow. */
  void takeLevel(RestingOrder order, long price, long time) {
    long wanted = wanted(order);
    fillUpTo(order, wanted, allowed(order, wanted, price), price, Liquidity.TAKER, time);
  }

  /** Whether all that is left of an order may fill at a price. */
  boolean allows(RestingOrder order, long price) {
    return allowed(order, order.leaves(), price) == order.leaves();
  }

  private long slipped(RestingOrder order, long price, long quantity) {
    return slippage.apply(order.side, price, tickSize, quantity, volume);
  }

  private void fill(RestingOrder order, long wanted, long price, Liquidity liquidity, long time) {
    long allowed = allowed(order, wanted, price);
    if (order.timeInForce == TimeInForce.FOK && allowed < order.leaves()) {
      exchange.cancel(order, CancelReason.NOT_IMMEDIATE);
      return;
    }
    fillUpTo(order, wanted, allowed, price, liquidity, time);
  }

  private void fillUpTo(
      RestingOrder order, long wanted, long allowed, long price, Liquidity liquidity, long time) {
    if (allowed > 0) {
      spend(allowed);
      market = price;
      exchange.fill(order, allowed, price, liquidity, time);
    }
    if (allowed < wanted && order.heap != null) {
      exchange.cancel(
          order, order.reduceOnly ? CancelReason.POSITION_CLOSED : CancelReason.INSUFFICIENT_CASH);
    }
  }

  private long allowed(RestingOrder order, long wanted, long price) {
    if (order.reduceOnly) {
      long held = -order.side.sign() * exchange.position(order.instrument);
      return Math.max(0, Math.min(wanted, held));
    }
    long payable = gate.payable(order.number, order.instrument, order.side, wanted, price);
    return payable == wanted ? wanted : wholeLots(payable);
  }
}
