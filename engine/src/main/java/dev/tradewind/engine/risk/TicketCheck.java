package dev.tradewind.engine.risk;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.order.Side;
import java.util.List;

/** Judges whether what is written on a ticket makes sense at all. Stateless; any thread. */
public final class TicketCheck {

  private final Instrument[] instruments;

  /** A check of orders for these instruments. */
  public TicketCheck(List<Instrument> instruments) {
    this.instruments = instruments.toArray(Instrument[]::new);
  }

  /** Why a pending order makes no sense; {@code null} if it does. */
  public RejectReason violation(Order order) {
    OrderTicket ticket = order.ticket();
    RejectReason numbers =
        numbers(order, ticket.quantity(), ticket.limitPrice(), ticket.stopPrice());
    if (numbers != null || ticket.isPlain()) {
      return numbers;
    }
    if (ticket.expireTime() <= order.submitTime() || !goesWithItsType(ticket)) {
      return RejectReason.INVALID_TIME_IN_FORCE;
    }
    return bracket(order, ticket.limitPrice());
  }

  /** Why new numbers of an order make no sense; {@code null} if they do. */
  public RejectReason violation(Order order, long quantity, long limit, long stop) {
    RejectReason numbers = numbers(order, quantity, limit, stop);
    return numbers != null ? numbers : bracket(order, limit);
  }

  private RejectReason bracket(Order order, long limit) {
    return order.ticket().hasBracket() && !isBracketInOrder(order, limit)
        ? RejectReason.INVALID_BRACKET
        : null;
  }

  private RejectReason numbers(Order order, long quantity, long limit, long stop) {
    if (quantity <= order.filledQuantity()
        || quantity > Limits.LARGEST
        || !isWholeLots(quantity, instruments[order.instrument()].lotSize())) {
      return RejectReason.INVALID_QUANTITY;
    }
    OrderType type = order.type();
    long tick = tick(order);
    boolean good =
        isPrice(limit, tick, type.hasLimit())
            && isPrice(stop, tick, type == OrderType.STOP || type == OrderType.STOP_LIMIT)
            && isPrice(order.ticket().trailingOffset(), tick, type == OrderType.TRAILING_STOP);
    return good ? null : RejectReason.INVALID_PRICE;
  }

  private static boolean isWholeLots(long quantity, long lot) {
    return lot == 1 || quantity % lot == 0;
  }

  private static boolean goesWithItsType(OrderTicket ticket) {
    boolean immediate = ticket.timeInForce().isImmediate();
    return !(immediate && ticket.type().hasStop())
        && !(ticket.isPostOnly() && (ticket.type() != OrderType.LIMIT || immediate));
  }

  /** The stop is on the losing side of the target, and each on its side of a limit. */
  private boolean isBracketInOrder(Order order, long entry) {
    OrderTicket ticket = order.ticket();
    long tick = tick(order);
    long stop = ticket.stopLossPrice();
    long target = ticket.takeProfitPrice();
    if (!isPrice(stop, tick, stop != 0) || !isPrice(target, tick, target != 0)) {
      return false;
    }
    boolean buy = ticket.side() == Side.BUY;
    return isBefore(buy, stop, target)
        && isBefore(buy, stop, entry)
        && isBefore(buy, entry, target);
  }

  private static boolean isBefore(boolean rising, long one, long other) {
    return one == 0 || other == 0 || (rising ? one < other : one > other);
  }

  private static boolean isPrice(long price, long tick, boolean wanted) {
    return wanted ? price > 0 && price <= Limits.LARGEST && price % tick == 0 : price == 0;
  }

  private long tick(Order order) {
    return instruments[order.instrument()].tickSize();
  }
}
