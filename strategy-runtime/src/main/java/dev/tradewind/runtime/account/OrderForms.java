package dev.tradewind.runtime.account;

import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.order.ClientOrderId;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.TimeInForce;
import dev.tradewind.engine.venue.ExecutionReport;
import dev.tradewind.runtime.document.Figures;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest;
import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Orders of the engine in the words of the port, and back. Immutable; any thread.
 *
 * @param setup whose instruments and order ids are meant
 */
record OrderForms(EngineSetup setup) {

  String clientOrderId(Order order) {
    return order.clientOrderId(setup.strategyKey());
  }

  /** What client order ids look like. */
  String firstId() {
    return ClientOrderId.of(setup.strategyKey(), setup.epoch(), 1);
  }

  /** The number of an order of this strategy; empty for any other's. */
  OptionalLong number(String clientOrderId) {
    return ClientOrderId.sequence(setup.strategyKey(), clientOrderId);
  }

  VenueRequest.NewOrder newOrder(Order order) {
    Instrument instrument = instrument(order);
    OrderTicket wanted = order.ticket();
    boolean isTrailing = wanted.trailingOffset() != 0;
    return new VenueRequest.NewOrder(
        clientOrderId(order),
        instrument.symbol(),
        order.side(),
        order.type(),
        wanted.timeInForce(),
        hasExpiry(wanted) ? wanted.expireTime() : null,
        Figures.quantity(instrument, order.quantity()),
        price(instrument, order.limitPrice()),
        isTrailing ? null : price(instrument, order.stopPrice()),
        price(instrument, wanted.trailingOffset()),
        order.reduceOnly(),
        wanted.isPostOnly());
  }

  private static boolean hasExpiry(OrderTicket wanted) {
    return wanted.timeInForce() == TimeInForce.GTD || wanted.timeInForce() == TimeInForce.DAY;
  }

  VenueRequest.ReplaceOrder replaceOrder(
      Order order, long quantity, long limitPrice, long stopPrice) {
    Instrument instrument = instrument(order);
    return new VenueRequest.ReplaceOrder(
        clientOrderId(order),
        Figures.quantity(instrument, quantity),
        price(instrument, limitPrice),
        order.ticket().trailingOffset() != 0 ? null : price(instrument, stopPrice));
  }

  /** The terms that the venue was asked for and has not answered. */
  VenueRequest.ReplaceOrder pendingReplace(Order order) {
    return replaceOrder(
        order, order.requestedQuantity(), order.requestedLimit(), order.requestedStop());
  }

  /**
   * A fill in the engine's numbers.
   *
   * @throws BadNumber if it has more decimals than the instrument, does not fit, or is not positive
   */
  ExecutionReport.Filled fill(long number, int instrument, VenueEvent.Filled fill, long time) {
    Instrument of = setup.instruments().get(instrument);
    if (fill.quantity().signum() <= 0 || fill.price().signum() <= 0) {
      throw new BadNumber(new IllegalArgumentException("It is not positive."));
    }
    return new ExecutionReport.Filled(
        number,
        instrument,
        fill.side(),
        scaled(fill.quantity(), of.quantityScale()),
        scaled(fill.price(), of.priceScale()),
        fill.liquidity(),
        time);
  }

  /** New terms in the engine's numbers. */
  ExecutionReport.Replaced replaced(
      Order order, BigDecimal quantity, BigDecimal limitPrice, BigDecimal stopPrice) {
    Instrument instrument = instrument(order);
    return new ExecutionReport.Replaced(
        order.number(),
        scaled(quantity, instrument.quantityScale()),
        limitPrice == null ? 0 : scaled(limitPrice, instrument.priceScale()),
        stopPrice == null ? order.stopPrice() : scaled(stopPrice, instrument.priceScale()));
  }

  /** Index of a symbol; empty if it is not traded here. */
  OptionalInt instrument(String symbol) {
    for (int i = 0; i < setup.instruments().size(); i++) {
      if (setup.instruments().get(i).symbol().equals(symbol)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  BigDecimal quantity(int instrument, long quantity) {
    return Figures.quantity(setup.instruments().get(instrument), quantity);
  }

  private Instrument instrument(Order order) {
    return setup.instruments().get(order.instrument());
  }

  private static BigDecimal price(Instrument instrument, long price) {
    return price == 0 ? null : Figures.price(instrument, price);
  }

  private static long scaled(BigDecimal number, int scale) {
    try {
      return number.movePointRight(scale).longValueExact();
    } catch (ArithmeticException e) {
      throw new BadNumber(e);
    }
  }
}
