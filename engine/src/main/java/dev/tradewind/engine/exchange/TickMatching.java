package dev.tradewind.engine.exchange;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Liquidity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Fills orders on trades and quotes.
 *
 * <p>A market order takes the price that it meets first: the touch where there are quotes, or the
 * price of a trade beyond it, the trade's price where there are none. A limit order that is better
 * than that when it arrives takes it too, and as long as there is not enough for it at such a
 * price; otherwise it rests, and is filled at its limit when the other side of the touch reaches
 * it, or a trade goes at least one tick beyond it. A stop is touched by a trade at it or beyond, or
 * by the side of the touch that it would take. A trade gives at most the participation of its
 * quantity, a quote what it shows; a quote that shows no quantity gives any.
 */
final class TickMatching {

  private final InstrumentOrders orders;
  private final Filler filler;
  private final StopOrders stops;
  private final Instrument instrument;
  private final long tickSize;
  private final Consumer<RestingOrder> notImmediate;
  private final List<RestingOrder> walk = new ArrayList<>();

  TickMatching(
      SimulatedExchange exchange, InstrumentOrders orders, Filler filler, Instrument instrument) {
    this.orders = orders;
    this.filler = filler;
    this.instrument = instrument;
    tickSize = instrument.tickSize();
    stops = new StopOrders(orders);
    notImmediate = order -> exchange.cancel(order, CancelReason.NOT_IMMEDIATE);
  }

  /** A trade in a market without quotes. */
  void onTrade(long price, long quantity, long fillable, long time) {
    filler.begin(instrument, quantity, fillable);
    stops.touch(price, price);
    while (!orders.market.isEmpty() && !filler.isExhausted()) {
      filler.take(orders.market.first(), price, time);
    }
    if (orders.hasActive()) {
      takeFresh(price, price, time);
      tradeThrough(price, time);
      stops.trail(price, price);
    }
    end();
  }

  /**
   * A trade in a market with quotes: it touches stops and fills what rests. Beyond the touch it
   * tells that the quote is of before: nobody gets its price any more.
   */
  void onTradeBetweenQuotes(long price, long quantity, long fillable, Touch touch, long time) {
    stops.touch(price, price);
    takeTouch(touch, Math.max(touch.ask(), price), Math.min(touch.bid(), price), time);
    filler.begin(instrument, quantity, fillable);
    tradeThrough(price, time);
    end();
    stops.trail(price, price);
  }

  /** A quote. */
  void onQuote(Touch touch, long time) {
    stops.touch(touch.ask(), touch.bid());
    takeTouch(touch, touch.ask(), touch.bid(), time);
    end();
    stops.trail(touch.ask(), touch.bid());
  }

  private void takeTouch(Touch touch, long ask, long bid, long time) {
    filler.begin(instrument, touch.askQuantity(), touch.askBudget());
    takeMarket(true, ask, time);
    takeFreshOf(true, ask, time);
    while (!filler.isExhausted()
        && !orders.buyLimits.isEmpty()
        && orders.buyLimits.first().limit >= ask) {
      rested(orders.buyLimits.first(), time);
    }
    touch.leaveAtAsk(filler.budget());
    filler.begin(instrument, touch.bidQuantity(), touch.bidBudget());
    takeMarket(false, bid, time);
    takeFreshOf(false, bid, time);
    while (!filler.isExhausted()
        && !orders.sellLimits.isEmpty()
        && orders.sellLimits.first().limit <= bid) {
      rested(orders.sellLimits.first(), time);
    }
    touch.leaveAtBid(filler.budget());
  }

  private void takeMarket(boolean buys, long price, long time) {
    if (orders.market.isEmpty()) {
      return;
    }
    orders.market.copyTo(walk);
    for (int i = 0; i < walk.size() && !filler.isExhausted(); i++) {
      RestingOrder order = walk.get(i);
      if (order.isBuy() == buys && order.heap == orders.market) {
        filler.take(order, price, time);
      }
    }
  }

  private void takeFresh(long ask, long bid, long time) {
    takeFreshOf(true, ask, time);
    takeFreshOf(false, bid, time);
  }

  private void takeFreshOf(boolean buys, long price, long time) {
    List<RestingOrder> fresh = orders.fresh();
    for (int i = 0; i < fresh.size(); i++) {
      RestingOrder order = fresh.get(i);
      boolean better = buys ? order.limit >= price : order.limit <= price;
      if (order.isBuy() == buys && better && orders.isResting(order) && !order.postOnly) {
        if (!filler.isExhausted()) {
          filler.takeWithin(order, price, time);
        }
        order.unserved = orders.isResting(order);
      }
    }
  }

  private void tradeThrough(long price, long time) {
    while (!filler.isExhausted()
        && !orders.buyLimits.isEmpty()
        && orders.buyLimits.first().limit >= price + tickSize) {
      rested(orders.buyLimits.first(), time);
    }
    while (!filler.isExhausted()
        && !orders.sellLimits.isEmpty()
        && orders.sellLimits.first().limit <= price - tickSize) {
      rested(orders.sellLimits.first(), time);
    }
  }

  private void rested(RestingOrder order, long time) {
    filler.fillAt(order, order.limit, Liquidity.MAKER, time);
  }

  private void end() {
    orders.endImmediate(notImmediate);
    orders.endFresh();
  }
}
