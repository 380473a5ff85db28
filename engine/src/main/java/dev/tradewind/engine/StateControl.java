package dev.tradewind.engine;

import dev.tradewind.engine.money.Decimal;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderOrigin;
import java.util.Locale;

/** Obeys commands. */
final class StateControl {

  /** Capital has at most twelve digits before the point, so that no sum leaves 64 bits. */
  private static final long LIMIT = 1_000_000_000_000L;

  private final Books books;
  private final OrderEntry entry;
  private final Execution execution;
  private final EngineListener listener;

  StateControl(Books books, OrderEntry entry, Execution execution, EngineListener listener) {
    this.books = books;
    this.entry = entry;
    this.execution = execution;
    this.listener = listener;
  }

  CommandOutcome obey(Command command) {
    return switch (command) {
      case Command.SetState(TradingState state) -> setState(state);
      case Command.SetCapital(long amount) -> setCapital(amount);
      case Command.SetLatch(Latch latch) -> setLatch(latch);
      case Command.ReleaseLatch(String id) -> releaseLatch(id);
      case Command.Stop() -> stop();
      case Command.Start() -> start();
    };
  }

  /** The end of finite data: nothing works any more, and Flat settles. */
  void complete() {
    entry.cancelAll(CancelReason.END_OF_DATA);
    books.gate.complete();
    listener.onCompleted();
    closeIfFlat();
  }

  private CommandOutcome setState(TradingState next) {
    TradingState from = books.gate.state();
    books.gate.obey(next);
    leave(from);
    return CommandOutcome.ACCEPTED;
  }

  private CommandOutcome setLatch(Latch latch) {
    if (books.latch.wasReleased(latch.id())) {
      return CommandOutcome.refused(
          "The latch " + latch.id() + " was released before: a new latch needs a new id.");
    }
    TradingState from = books.gate.state();
    if (books.latch.hold(latch)) {
      listener.onLatch(latch);
      leave(from);
    }
    return CommandOutcome.ACCEPTED;
  }

  private CommandOutcome releaseLatch(String id) {
    if (books.latch.wasReleased(id)) {
      return CommandOutcome.ACCEPTED;
    }
    Latch held = books.latch.latch().orElse(null);
    if (held == null) {
      return CommandOutcome.refused(
          "There is no latch " + id + ", nor any other: nothing is to be released.");
    }
    if (!held.id().equals(id)) {
      return CommandOutcome.refused(
          "There is no latch " + id + ": the one that is held is " + held.id() + ".");
    }
    TradingState from = books.gate.state();
    books.latch.release();
    listener.onRelease(id);
    leave(from);
    return CommandOutcome.ACCEPTED;
  }

  /** Does what the way from one state to the present one asks for. */
  private void leave(TradingState from) {
    TradingState next = books.gate.state();
    if (next == from) {
      return;
    }
    listener.onStateChange(from, next);
    if (from == TradingState.FLAT) {
      cancelIf(CancelReason.FLAT_LEFT, order -> order.origin() == OrderOrigin.FLATTEN);
    }
    switch (next) {
      case RUNNING -> {}
      case PAUSED -> cancelIf(CancelReason.PAUSED, order -> !order.reduceOnly());
      case HALTED -> entry.cancelAll(CancelReason.HALTED);
      case FLAT -> entry.cancelAll(CancelReason.FLAT);
    }
    closeIfFlat();
  }

  private CommandOutcome setCapital(long amount) {
    if (amount <= 0) {
      return CommandOutcome.refused("The capital must be above zero.");
    }
    if (amount / Decimal.powerOfTen(books.portfolio.cashScale()) >= LIMIT) {
      return CommandOutcome.refused("The capital must be below " + LIMIT + ".");
    }
    long before = books.portfolio.capital();
    long deposit = Math.subtractExact(amount, before);
    long free = freeCash();
    if (deposit < 0 && -deposit > free) {
      return CommandOutcome.refused(
          String.format(
              Locale.ROOT,
              "A withdrawal of %s is more than the free cash of %s: ask for a capital of at least"
                  + " %s, or close positions first.",
              money(-deposit),
              money(Math.max(0, free)),
              money(before - Math.max(0, free))));
    }
    books.portfolio.setCapital(amount);
    books.statistics.onDeposit(deposit);
    listener.onCapitalChange(before, amount);
    return CommandOutcome.ACCEPTED;
  }

  private CommandOutcome stop() {
    if (!books.gate.isStopped()) {
      rememberOrders();
      entry.cancelAll(CancelReason.STOPPED);
      books.gate.stop(true);
      listener.onStopped(true);
    }
    return CommandOutcome.ACCEPTED;
  }

  private CommandOutcome start() {
    if (books.gate.isStopped()) {
      books.gate.stop(false);
      listener.onStopped(false);
      books.stopped.take().forEach(entry::resume);
      closeIfFlat();
    }
    return CommandOutcome.ACCEPTED;
  }

  private void rememberOrders() {
    books.stopped.clear();
    for (int i = 0; i < books.portfolio.instruments().size(); i++) {
      for (int place = 0; place < books.orders.places(i); place++) {
        Order order = books.orders.order(i, place);
        if (order.status().isOpen() && order.origin() == OrderOrigin.STRATEGY) {
          books.stopped.add(order);
        }
      }
    }
  }

  private void closeIfFlat() {
    if (books.gate.state() != TradingState.FLAT || books.gate.isStopped()) {
      return;
    }
    for (int i = 0; i < books.portfolio.instruments().size(); i++) {
      if (books.portfolio.quantity(i) != 0) {
        close(i);
      }
    }
  }

  private void close(int instrument) {
    if (books.gate.isCompleted()) {
      execution.settle(instrument);
    } else {
      entry.close(OrderOrigin.FLATTEN, instrument);
    }
  }

  private void cancelIf(CancelReason reason, java.util.function.Predicate<Order> condition) {
    for (int i = 0; i < books.portfolio.instruments().size(); i++) {
      entry.cancelIf(i, reason, condition);
    }
  }

  private long freeCash() {
    long free = books.portfolio.cash();
    for (int i = 0; i < books.portfolio.instruments().size(); i++) {
      free -= books.orders.reservedCash(i);
    }
    return free;
  }

  private String money(long amount) {
    return Decimal.formatShort(amount, books.portfolio.cashScale())
        + " "
        + books.portfolio.currency().code();
  }
}
