package dev.tradewind.engine;

import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderRole;
import dev.tradewind.engine.order.OrderStatus;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.Side;

/**
 * Keeps the legs of brackets: as far as an entry fills, a stop and a target stand for it, and what
 * one of them fills is taken off the other. The engine does it, not the venue, so that it is the
 * same at every venue.
 */
final class Brackets {

  private final Books books;
  private final OrderEntry entry;
  private final OrderTicket ticket = new OrderTicket();

  Brackets(Books books, OrderEntry entry) {
    this.books = books;
    this.entry = entry;
  }

  /** An order was filled by {@code quantity}; its position is booked. */
  void onFill(Order order, long quantity) {
    if (order.role() != OrderRole.NONE) {
      reduceOther(order, quantity);
    } else if (order.ticket().hasBracket() && !order.reduceOnly()) {
      protect(order, quantity);
    }
  }

  private void protect(Order order, long quantity) {
    if (books.gate.remembersOrders()) {
      books.stopped.protect(order, quantity);
      return;
    }
    Side side = order.side().opposite();
    OrderTicket wanted = order.ticket();
    Order stop = null;
    if (wanted.stopLossPrice() != 0 && books.gate.letsStopsThrough()) {
      stop =
          grow(
              order,
              OrderRole.STOP_LOSS,
              ticket.stop(side, quantity, wanted.stopLossPrice()).reduceOnly());
    }
    if (wanted.takeProfitPrice() != 0 && books.gate.closedFor() == null) {
      Order target =
          grow(
              order,
              OrderRole.TAKE_PROFIT,
              ticket.limit(side, quantity, wanted.takeProfitPrice()).reduceOnly());
      if (stop != null && target != null) {
        books.orders.pair(stop, target);
      }
    }
  }

  /** The leg that stands already grows; else there is a new one. */
  private Order grow(Order parent, OrderRole role, OrderTicket wanted) {
    Order leg = books.orders.oldest(parent.instrument());
    while (leg != null) {
      if (leg.parent() == parent.number() && leg.role() == role && stays(leg)) {
        entry.resize(leg, leg.wantedQuantity() + wanted.quantity(), CancelReason.POSITION_CLOSED);
        return leg;
      }
      leg = books.orders.younger(leg);
    }
    return entry.leg(parent, role, wanted);
  }

  private void reduceOther(Order leg, long quantity) {
    Order other = leg.otherLeg() == 0 ? null : books.orders.find(leg.otherLeg());
    if (other == null) {
      return;
    }
    if (leg.role() == OrderRole.STOP_LOSS) {
      entry.cancel(other, CancelReason.OTHER_LEG_FILLED);
    } else {
      entry.resize(other, other.wantedQuantity() - quantity, CancelReason.OTHER_LEG_FILLED);
    }
  }

  /** One whose cancel is under way will not be there for what fills now. */
  private static boolean stays(Order leg) {
    return leg.isOpen() && leg.status() != OrderStatus.PENDING_CANCEL;
  }
}
