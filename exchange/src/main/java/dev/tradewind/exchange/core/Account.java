package dev.tradewind.exchange.core;

import dev.tradewind.engine.exchange.SimulatedExchange;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.money.Decimal;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderBook;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.venue.ExecutionReports;
import dev.tradewind.engine.venue.VenueRejection;
import dev.tradewind.exchange.protocol.Rejection;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import dev.tradewind.exchange.protocol.Status;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * One account at the exchange: its orders, and what they meet. Each account has the market's whole
 * volume to itself, as a book has that trades on the exchange within its own process. Used by one
 * thread.
 */
final class Account implements ExecutionReports {

  private static final String REQUESTED = "Requested";
  private static final String DISCONNECTED = "Disconnected";

  /** So many units, with those of one more order, are counted in 64 bits. */
  private static final long MOST_UNITS = 10 * Limits.LARGEST;

  private static final String TOO_MUCH =
      "What is held and what works would be more than 10^18 units together.";

  private final List<Instrument> instruments;
  private final LongFunction<String> executionIds;
  private final Prices prices;
  private final Consumer<Report> reports;
  private final SimulatedExchange exchange;
  private final OrderBook book;
  private final OrderTaking taking;
  private final OrderRegister register = new OrderRegister();
  private final Map<Long, TrackedOrder> working = new HashMap<>();
  private final Holdings holdings;
  private String cancelledBecause = REQUESTED;

  /**
   * An account without orders.
   *
   * @param executionIds makes the id of the next fill, given its sequence in the account
   * @param reports hears what becomes of orders
   */
  Account(
      Settings settings,
      LongFunction<String> executionIds,
      Prices prices,
      Consumer<Report> reports) {
    instruments = settings.instruments();
    this.executionIds = executionIds;
    this.prices = prices;
    this.reports = reports;
    // Cash is not known here: what is sent is filled.
    exchange =
        new SimulatedExchange(
            instruments,
            settings.matching(),
            (number, instrument, side, quantity, price) -> quantity,
            this);
    book = new OrderBook(instruments.size(), 0);
    taking = new OrderTaking(instruments, book);
    holdings = new Holdings(instruments);
    for (int i = 0; i < instruments.size(); i++) {
      exchange.adopt(i, 0, prices.last(i), prices.time());
    }
  }

  OrderRegister register() {
    return register;
  }

  Holdings holdings() {
    return holdings;
  }

  /** Tells all sessions of the account. */
  void tell(Report report) {
    reports.accept(report);
  }

  void submit(Request.NewOrder wanted) {
    begin();
    TrackedOrder tracked = new TrackedOrder(wanted, prices.time());
    register.add(tracked);
    try {
      checkPrice(wanted);
      Order order = taking.take(wanted, prices.time());
      if (!hasRoom(order.instrument(), order.quantity())) {
        book.reject(order);
        throw new OrderTaking.Refused(TOO_MUCH);
      }
      tracked.working = order;
      working.put(order.number(), tracked);
      book.send(order);
      if (prices.isOver()) {
        settle(order);
      } else {
        exchange.submit(order);
      }
    } catch (OrderTaking.Refused e) {
      refuse(tracked, Rejection.Other, e.getMessage());
    }
  }

  /** Takes note of an order, and does not take it. */
  void refuse(Request.NewOrder wanted, String text) {
    TrackedOrder tracked = new TrackedOrder(wanted, prices.time());
    register.add(tracked);
    refuse(tracked, Rejection.Other, text);
  }

  private void refuse(TrackedOrder tracked, Rejection reason, String text) {
    tracked.end(Status.Rejected, prices.time());
    reports.accept(new Report.Rejected(tracked.clientOrderId, prices.time(), reason, text));
  }

  private void checkPrice(Request.NewOrder wanted) throws OrderTaking.Refused {
    int instrument = indexOf(wanted.symbol());
    boolean priced = instrument < 0 || prices.last(instrument) != 0;
    if (prices.isOver() && wanted.orderType() != OrderType.MARKET) {
      throw new OrderTaking.Refused(
          "The market has ended: only Market orders are taken, at the last price.");
    }
    if (!priced
        && (prices.isOver()
            || wanted.postOnly()
            || wanted.orderType() == OrderType.TRAILING_STOP)) {
      throw new OrderTaking.Refused("There is no price of " + wanted.symbol() + " yet.");
    }
  }

  /** Whether a position stays countable if all that works is filled, and so much more. */
  private boolean hasRoom(int instrument, long more) {
    long worst =
        Math.abs(holdings.quantity(instrument))
            + book.workingQuantity(instrument, Side.BUY)
            + book.workingQuantity(instrument, Side.SELL)
            + more;
    return worst <= MOST_UNITS;
  }

  private int indexOf(String symbol) {
    for (int i = 0; i < instruments.size(); i++) {
      if (instruments.get(i).symbol().equals(symbol)) {
        return i;
      }
    }
    return -1;
  }

  /** The market has ended: what is sent to close a position gets the last price, with its costs. */
  private void settle(Order order) {
    onAccepted(order.number());
    int instrument = order.instrument();
    long quantity = order.quantity();
    if (order.reduceOnly()) {
      long held = -order.side().sign() * holdings.quantity(instrument);
      quantity = Math.max(0, Math.min(quantity, held));
    }
    if (quantity > 0) {
      long price = exchange.slipped(instrument, order.side(), quantity, prices.last(instrument));
      onFill(
          order.number(),
          instrument,
          order.side(),
          quantity,
          price,
          Liquidity.TAKER,
          prices.time());
      exchange.setPosition(instrument, holdings.quantity(instrument));
    }
    if (order.isOpen()) {
      onCancelled(order.number(), CancelReason.POSITION_CLOSED);
    }
  }

  void cancel(Request.CancelOrder wanted) {
    begin();
    TrackedOrder order = register.open(wanted.clientOrderId());
    if (order == null) {
      rejectRequest(wanted.clientOrderId(), "No order of that id works.");
    } else {
      exchange.cancel(order.working);
    }
  }

  void replace(Request.ReplaceOrder wanted) {
    begin();
    String id = wanted.clientOrderId();
    TrackedOrder tracked = register.open(id);
    if (tracked == null) {
      rejectRequest(id, "No order of that id works.");
      return;
    }
    Order order = tracked.working;
    Instrument traded = instruments.get(order.instrument());
    try {
      long quantity = OrderTaking.quantity(traded, wanted.quantity());
      long limit = OrderTaking.price("limitPrice", traded, wanted.limitPrice());
      long stop = OrderTaking.price("stopPrice", traded, wanted.stopPrice());
      taking.checkChange(order, quantity, limit, stop);
      if (!hasRoom(order.instrument(), quantity - order.quantity())) {
        throw new OrderTaking.Refused(TOO_MUCH);
      }
      exchange.replace(order, quantity, limit, stop);
    } catch (OrderTaking.Refused e) {
      rejectRequest(id, e.getMessage());
    }
  }

  void rejectRequest(String clientOrderId, String text) {
    reports.accept(new Report.RequestRejected(clientOrderId, prices.time(), text));
  }

  /** The market has come to the end of a bar. */
  void onBar(ClosedBar bar) {
    begin();
    exchange.setTime(bar.closeTime());
    exchange.onBar(bar, bar.closeTime());
    exchange.market(bar.instrument()).setLastPrice(bar.close());
  }

  /** Ends all orders, for the market has ended. */
  void complete() {
    endAll(CancelReason.END_OF_DATA);
  }

  /** Ends all orders, for nobody is there any more who minds them. */
  void disconnect() {
    cancelledBecause = DISCONNECTED;
    endAll(CancelReason.VENUE);
    cancelledBecause = REQUESTED;
  }

  private void endAll(CancelReason reason) {
    begin();
    for (int i = 0; i < instruments.size(); i++) {
      exchange.endOrders(i, reason);
    }
  }

  private void begin() {
    exchange.endEvent();
    book.endEvent();
  }

  @Override
  public void onAccepted(long number) {
    TrackedOrder order = working.get(number);
    book.acknowledge(order.working);
    reports.accept(new Report.Accepted(order.clientOrderId, prices.time()));
  }

  @Override
  public void onRejected(long number, VenueRejection reason) {
    TrackedOrder order = working.remove(number);
    book.refuse(order.working);
    boolean taking = reason == VenueRejection.POST_ONLY;
    refuse(
        order,
        taking ? Rejection.PostOnly : Rejection.Other,
        taking ? "The order is postOnly and would trade at once." : "The exchange refuses it.");
  }

  @Override
  public void onFill(
      long number,
      int instrument,
      Side side,
      long quantity,
      long price,
      Liquidity liquidity,
      long time) {
    TrackedOrder order = working.get(number);
    Instrument traded = instruments.get(instrument);
    book.fill(order.working, quantity, 0);
    BigDecimal part = decimal(quantity, traded.quantityScale());
    BigDecimal filled = order.fill(part, time);
    if (!order.isOpen()) {
      working.remove(number);
    }
    long sequence = holdings.lastSequence() + 1;
    Report.Filled fill =
        new Report.Filled(
            order.clientOrderId,
            time,
            executionIds.apply(sequence),
            sequence,
            traded.symbol(),
            side,
            part,
            decimal(price, traded.priceScale()),
            liquidity,
            filled);
    holdings.add(instrument, side.sign() * quantity, fill);
    reports.accept(fill);
  }

  @Override
  public void onCancelled(long number, CancelReason reason) {
    TrackedOrder order = working.remove(number);
    book.cancel(order.working, reason);
    order.end(Status.Cancelled, prices.time());
    reports.accept(
        new Report.Cancelled(
            order.clientOrderId,
            prices.time(),
            reason == CancelReason.VENUE ? cancelledBecause : reason.label()));
  }

  @Override
  public void onExpired(long number) {
    TrackedOrder order = working.remove(number);
    book.expire(order.working);
    order.end(Status.Expired, prices.time());
    reports.accept(new Report.Expired(order.clientOrderId, prices.time()));
  }

  @Override
  public void onReplaced(long number, long quantity, long limitPrice, long stopPrice) {
    TrackedOrder order = working.get(number);
    Instrument traded = instruments.get(order.working.instrument());
    book.replace(order.working, quantity, limitPrice, stopPrice, 0, 0);
    BigDecimal limit = limitPrice == 0 ? null : decimal(limitPrice, traded.priceScale());
    BigDecimal stop = stopPrice == 0 ? null : decimal(stopPrice, traded.priceScale());
    BigDecimal whole = decimal(quantity, traded.quantityScale());
    order.replace(whole, limit, stop, prices.time());
    reports.accept(new Report.Replaced(order.clientOrderId, prices.time(), whole, limit, stop));
  }

  @Override
  public void onRequestRejected(long number) {
    rejectRequest(
        working.get(number).clientOrderId,
        "The exchange refuses the new terms: the order is postOnly and would trade at once.");
  }

  @Override
  public void onUnknownOrder(long number) {
    throw new IllegalStateException("Order " + number + " was asked for and is not known.");
  }

  private static BigDecimal decimal(long value, int scale) {
    return new BigDecimal(Decimal.formatShort(value, scale));
  }
}
