package dev.tradewind.engine;

import dev.tradewind.engine.exchange.SimulatedExchange;

/**
 * Lets time go on, and with it all that is due by then: reports of the exchange, then timers; and a
 * risk day that ends.
 */
record Schedule(Books books, SimulatedExchange exchange, OrderWatch watch, RiskGuard guard) {

  /** When something is due next. */
  long next() {
    long due = Math.min(exchange.nextTime(), watch.nextTime());
    long dayEnd = Math.min(books.statistics.dayEnd(), books.monitor.dayEnd());
    return Math.min(Math.min(due, books.overnight.next()), dayEnd + 1);
  }

  /** Lets everything happen that is due until then. */
  void runTo(long time) {
    long venueTime = exchange.nextTime();
    long timerTime = watch.nextTime();
    while (Math.min(venueTime, timerTime) <= time) {
      passTo(Math.min(venueTime, timerTime));
      if (venueTime <= timerTime) {
        exchange.deliver();
      } else {
        watch.fire();
      }
      venueTime = exchange.nextTime();
      timerTime = watch.nextTime();
    }
  }

  /** Lets everything arrive that the exchange has under way; time goes on for it. */
  void drain() {
    while (exchange.nextTime() != Long.MAX_VALUE) {
      passTo(exchange.nextTime());
      exchange.deliver();
    }
  }

  /** Time never goes back: what is late happens now. */
  void passTo(long time) {
    guard.onTime(time);
    books.time = Math.max(books.time, time);
    exchange.setTime(books.time);
  }
}
