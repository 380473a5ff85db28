package dev.tradewind.engine;

import dev.tradewind.engine.exchange.SimulatedExchange;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.risk.PreTradeCheck;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.venue.Venue;
import java.util.ArrayList;
import java.util.List;

/**
 * The orders of an engine before a venue of the test's, put together as the engine puts them
 * together. What a venue says, and when, is up to the test.
 */
final class VenueSide {

  final Books books;
  final Execution execution;
  final Context context;
  private final OrderWatch watch;

  VenueSide(EngineSetup setup, Venue venue, EngineListener listener) {
    books = new Books(setup, listener, new Lull());
    FillBooking booking = new FillBooking(books, listener);
    execution = new Execution(books, booking, listener);
    PreTradeCheck check =
        new PreTradeCheck(
            books.portfolio,
            books.orders,
            setup.exchange(),
            setup.limits(),
            books.monitor,
            books.rate,
            books.cooldown);
    OrderEntry entry = new OrderEntry(books, check, venue, listener);
    watch = new OrderWatch(setup.timers(), books, entry, venue, execution, listener);
    entry.watchedBy(watch);
    SimulatedExchange none =
        new SimulatedExchange(setup.instruments(), setup.exchange(), execution, execution);
    StateControl control =
        new StateControl(
            books, check, entry, new Settlement(books, none, entry, execution, true), listener);
    List<Trader> seats = new ArrayList<>();
    Trader trader =
        new Trader(0, setup.strategy().get(), seats, books, none.market(0), check, entry);
    seats.add(trader);
    context = trader;
    execution.then(
        check,
        new Aftermath(
            books,
            new RiskGuard(books, check, setup.limits(), entry, control, listener),
            control,
            watch,
            entry,
            new Trader[] {trader}));
  }

  /** Time passes, and timers of orders go off. */
  void passTo(long time) {
    books.orders.endEvent();
    while (watch.nextTime() <= time) {
      books.time = Math.max(books.time, watch.nextTime());
      watch.fire();
    }
    books.time = time;
  }

  /** The open order of that number, {@code null} for none. */
  Order find(long number) {
    return books.orders.find(number);
  }
}
