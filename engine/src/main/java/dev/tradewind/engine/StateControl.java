package dev.tradewind.engine;

import dev.tradewind.engine.money.Decimal;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderOrigin;
import dev.tradewind.engine.risk.PreTradeCheck;
import java.util.Locale;
import java.util.function.Predicate;

/** Obeys commands. */
final class StateControl {

  /** Capital has at most twelve digits before the point, so that no sum leaves 64 bits. */
  private static final long LIMIT = 1_000_000_000_000L;

  private static final long SECOND = 1_000_000_000L;

  private final Books books;
  private final PreTradeCheck check;
  private final OrderEntry entry;
  private final Settlement settlement;
  private final EngineListener listener;

  StateControl(
      Books books,
      PreTradeCheck check,
      OrderEntry entry,
      Settlement settlement,
      EngineListener listener) {
    this.books = books;
    this.check = check;
    this.entry = entry;
    this.settlement = settlement;
    this.listener = listener;
  }

  CommandOutcome obey(Command command) {
    return switch (command) {
      case Command.SetState(TradingState state) -> setState(state);
      case Command.SetCapital(long amount) -> setCapital(amount);
      case Command.SetLatch(Latch latch) -> setLatch(latch);
      case Command.ReleaseLatch(String id) -> releaseLatch(id);
      case Command.ResetDrawdown() -> resetDrawdown();
      case Command.WindDown(boolean keepsStops) -> windDown(keepsStops);
      case Command.Stop(boolean keepsStops) -> stop(keepsStops);
      case Command.Start() -> start();
    };
  }

  /** Finite data comes to its end: nothing is to work any more. */
  void endOrders() {
    books.gate.end();
    entry.cancelAll(CancelReason.END_OF_DATA);
  }

  /** The end of finite data: Flat settles. */
  void complete() {
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
      case HALTED -> cancelIf(CancelReason.HALTED, order -> !order.isProtectiveStop());
      case FLAT -> cancelIf(CancelReason.FLAT, order -> !order.isProtectiveStop());
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
    if (amount > EngineSetup.LARGEST_CAPITAL) {
      return CommandOutcome.refused(
          "The capital must be at most " + money(EngineSetup.LARGEST_CAPITAL) + ".");
    }
    long before = books.portfolio.capital();
    long deposit = Math.subtractExact(amount, before);
    long free = check.withdrawable();
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
    books.monitor.onDeposit(deposit);
    listener.onCapitalChange(before, amount);
    return CommandOutcome.ACCEPTED;
  }

  private CommandOutcome resetDrawdown() {
    long equity = books.portfolio.equity();
    books.monitor.resetPeak(equity);
    listener.onDrawdownReset(equity);
    return CommandOutcome.ACCEPTED;
  }

  private CommandOutcome windDown(boolean keepsStops) {
    if (!books.gate.remembersOrders() && !books.gate.isCompleted()) {
      TradingState from = books.gate.state();
      rememberOrders(keepsStops);
      books.gate.windDown(keepsStops);
      leave(from);
    }
    return CommandOutcome.ACCEPTED;
  }

  private CommandOutcome stop(boolean keepsStops) {
    if (!books.gate.isStopped()) {
      TradingState from = books.gate.state();
      rememberOrders(keepsStops);
      books.gate.endWindDown();
      books.gate.stop(true);
      cancelIf(CancelReason.STOPPED, order -> !(keepsStops && order.isProtectiveStop()));
      if (books.gate.state() != from) {
        listener.onStateChange(from, books.gate.state());
      }
      listener.onStopped(true);
    }
    return CommandOutcome.ACCEPTED;
  }

  private CommandOutcome start() {
    if (books.gate.isStopped()) {
      books.gate.stop(false);
      listener.onStopped(false);
      entry.resume(books.stopped.take().stream().filter(this::hasSense).toList());
      closeIfFlat();
    }
    return CommandOutcome.ACCEPTED;
  }

  /** What a wind-down has closed needs no exit, and ended data fills nothing. */
  private boolean hasSense(StoppedOrders.Rest rest) {
    boolean hasNothingToReduce =
        rest.ticket().isReduceOnly() && books.portfolio.quantity(rest.instrument()) == 0;
    return !books.gate.isCompleted() && !hasNothingToReduce;
  }

  /** Those of a wind-down are remembered already, and on their way out. */
  private void rememberOrders(boolean exceptStops) {
    for (int i = 0; i < books.portfolio.instruments().size(); i++) {
      Order order = books.orders.oldest(i);
      while (order != null) {
        boolean stays = exceptStops && order.isProtectiveStop();
        if (order.isOpen() && !stays && order.origin() == OrderOrigin.STRATEGY && isWanted(order)) {
          books.stopped.add(order);
        }
        order = books.orders.younger(order);
      }
    }
  }

  /** What is being cancelled is not wanted again, but for an exit that was to go to market. */
  private static boolean isWanted(Order order) {
    CancelReason reason = order.cancelReason().orElse(null);
    return reason == null || (reason == CancelReason.STALE && order.reduceOnly());
  }

  /** In state Flat, closes what is held and is not being closed. */
  void closeIfFlat() {
    if (books.gate.state() != TradingState.FLAT || books.gate.isStopped()) {
      return;
    }
    for (int i = 0; i < books.portfolio.instruments().size(); i++) {
      close(i);
    }
  }

  /**
   * An instrument has a new price: in state Flat what is held and is not being closed is closed
   * again, for a venue may refuse or lose an order; not more than once a second.
   */
  void closeAgain(int instrument) {
    if (books.gate.state() == TradingState.FLAT
        && books.portfolio.quantity(instrument) != 0
        && books.time - SECOND >= books.closedAt[instrument]) {
      close(instrument);
    }
  }

  /** The closing order goes first: the position is never without a stop and without it. */
  private void close(int instrument) {
    if (books.portfolio.quantity(instrument) != 0) {
      if (books.gate.isCompleted() && settlement.isOwn()) {
        settlement.settle(instrument);
      } else if (!books.gate.isEnding() && !isClosing(instrument)) {
        books.closedAt[instrument] = books.time;
        entry.close(OrderOrigin.FLATTEN, instrument);
      }
    }
    if (!books.gate.keepsStops()) {
      entry.cancelIf(instrument, CancelReason.FLAT, Order::isProtectiveStop);
    }
  }

  private boolean isClosing(int instrument) {
    Order order = books.orders.oldest(instrument);
    while (order != null && !(order.isOpen() && order.origin() == OrderOrigin.FLATTEN)) {
      order = books.orders.younger(order);
    }
    return order != null;
  }

  private void cancelIf(CancelReason reason, Predicate<Order> condition) {
    for (int i = 0; i < books.portfolio.instruments().size(); i++) {
      entry.cancelIf(i, reason, condition);
    }
  }

  private String money(long amount) {
    return Decimal.formatShort(amount, books.portfolio.cashScale())
        + " "
        + books.portfolio.currency().code();
  }
}
