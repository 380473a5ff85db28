package dev.tradewind.exchange.core;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Decimal;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderBook;
import dev.tradewind.engine.order.OrderOrigin;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.order.TimeInForce;
import dev.tradewind.engine.risk.TicketCheck;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import java.math.BigDecimal;
import java.util.List;

/** Makes the engine's order of a request, or says why that cannot be. Used by one thread. */
final class OrderTaking {

  private static final long DAY = 86_400_000_000_000L;

  private final List<Instrument> instruments;
  private final TicketCheck tickets;
  private final OrderBook orders;
  private final OrderTicket ticket = new OrderTicket();

  /** An order is not taken; the message is a sentence. */
  static final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    Refused(String sentence) {
      super(sentence);
    }
  }

  OrderTaking(List<Instrument> instruments, OrderBook orders) {
    this.instruments = instruments;
    tickets = new TicketCheck(instruments);
    this.orders = orders;
  }

  /** A pending order of a request that arrived at that time. */
  Order take(Request.NewOrder wanted, long time) throws Refused {
    int instrument = instrument(wanted.symbol());
    Instrument traded = instruments.get(instrument);
    write(wanted, traded, time);
    Order order = orders.create(OrderOrigin.STRATEGY, instrument, ticket, time);
    if (wanted.timeInForce() == TimeInForce.DAY) {
      orders.expireAt(order, endOfDay(wanted, time));
    }
    RejectReason violation = tickets.violation(order);
    if (violation != null) {
      orders.reject(order);
      throw new Refused(sentence(violation, traded));
    }
    return order;
  }

  /** Refuses new terms of an order that make no sense. */
  void checkChange(Order order, long quantity, long limit, long stop) throws Refused {
    RejectReason violation = tickets.violation(order, quantity, limit, stop);
    if (violation != null) {
      throw new Refused(sentence(violation, instruments.get(order.instrument())));
    }
  }

  private int instrument(String symbol) throws Refused {
    for (int i = 0; i < instruments.size(); i++) {
      if (instruments.get(i).symbol().equals(symbol)) {
        return i;
      }
    }
    throw new Refused(
        "%s is not traded here: there is %s."
            .formatted(
                symbol, String.join(", ", instruments.stream().map(Instrument::symbol).toList())));
  }

  private void write(Request.NewOrder wanted, Instrument traded, long time) throws Refused {
    long quantity = quantity(traded, wanted.quantity());
    long limit = price("limitPrice", traded, wanted.limitPrice());
    long stop = price("stopPrice", traded, wanted.stopPrice());
    long offset = price("trailingOffset", traded, wanted.trailingOffset());
    OrderType type = wanted.orderType();
    if ((limit != 0) != type.hasLimit()
        || (offset != 0) != (type == OrderType.TRAILING_STOP)
        || (stop != 0) != (type.hasStop() && type != OrderType.TRAILING_STOP)) {
      throw new Refused(
          "A %s order has %s: these are not the prices that were sent."
              .formatted(type.label(), pricesOf(type)));
    }
    switch (type) {
      case MARKET -> ticket.market(wanted.side(), quantity);
      case LIMIT -> ticket.limit(wanted.side(), quantity, limit);
      case STOP -> ticket.stop(wanted.side(), quantity, stop);
      case STOP_LIMIT -> ticket.stopLimit(wanted.side(), quantity, stop, limit);
      case TRAILING_STOP -> ticket.trailingStop(wanted.side(), quantity, offset);
    }
    if (wanted.reduceOnly()) {
      ticket.reduceOnly();
    }
    if (wanted.postOnly()) {
      ticket.postOnly();
    }
    writeTime(wanted, time);
  }

  private static String pricesOf(OrderType type) {
    return switch (type) {
      case MARKET -> "no price";
      case LIMIT -> "a limitPrice and no other price";
      case STOP -> "a stopPrice and no other price";
      case STOP_LIMIT -> "a limitPrice and a stopPrice";
      case TRAILING_STOP -> "a trailingOffset and no price";
    };
  }

  private void writeTime(Request.NewOrder wanted, long time) throws Refused {
    TimeInForce until = wanted.timeInForce();
    if (wanted.expireTime() == null
        ? until == TimeInForce.GTD
        : until != TimeInForce.GTD && until != TimeInForce.DAY) {
      throw new Refused("An expireTime goes with GTD, which needs one, and with DAY.");
    }
    if (until == TimeInForce.DAY
        && wanted.expireTime() == null
        && time == Report.BEFORE_THE_MARKET) {
      throw new Refused("The market has no day before its first event: give an expireTime.");
    }
    switch (until) {
      case GTC -> {}
      case GTD -> ticket.goodTill(wanted.expireTime());
      case DAY -> ticket.day();
      case IOC -> ticket.immediateOrCancel();
      case FOK -> ticket.fillOrKill();
    }
  }

  private static long endOfDay(Request.NewOrder wanted, long time) {
    return wanted.expireTime() == null ? Math.floorDiv(time, DAY) * DAY + DAY : wanted.expireTime();
  }

  static long quantity(Instrument traded, BigDecimal quantity) throws Refused {
    return scaled("quantity", quantity, traded.quantityScale());
  }

  /** A price at the instrument's scale; 0 for none. */
  static long price(String field, Instrument traded, BigDecimal price) throws Refused {
    return price == null ? 0 : scaled(field, price, traded.priceScale());
  }

  private static long scaled(String field, BigDecimal value, int scale) throws Refused {
    try {
      return Decimal.parse(value.toPlainString(), scale);
    } catch (IllegalArgumentException e) {
      throw new Refused("%s %s.".formatted(field, e.getMessage()));
    }
  }

  private static String sentence(RejectReason violation, Instrument traded) {
    return switch (violation) {
      case INVALID_QUANTITY ->
          "The quantity is refused: it must be above what is filled, at most 10^17 units, and in lots of %s."
              .formatted(Decimal.formatShort(traded.lotSize(), traded.quantityScale()));
      case INVALID_PRICE ->
          "The prices are refused: those of the order's type must be there, at most 10^17 units,"
              + " and"
              + " multiples of %s."
                  .formatted(Decimal.formatShort(traded.tickSize(), traded.priceScale()));
      case INVALID_TIME_IN_FORCE ->
          "The time in force is refused: it must end after the market time; a stop order rests, and"
              + " postOnly goes with a Limit order that rests.";
      default -> "The order is refused: " + violation.label() + ".";
    };
  }
}
