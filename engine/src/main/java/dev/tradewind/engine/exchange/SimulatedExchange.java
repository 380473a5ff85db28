package dev.tradewind.engine.exchange;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderIndex;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.snapshot.Snapshotable;
import dev.tradewind.engine.venue.ExecutionReports;
import dev.tradewind.engine.venue.Venue;
import dev.tradewind.engine.venue.VenueRejection;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.collections.LongHashSet;

/**
 * A venue that fills orders on recorded or arriving market data. It has a clock of its own, that of
 * the data: {@link #deliver} lets a message arrive whose time has come, an event of the market
 * matches what is active.
 *
 * <p>Without latency a request is answered within the call. Used by the engine's thread.
 */
public final class SimulatedExchange implements Venue, Snapshotable {

  private final ExchangeSettings settings;
  private final ExecutionReports reports;
  private final ExecutionReports answers;
  private final Faults faults;
  private final boolean faulty;
  private final Mailbox mail = new Mailbox();

  private final SimulatedMarket[] markets;
  private final OrderIndex<RestingOrder> resting = new OrderIndex<>();
  private final LongHashSet lost = new LongHashSet();
  private final RestingPool pool = new RestingPool();
  private long now = Long.MIN_VALUE;

  /**
   * An exchange without orders.
   *
   * @param reports hears what becomes of orders
   */
  public SimulatedExchange(
      List<Instrument> instruments,
      ExchangeSettings settings,
      FillGate gate,
      ExecutionReports reports) {
    this.settings = settings;
    this.reports = reports;
    answers =
        settings.latency().reports() == 0
            ? reports
            : new DelayedReports(mail, () -> now, settings.latency().reports());
    faults = settings.faults().get();
    faulty = !(faults instanceof Faults.None);
    Filler filler = new Filler(this, settings.slippage(), gate);
    markets = new SimulatedMarket[instruments.size()];
    for (int i = 0; i < markets.length; i++) {
      markets[i] = new SimulatedMarket(this, filler, instruments.get(i), settings);
    }
  }

  /** When the next message arrives; {@link Long#MAX_VALUE} if none is under way. */
  public long nextTime() {
    return mail.nextTime();
  }

  /** Lets the next message arrive; call it only if {@link #nextTime} has come. */
  public void deliver() {
    pool.endEvent();
    Message message = mail.take();
    now = Math.max(now, message.time);
    switch (message.kind) {
      case NEW -> arrive(message.order);
      case CANCEL -> receiveCancel(message.number);
      case REPLACE -> receiveReplace(message.number, message.quantity, message.price, message.stop);
      case QUERY -> receiveQuery(message.number);
      default -> DelayedReports.deliver(message, reports);
    }
    mail.throwAway(message);
  }

  /** Lets the reports arrive that are under way now: news of what is over. */
  public void deliverReports() {
    for (Message report : mail.takeReports()) {
      DelayedReports.deliver(report, reports);
      mail.throwAway(report);
    }
  }

  /** Whether an order works here, whatever others think of it. */
  public boolean hasOrders() {
    return !resting.isEmpty();
  }

  /** An event is over: objects of orders that ended may be used again. */
  public void endEvent() {
    pool.endEvent();
  }

  /** Ends all orders of an instrument, those too that are on their way here. */
  public void endOrders(int instrument, CancelReason reason) {
    List<RestingOrder> all = new ArrayList<>();
    markets[instrument].orders.forEach(all::add);
    all.sort(Comparator.comparingLong(order -> order.sequence));
    for (RestingOrder order : all) {
      // Who hears of the end of one may have ended another.
      if (order.heap != null) {
        cancel(order, reason);
      }
    }
    for (Message message : mail.takeOrders(instrument)) {
      long number = message.order.number;
      pool.giveBack(message.order);
      mail.throwAway(message);
      answers.onCancelled(number, reason);
    }
  }

  /** Whether a report takes no time. */
  public boolean reportsAtOnce() {
    return settings.latency().reports() == 0;
  }

  /** Moves the clock, never back. */
  public void setTime(long time) {
    now = time;
  }

  /** Fills what a bar fills. The clock stands at its end, or at its open if reports take time. */
  public void onBar(Bar bar, long closeTime) {
    pool.endEvent();
    SimulatedMarket market = markets[bar.instrument()];
    expireTo(market, bar.openTime());
    market.onBar(bar, closeTime);
    expireTo(market, closeTime);
  }

  /** An instrument, live. */
  public SimulatedMarket market(int instrument) {
    return markets[instrument];
  }

  /** Fills what a trade of now fills. */
  public void onTrade(int instrument, long price, long quantity) {
    begin(instrument).onTrade(price, quantity, now);
  }

  /** Fills what a quote of now fills. */
  public void onQuote(int instrument, long bid, long bidQuantity, long ask, long askQuantity) {
    begin(instrument).onQuote(bid, bidQuantity, ask, askQuantity, now);
  }

  /** Fills what the book fills now that a level is another. */
  public void onBookLevel(int instrument, boolean bid, long price, long quantity) {
    begin(instrument).onBookLevel(bid, price, quantity, now);
  }

  /** The book is empty; what comes next builds it anew. */
  public void onEmptyBook(int instrument) {
    begin(instrument).onEmptyBook();
  }

  /**
   * Fills what the event that was matched last has caused, at its price.
   *
   * @param price 0 for a quote
   */
  public void onSameEvent(int instrument, long price, long quantity) {
    pool.endEvent();
    markets[instrument].onSameEvent(price, quantity, now);
  }

  private SimulatedMarket begin(int instrument) {
    pool.endEvent();
    SimulatedMarket market = markets[instrument];
    expireTo(market, now);
    return market;
  }

  @Override
  public void submit(Order order) {
    RestingOrder arriving = pool.take();
    arriving.take(order);
    if (settings.latency().orders() == 0) {
      arrive(arriving);
    } else {
      Message message = write(Message.Kind.NEW, order.number());
      message.order = arriving;
      mail.send(message);
    }
  }

  @Override
  public void cancel(Order order) {
    if (settings.latency().orders() == 0) {
      receiveCancel(order.number());
    } else {
      mail.send(write(Message.Kind.CANCEL, order.number()));
    }
  }

  @Override
  public void replace(Order order, long quantity, long limitPrice, long stopPrice) {
    if (settings.latency().orders() == 0) {
      receiveReplace(order.number(), quantity, limitPrice, stopPrice);
    } else {
      Message message = write(Message.Kind.REPLACE, order.number());
      message.quantity = quantity;
      message.price = limitPrice;
      message.stop = stopPrice;
      mail.send(message);
    }
  }

  @Override
  public void query(Order order) {
    if (settings.latency().orders() == 0) {
      receiveQuery(order.number());
    } else {
      mail.send(write(Message.Kind.QUERY, order.number()));
    }
  }

  /** The price that a taker gets who sees {@code price} and trades outside the market's volume. */
  public long slipped(int instrument, Side side, long quantity, long price) {
    return settings.slippage().apply(side, price, markets[instrument].tickSize, quantity, quantity);
  }

  /** Takes over a position that came about without an order here. */
  public void setPosition(int instrument, long quantity) {
    markets[instrument].position = quantity;
  }

  /** Takes over an order that was accepted by an exchange of which nothing else is known. */
  public void adopt(Order order) {
    RestingOrder adopted = pool.take();
    adopted.take(order);
    adopted.market = markets[adopted.instrument];
    adopted.activeFrom = order.submitTime();
    resting.put(adopted.number, adopted);
    adopted.market.orders.number(adopted);
    adopted.market.orders.arriving.add(adopted, adopted.activeFrom);
  }

  /** Takes over the state of a market of which nothing else is known. */
  public void adopt(int instrument, long position, long lastPrice, long time) {
    markets[instrument].adopt(position, lastPrice);
    setTime(time);
  }

  /** The account's position as the exchange knows it. */
  long position(int instrument) {
    return markets[instrument].position;
  }

  private Message write(Message.Kind kind, long number) {
    return mail.write(kind, number, now + settings.latency().orders());
  }

  private void arrive(RestingOrder order) {
    if (faulty && faults.losesOrder(order.number)) {
      lost.add(order.number);
      pool.giveBack(order);
      return;
    }
    SimulatedMarket market = markets[order.instrument];
    order.market = market;
    boolean taking = order.postOnly && market.wouldTake(order.side, order.limit);
    if ((faulty && faults.rejects(order.number)) || taking) {
      pool.giveBack(order);
      answers.onRejected(order.number, taking ? VenueRejection.POST_ONLY : VenueRejection.OTHER);
      return;
    }
    market.orders.number(order);
    order.activeFrom = now;
    resting.put(order.number, order);
    if (!faulty || !faults.losesAcknowledgement(order.number)) {
      answers.onAccepted(order.number);
    }
    if (order.expireTime != Long.MAX_VALUE) {
      Mailbox notes = market.expiries;
      notes.send(notes.write(Message.Kind.EXPIRE, order.number, order.expireTime));
    }
    market.place(order);
  }

  private void receiveCancel(long number) {
    RestingOrder order = resting.get(number);
    if (order == null) {
      answers.onRequestRejected(number);
    } else {
      cancel(order, CancelReason.VENUE);
    }
  }

  private void receiveReplace(long number, long quantity, long limit, long stop) {
    RestingOrder order = resting.get(number);
    if (order == null || quantity <= order.filled) {
      answers.onRequestRejected(number);
      return;
    }
    boolean keepsPlace = quantity <= order.quantity && limit == order.limit && stop == order.stop;
    // One that only becomes smaller stays where it rests: it takes nothing.
    if (!keepsPlace && order.postOnly && order.market.wouldTake(order.side, limit)) {
      answers.onRequestRejected(number);
      return;
    }
    order.quantity = quantity;
    if (!keepsPlace) {
      order.market.reprice(order, limit, stop, now);
    }
    answers.onReplaced(number, quantity, limit, stop);
  }

  private void receiveQuery(long number) {
    if (resting.get(number) != null) {
      answers.onAccepted(number);
    } else if (lost.contains(number)) {
      answers.onUnknownOrder(number);
    }
  }

  private void expireTo(SimulatedMarket market, long time) {
    Mailbox notes = market.expiries;
    while (notes.nextTime() <= time) {
      Message note = notes.take();
      expire(note.number);
      notes.throwAway(note);
    }
  }

  private void expire(long number) {
    RestingOrder order = resting.get(number);
    if (order != null) {
      end(order);
      answers.onExpired(number);
    }
  }

  void fill(RestingOrder order, long quantity, long price, Liquidity liquidity, long time) {
    order.filled += quantity;
    order.market.position += order.side.sign() * quantity;
    if (order.leaves() == 0) {
      end(order);
    }
    answers.onFill(order.number, order.instrument, order.side, quantity, price, liquidity, time);
  }

  void cancel(RestingOrder order, CancelReason reason) {
    end(order);
    answers.onCancelled(order.number, reason);
  }

  private void end(RestingOrder order) {
    order.market.orders.remove(order);
    resting.remove(order.number);
    if (order.expireTime != Long.MAX_VALUE) {
      order.market.expiries.lapse(number -> resting.get(number) != null);
    }
    pool.giveBack(order);
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(now);
    for (SimulatedMarket market : markets) {
      market.snapshot(out);
    }
    mail.snapshot(out);
    faults.snapshot(out);
    new RestingSnapshot(markets, resting, lost).write(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    now = in.readLong();
    for (SimulatedMarket market : markets) {
      market.restore(in);
    }
    mail.restore(in);
    faults.restore(in);
    new RestingSnapshot(markets, resting, lost).read(in);
  }
}
