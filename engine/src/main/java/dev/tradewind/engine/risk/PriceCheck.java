package dev.tradewind.engine.risk;

import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderBook;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Portfolio;

/**
 * Judges the limit of an order, entry or exit: by the last price, and by what else of the account
 * rests in the market. Used by the engine's thread.
 */
record PriceCheck(Portfolio portfolio, OrderBook book, RiskLimits limits) {

  private static final long WHOLE = 10_000;

  /** Why an order may not have that limit; {@code null} if it may. */
  RejectReason violation(Order order, long limit) {
    if (exceedsCollar(order, limit)) {
      return RejectReason.PRICE_COLLAR;
    }
    return limits.refusesSelfCross() && crossesOwn(order, limit) ? RejectReason.SELF_CROSS : null;
  }

  /** Whether a market order may not work beside another one of its instrument. */
  boolean refusesBeside(Order marketOrder, Order other) {
    return limits.refusesSelfCross()
        && other.side() != marketOrder.side()
        && !other.type().hasStop();
  }

  /** Only a limit on the dear side can cost more than the market asks. */
  private boolean exceedsCollar(Order order, long limit) {
    long last = portfolio.lastPrice(order.instrument());
    if (limits.priceCollar() == RiskLimits.ANY || limit == 0 || last == 0) {
      return false;
    }
    long room = ExactMath.multiplyDivideFloor(last, limits.priceCollar(), WHOLE);
    return order.side() == Side.BUY ? limit - last > room : last - limit > room;
  }

  private boolean crossesOwn(Order order, long limit) {
    int instrument = order.instrument();
    if (order.type().hasStop() || book.workingQuantity(instrument, order.side().opposite()) == 0) {
      return false;
    }
    Order other = book.oldest(instrument);
    while (other != null && !couldTrade(order, limit, other)) {
      other = book.younger(other);
    }
    return other != null;
  }

  private static boolean couldTrade(Order order, long limit, Order other) {
    if (other.side() == order.side() || other.type().hasStop() || !other.isOpen()) {
      return false;
    }
    if (order.type() == OrderType.MARKET || other.type() == OrderType.MARKET) {
      return true;
    }
    return order.side() == Side.BUY ? limit >= other.widestLimit() : limit <= other.widestLimit();
  }
}
