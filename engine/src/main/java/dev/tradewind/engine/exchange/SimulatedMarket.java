package dev.tradewind.engine.exchange;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/**
 * One instrument at the exchange: its orders, what the market showed, and how both meet. Used by
 * the engine's thread.
 */
public final class SimulatedMarket implements Snapshotable {

  final InstrumentOrders orders = new InstrumentOrders();

  /**
   * Notes of when orders expire: an order that worked when a bar opened meets that bar, whatever
   * came of other instruments meanwhile.
   */
  final Mailbox expiries = new Mailbox();

  final long tickSize;
  private final int participation;

  /** Where it does not it is not read: a bar's volume is far away in memory. */
  private final boolean volumeMatters;

  private final SimulatedExchange exchange;
  private final Filler filler;
  private final BarMatching bars;
  private final TickMatching ticks;
  private final BookMatching books;
  private final Touch touch = new Touch();
  private final DepthSide bids = new DepthSide(true);
  private final DepthSide asks = new DepthSide(false);
  private boolean deep;
  private boolean quoted;
  private boolean matching;
  private boolean matchingBar;

  /** The account's position as the exchange knows it. */
  long position;

  long lastPrice;

  /** What fills have taken of the volume of the present event. */
  private long given;

  SimulatedMarket(
      SimulatedExchange exchange, Filler filler, Instrument instrument, ExchangeSettings settings) {
    this.exchange = exchange;
    this.filler = filler;
    tickSize = instrument.tickSize();
    participation = settings.participation();
    volumeMatters =
        participation != ExchangeSettings.UNCAPPED || settings.slippage().looksAtVolume();
    bars = new BarMatching(exchange, orders, filler, instrument);
    ticks = new TickMatching(exchange, orders, filler, instrument);
    books = new BookMatching(exchange, orders, filler, instrument, bids, asks);
  }

  /** Whether there are quotes, so that trades are no price to trade at. */
  public boolean isQuoted() {
    return quoted;
  }

  /**
   * Whether there are both a bid and an ask. Where levels are told they count, and quotes beside
   * them do not.
   */
  public boolean hasTouch() {
    return deep ? !bids.isEmpty() && !asks.isEmpty() : touch.isKnown();
  }

  /** Best bid; there must be one. */
  public long bid() {
    return deep ? bids.price(0) : touch.bid();
  }

  /** Best ask; there must be one. */
  public long ask() {
    return deep ? asks.price(0) : touch.ask();
  }

  /** Whether the quantity of a trade means anything here. */
  public boolean looksAtVolume() {
    return volumeMatters || deep;
  }

  /** Whether there is an order. */
  public boolean hasOrders() {
    return !orders.isEmpty();
  }

  /** Time has passed without an order, and a last price with it. */
  public void passTo(long time, long price) {
    exchange.setTime(time);
    lastPrice = price;
  }

  /** Takes the last price of an event that fills nothing: a bar that is over, or no order. */
  public void setLastPrice(long price) {
    lastPrice = price;
  }

  void onBar(Bar bar, long closeTime) {
    if (!orders.isEmpty() && !bar.forwardFilled()) {
      orders.activate(bar.openTime());
      if (orders.hasActive()) {
        matching = true;
        matchingBar = true;
        long volume = volumeMatters ? bar.volume() : 0;
        long fillable = fillable(volume);
        bars.match(bar, closeTime, volume, fillable);
        given = fillable - filler.budget();
        matchingBar = false;
        matching = false;
      }
    }
  }

  void onTrade(long price, long quantity, long time) {
    lastPrice = price;
    if (orders.isEmpty()) {
      return;
    }
    orders.activate(time);
    matching = true;
    if (deep) {
      books.onTrade(price, quantity, time);
    } else if (touch.isKnown()) {
      ticks.onTradeBetweenQuotes(price, quantity, fillable(quantity), touch, time);
    } else if (orders.hasActive()) {
      long fillable = fillable(quantity);
      ticks.onTrade(price, quantity, fillable, time);
      given = fillable - filler.budget();
    }
    matching = false;
  }

  void onQuote(long bid, long bidQuantity, long ask, long askQuantity, long time) {
    quoted = true;
    if (!deep) {
      touch.set(bid, bidQuantity, ask, askQuantity);
      matchQuote(time);
    }
  }

  void onBookLevel(boolean bid, long price, long quantity, long time) {
    deep = true;
    quoted = true;
    (bid ? bids : asks).set(price, quantity);
    if (hasTouch()) {
      lastPrice = middle(bids.price(0), asks.price(0));
    }
    if (!orders.isEmpty()) {
      orders.activate(time);
      matching = true;
      books.onLevel(bid, price, quantity);
      books.onBook(time);
      matching = false;
    }
  }

  void onEmptyBook() {
    bids.clear();
    asks.clear();
  }

  /** Matches what an event has caused with that very event; a price of 0 means the last quote. */
  void onSameEvent(long price, long quantity, long time) {
    if (orders.isEmpty()) {
      return;
    }
    if (touch.isKnown()) {
      matchQuote(time);
    } else {
      orders.activate(time);
      matching = true;
      ticks.onTrade(price, quantity, Math.max(0, fillable(quantity) - given), time);
      matching = false;
    }
  }

  /**
   * Gives an order other terms, with which it meets what a new order would: no event and no bar
   * that has begun. Only within an event a stop waits at its new price at once, for whom it
   * protects must not be without it.
   */
  void reprice(RestingOrder order, long limit, long stop, long now) {
    boolean protects = matching && order.type.hasStop() && order.heap != orders.arriving;
    orders.reprice(order, limit, stop);
    if (protects) {
      orders.rest(order);
      if (matchingBar) {
        bars.move(order);
      }
    } else {
      order.fresh = false;
      order.activeFrom = Math.max(order.activeFrom, now);
      orders.arriving.add(order, order.activeFrom);
    }
  }

  /** Takes over a position and a price; what quotes and books showed was at prices of before. */
  void adopt(long newPosition, long price) {
    position = newPosition;
    lastPrice = price;
    touch.forget();
    quoted = deep;
    bids.clear();
    asks.clear();
  }

  /** Whether levels are told, so that quotes beside them mean nothing. */
  public boolean isDeep() {
    return deep;
  }

  /** An event is over: the next one has all of its volume to give. */
  public void endEvent() {
    given = 0;
  }

  /** Takes an order that has arrived at that time. */
  void place(RestingOrder order) {
    if (order.type == OrderType.TRAILING_STOP) {
      long market = matchingBar ? filler.market() : lastPrice;
      order.stop = market + order.side.sign() * order.offset;
    }
    if (order.stopLoss && matchingBar) {
      bars.enter(order);
    } else {
      orders.arriving.add(order, order.activeFrom);
    }
  }

  /** Whether a limit order would trade at once. */
  boolean wouldTake(Side side, long limit) {
    boolean buy = side == Side.BUY;
    long price = lastPrice;
    if (hasTouch()) {
      price = buy ? ask() - tickSize : bid() + tickSize;
    }
    return buy ? limit > price : limit < price;
  }

  private void matchQuote(long time) {
    lastPrice = middle(touch.bid(), touch.ask());
    if (!orders.isEmpty()) {
      orders.activate(time);
      matching = true;
      ticks.onQuote(touch, time);
      matching = false;
    }
  }

  private static long middle(long bid, long ask) {
    return bid + (ask - bid) / 2;
  }

  /** The largest part of a volume that fills may take. */
  private long fillable(long volume) {
    return participation == ExchangeSettings.UNCAPPED
        ? Long.MAX_VALUE
        : ExactMath.multiplyDivideFloor(volume, participation, ExchangeSettings.WHOLE);
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(orders.sequence());
    out.writeLong(position);
    out.writeLong(lastPrice);
    out.writeBoolean(deep);
    touch.snapshot(out);
    bids.snapshot(out);
    asks.snapshot(out);
    Set<Long> live = new TreeSet<>();
    orders.forEach(order -> live.add(order.number));
    expiries.snapshot(out, live::contains);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    orders.clear();
    orders.numberFrom(in.readLong());
    position = in.readLong();
    lastPrice = in.readLong();
    deep = in.readBoolean();
    touch.restore(in);
    quoted = deep || touch.isKnown();
    bids.restore(in);
    asks.restore(in);
    expiries.restore(in);
  }
}
