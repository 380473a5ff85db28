package dev.tradewind.engine;

import dev.tradewind.engine.exchange.SimulatedExchange;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.portfolio.RoundTrip;

/**
 * Applies to a position what a company does to its shares. What was done before is heard of before.
 * Orders in old shares end: a limit of before the split is no limit any more. A split keeps the
 * cost of what is held; the part of a new share that nobody can hold is paid out at the last price.
 * A dividend is cash, and who is short pays it; the last price falls by it, so that the account is
 * worth what it was. It ends no order: the shares are the same.
 */
record CorporateActions(
    Books books, SimulatedExchange exchange, OrderEntry entry, EngineListener listener) {

  void apply(CorporateAction action) {
    int instrument = action.instrument();
    exchange.deliverReports();
    long newest = books.orders.lastNumber();
    long cash =
        switch (action) {
          case CorporateAction.Split split -> split(split);
          case CorporateAction.CashDividend dividend -> pay(dividend);
        };
    listener.onCorporateAction(action, cash);
    exchange.adopt(
        instrument,
        books.portfolio.quantity(instrument),
        books.portfolio.lastPrice(instrument),
        books.time);
    if (action instanceof CorporateAction.Split) {
      // Last, so that whoever asks for another order in its place asks for one in new shares.
      exchange.endOrders(instrument, CancelReason.CORPORATE_ACTION);
      entry.cancelIf(instrument, CancelReason.CORPORATE_ACTION, order -> order.number() <= newest);
    }
  }

  private long pay(CorporateAction.CashDividend dividend) {
    int instrument = dividend.instrument();
    long held = books.portfolio.quantity(instrument);
    long amount = books.portfolio.notional(instrument, held, dividend.amount());
    books.portfolio.payDividend(instrument, amount);
    books.roundTrips[instrument].receive(amount);
    long last = books.portfolio.lastPrice(instrument);
    if (last != 0) {
      books.portfolio.mark(instrument, last - dividend.amount());
    }
    return amount;
  }

  private long split(CorporateAction.Split split) {
    int instrument = split.instrument();
    long held = books.portfolio.quantity(instrument);
    long magnitude =
        ExactMath.multiplyDivideFloor(Math.abs(held), split.numerator(), split.denominator());
    long last = books.portfolio.lastPrice(instrument);
    long price = ExactMath.multiplyDivideHalfEven(last, split.denominator(), split.numerator());
    RoundTrip trip = books.roundTrips[instrument];
    if (magnitude == 0) {
      if (trip.payOut(last, books.time)) {
        books.endTrade(instrument, listener);
      }
      return books.portfolio.split(instrument, 0, price);
    }
    trip.split(split.numerator(), split.denominator(), magnitude, price);
    long paid = books.portfolio.split(instrument, Long.signum(held) * magnitude, price);
    trip.receive(paid);
    return paid;
  }
}
