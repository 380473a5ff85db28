package dev.tradewind.engine.risk;

import dev.tradewind.engine.exchange.BarExchange;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderBook;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Portfolio;

/**
 * Judges an order before it is accepted, always by its worst case: the position with all working
 * orders of its side and the order itself filled. The account is long only and has no margin. Used
 * by the engine's thread.
 */
public final class PreTradeCheck {

  private final Portfolio portfolio;
  private final OrderBook book;
  private final BarExchange exchange;
  private final RiskLimits limits;
  private final OrderRate rate;

  /** A check of orders for these books. */
  public PreTradeCheck(
      Portfolio portfolio,
      OrderBook book,
      BarExchange exchange,
      RiskLimits limits,
      OrderRate rate) {
    this.portfolio = portfolio;
    this.book = book;
    this.exchange = exchange;
    this.limits = limits;
    this.rate = rate;
  }

  /** What is held and not yet offered by working exits. */
  public long reducible(int instrument) {
    return portfolio.quantity(instrument) - book.workingQuantity(instrument, Side.SELL);
  }

  /**
   * Cash of an instrument's share that no working order of it holds back. It is never more than the
   * account has: a withdrawal is taken from all shares, also from one whose money is invested.
   */
  public long freeCash(int instrument) {
    long cash = Math.min(portfolio.shareCash(instrument), portfolio.cash());
    return cash - book.reservedCash(instrument);
  }

  /** The largest quantity whose worst-case cost at the last price the free cash covers. */
  public long affordable(int instrument) {
    long price = worstMarketPrice(instrument);
    return price == 0 ? 0 : portfolio.affordable(instrument, freeCash(instrument), price);
  }

  /** Whether quantity and limit make sense; {@code null} if they do. */
  public RejectReason malformed(Order order) {
    if (order.quantity() <= 0) {
      return RejectReason.INVALID_QUANTITY;
    }
    long tick = portfolio.instruments().get(order.instrument()).tickSize();
    boolean limit = order.type() == OrderType.LIMIT;
    return limit && (order.limitPrice() <= 0 || order.limitPrice() % tick != 0)
        ? RejectReason.INVALID_PRICE
        : null;
  }

  /** Why an order that increases the position is refused; {@code null} if it is not. */
  public RejectReason entry(Order order) {
    if (order.side() == Side.SELL) {
      return RejectReason.SHORT_SELLING;
    }
    if (portfolio.lastPrice(order.instrument()) == 0) {
      return RejectReason.NO_PRICE;
    }
    if (exceedsPosition(order)) {
      return RejectReason.MAX_POSITION;
    }
    if (!rate.allows(order.submitTime())) {
      return RejectReason.MAX_ORDERS_PER_MINUTE;
    }
    return price(order);
  }

  /** The price at which a buy is reckoned at worst. */
  public long worstPrice(Order order) {
    return order.type() == OrderType.LIMIT
        ? order.limitPrice()
        : worstMarketPrice(order.instrument());
  }

  private RejectReason price(Order order) {
    try {
      long cost = portfolio.cost(order.instrument(), order.quantity(), worstPrice(order));
      return cost > freeCash(order.instrument()) ? RejectReason.INSUFFICIENT_CASH : null;
    } catch (ArithmeticException e) {
      // More than 64 bits of money: no cash covers that.
      return RejectReason.INVALID_QUANTITY;
    }
  }

  private boolean exceedsPosition(Order order) {
    int instrument = order.instrument();
    long before = portfolio.quantity(instrument) + book.workingQuantity(instrument, Side.BUY);
    return order.quantity() > limits.maxPosition() - before;
  }

  private long worstMarketPrice(int instrument) {
    Instrument traded = portfolio.instruments().get(instrument);
    long last = portfolio.lastPrice(instrument);
    return last == 0 ? 0 : exchange.slipped(Side.BUY, last, traded.tickSize());
  }
}
