package dev.tradewind.engine.exchange;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.OrderType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Fills orders on bars, conservatively. A bar is a story of which only the beginning and the
 * extremes are known, so it is read in the order that is worst for the account:
 *
 * <ol>
 *   <li>At the open: stops that the open is at or beyond are touched; then market orders and
 *       touched stops fill at the open plus slippage, the oldest first; then limits that the open
 *       is at or better than fill at the open, as takers, the best price first.
 *   <li>What must not rest is cancelled.
 *   <li>Within the bar, stops first: a touched one fills at its stop plus slippage. A stop-limit
 *       fills at its stop if its limit allows that, else it rests as a limit from the next bar. One
 *       that came into the bar with a fill, as the stop of a bracket, gets the worse of its stop
 *       and the price of that fill.
 *   <li>Then limits: at the limit, if the bar went at least one tick beyond it, for at the touch
 *       one may stand last in the queue.
 *   <li>Then the stops of brackets whose entry filled in this very bar; their targets wait for the
 *       next one.
 *   <li>Last, trailing stops follow the bar's extreme.
 * </ol>
 *
 * <p>No order meets a bar that opened before it was active. Buys come before sells where both are
 * possible. All fills of a bar together take at most the participation of its volume; a touched
 * stop for which none is left fills at the next open. A forward-filled bar is no trading: nothing
 * happens.
 */
final class BarMatching {

  private final InstrumentOrders orders;
  private final Filler filler;
  private final StopOrders stops;
  private final Instrument instrument;
  private final long tickSize;

  /** Stops of brackets that were sent while the present bar was matched. */
  private final List<RestingOrder> entered = new ArrayList<>();

  private final Consumer<RestingOrder> notImmediate;

  BarMatching(
      SimulatedExchange exchange, InstrumentOrders orders, Filler filler, Instrument instrument) {
    this.orders = orders;
    this.filler = filler;
    this.instrument = instrument;
    tickSize = instrument.tickSize();
    stops = new StopOrders(orders);
    notImmediate = order -> exchange.cancel(order, CancelReason.NOT_IMMEDIATE);
  }

  /** Takes the stop of a bracket whose entry the present bar has filled. */
  void enter(RestingOrder stop) {
    orders.rest(stop);
    move(stop);
  }

  /** A stop was put where it waits now within the present bar. */
  void move(RestingOrder stop) {
    stop.enteredAt = filler.market();
    entered.add(stop);
  }

  /**
   * Fills what the bar fills.
   *
   * @param volume of the bar, or anything where nobody looks at it
   * @param fillable the part of it that fills may take
   */
  void match(Bar bar, long closeTime, long volume, long fillable) {
    filler.begin(instrument, volume, fillable);
    filler.startAt(bar.open());
    atTheOpen(bar.open(), bar.openTime());
    orders.endImmediate(notImmediate);
    // Most bars meet market orders only, and the memory of a bar's other prices is far away.
    if (orders.hasActive()) {
      withinTheBar(bar, closeTime);
    }
    for (int i = 0; i < entered.size(); i++) {
      entered.get(i).enteredAt = 0;
    }
    entered.clear();
    orders.endFresh();
  }

  private void withinTheBar(Bar bar, long closeTime) {
    touchStops(bar, closeTime);
    touchTrailing(bar.high(), bar.low(), closeTime);
    tradeThroughLimits(bar.high(), bar.low(), closeTime);
    touchEntered(bar, closeTime);
    stops.trail(bar.low(), bar.high());
  }

  private void atTheOpen(long open, long time) {
    stops.touch(open, open);
    while (!orders.market.isEmpty() && !filler.isExhausted()) {
      filler.take(orders.market.first(), open, time);
    }
    while (!filler.isExhausted()
        && !orders.buyLimits.isEmpty()
        && orders.buyLimits.first().limit >= open) {
      openLimit(orders.buyLimits.first(), open, time);
    }
    while (!filler.isExhausted()
        && !orders.sellLimits.isEmpty()
        && orders.sellLimits.first().limit <= open) {
      openLimit(orders.sellLimits.first(), open, time);
    }
  }

  private void openLimit(RestingOrder order, long open, long time) {
    if (order.postOnly) {
      filler.fillAt(order, order.limit, Liquidity.MAKER, time);
    } else {
      filler.fillAt(order, open, Liquidity.TAKER, time);
    }
  }

  private void touchStops(Bar bar, long closeTime) {
    while (!orders.buyStops.isEmpty() && orders.buyStops.first().stop <= bar.high()) {
      RestingOrder order = orders.buyStops.first();
      touch(order, Math.max(from(order, bar), order.stop), closeTime);
    }
    while (!orders.sellStops.isEmpty() && orders.sellStops.first().stop >= bar.low()) {
      RestingOrder order = orders.sellStops.first();
      touch(order, Math.min(from(order, bar), order.stop), closeTime);
    }
  }

  /** Where the market came from when it went to a stop. */
  private static long from(RestingOrder order, Bar bar) {
    return order.enteredAt == 0 ? bar.open() : order.enteredAt;
  }

  private void touchTrailing(long high, long low, long time) {
    if (orders.trailing.isEmpty()) {
      return;
    }
    List<RestingOrder> trailing = stops.trailingInTurn();
    for (int i = 0; i < trailing.size(); i++) {
      RestingOrder order = trailing.get(i);
      if (order.heap == orders.trailing && StopOrders.isTouched(order, high, low)) {
        touch(order, order.stop, time);
      }
    }
  }

  /** A stop that is touched at a price within the bar. */
  private void touch(RestingOrder order, long price, long time) {
    boolean limited = order.type == OrderType.STOP_LIMIT;
    if (limited && !isMarketable(order, price)) {
      orders.triggerLater(order, time);
      return;
    }
    orders.trigger(order);
    if (filler.isExhausted()) {
      return;
    }
    if (limited) {
      filler.takeWithin(order, price, time);
    } else {
      filler.take(order, price, time);
    }
  }

  private void tradeThroughLimits(long high, long low, long time) {
    while (!filler.isExhausted()
        && !orders.buyLimits.isEmpty()
        && orders.buyLimits.first().limit >= low + tickSize) {
      RestingOrder order = orders.buyLimits.first();
      filler.fillAt(order, order.limit, Liquidity.MAKER, time);
    }
    while (!filler.isExhausted()
        && !orders.sellLimits.isEmpty()
        && orders.sellLimits.first().limit <= high - tickSize) {
      RestingOrder order = orders.sellLimits.first();
      filler.fillAt(order, order.limit, Liquidity.MAKER, time);
    }
  }

  private void touchEntered(Bar bar, long closeTime) {
    for (int i = 0; i < entered.size(); i++) {
      RestingOrder order = entered.get(i);
      if (order.heap != null
          && order.stopLoss
          && StopOrders.isTouched(order, bar.high(), bar.low())) {
        long from = from(order, bar);
        touch(
            order,
            order.isBuy() ? Math.max(from, order.stop) : Math.min(from, order.stop),
            closeTime);
      }
    }
  }

  private static boolean isMarketable(RestingOrder order, long price) {
    return order.isBuy() ? order.limit >= price : order.limit <= price;
  }
}
