package dev.tradewind.engine.risk;

import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.exchange.Slippage;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderBook;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Portfolio;

/**
 * What an entry may lead to at worst, whatever fills first. All working entries of its side fill.
 * Nothing is set off against them: a position of the other side may be closed by something else
 * before the order that turns it fills. Of an order that the venue was asked to change the larger
 * of old and new counts. Used by the engine's thread.
 */
final class WorstCase {

  private final Portfolio portfolio;
  private final OrderBook book;
  private final RiskLimits limits;
  private final Slippage slippage;
  private final boolean slips;
  private final int participation;
  private final long[] tickSizes;

  WorstCase(Portfolio portfolio, OrderBook book, ExchangeSettings exchange, RiskLimits limits) {
    this.portfolio = portfolio;
    this.book = book;
    this.limits = limits;
    slippage = exchange.slippage();
    slips = !slippage.isNone();
    participation =
        exchange.participation() == ExchangeSettings.UNCAPPED
            ? ExchangeSettings.WHOLE
            : exchange.participation();
    tickSizes = new long[portfolio.instruments().size()];
    for (int i = 0; i < tickSizes.length; i++) {
      tickSizes[i] = portfolio.instruments().get(i).tickSize();
    }
  }

  /**
   * The price at which an entry with that limit and stop is reckoned. A sell that may fill at the
   * market is worth the market's price, whatever lower one it would take.
   */
  long price(Order order, long limit, long stop) {
    int instrument = order.instrument();
    Side side = order.side();
    long last = portfolio.lastPrice(instrument);
    return switch (order.type()) {
      case LIMIT, STOP_LIMIT -> side == Side.SELL ? Math.max(limit, last) : limit;
      case MARKET -> slipped(instrument, side, last);
      case STOP -> slipped(instrument, side, Math.max(stop, last));
      case TRAILING_STOP ->
          slipped(instrument, side, Math.addExact(last, order.ticket().trailingOffset()));
    };
  }

  /** Against a seller too a high price is the worst: of the margin that it needs. */
  long slipped(int instrument, Side side, long price) {
    return !slips || price == 0 || side == Side.SELL
        ? price
        : slippage.worst(side, price, tickSizes[instrument], participation);
  }

  /** Whether the position could exceed its limit if {@code more} than what works is wanted. */
  boolean exceedsPosition(Order order, long more) {
    if (limits.maxPosition() == RiskLimits.UNLIMITED) {
      return false;
    }
    int instrument = order.instrument();
    Side side = order.side();
    long held = Math.max(0, side.sign() * portfolio.quantity(instrument));
    return more - limits.maxPosition() > -held - book.worstEntryQuantity(instrument, side);
  }

  /** Whether an order of that quantity is worth too much by itself. */
  boolean exceedsOrderNotional(Order order, long quantity, long price) {
    return limits.maxOrderNotional() != RiskLimits.UNLIMITED
        && notional(order, quantity, price) > limits.maxOrderNotional();
  }

  /**
   * Whether all could be worth too much together once {@code rest} of the order is to be filled.
   */
  boolean exceedsNotional(Order order, long rest, long price) {
    if (limits.maxNotional() == RiskLimits.UNLIMITED) {
      return false;
    }
    long sum = portfolio.grossValue();
    for (int i = 0; i < portfolio.instruments().size(); i++) {
      for (Order other = book.oldest(i); other != null; other = book.younger(other)) {
        if (!other.reduceOnly() && other != order) {
          sum = Math.addExact(sum, notional(other));
        }
      }
    }
    long its = notional(order, rest, price);
    if (order.isOpen()) {
      its = Math.max(its, notional(order));
    }
    return Math.addExact(sum, its) > limits.maxNotional();
  }

  /** What may be filled of a working entry. */
  private long notional(Order order) {
    return Math.max(
        notional(order, order.remainingQuantity(), order.reservePrice()),
        notional(order, order.changedRemaining(), order.changedReservePrice()));
  }

  private long notional(Order order, long quantity, long price) {
    int instrument = order.instrument();
    return portfolio.toBase(instrument, portfolio.notional(instrument, quantity, price));
  }
}
