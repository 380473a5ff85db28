package dev.tradewind.exchange.core;

import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.exchange.protocol.Idempotence;
import dev.tradewind.exchange.protocol.Rejection;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * All that entries make of an exchange: the same entries give the same accounts. Used by one
 * thread.
 */
final class Accounts {

  private final Settings settings;
  private final MarketSteps market;
  private final Prices prices;
  private final BiConsumer<Long, Report> out;
  private final Map<String, Account> accounts = new TreeMap<>();
  private final Map<Long, LoggedOnSession> sessions = new TreeMap<>();
  private long lastSession;
  private long executions;

  /**
   * An exchange before its first entry.
   *
   * @param out hears what is told to which session
   */
  Accounts(Settings settings, MarketSteps market, BiConsumer<Long, Report> out) {
    this.settings = settings;
    this.market = market;
    this.out = out;
    prices = new Prices(settings.instruments().size());
  }

  Prices prices() {
    return prices;
  }

  /** The largest number of a session that has logged on. */
  long lastSession() {
    return lastSession;
  }

  /** {@code null} where it has not logged on. */
  LoggedOnSession session(long number) {
    return sessions.get(number);
  }

  List<LoggedOnSession> sessions() {
    return List.copyOf(sessions.values());
  }

  List<LoggedOnSession> sessions(String account) {
    return sessions.values().stream().filter(session -> session.account.equals(account)).toList();
  }

  /** Those that have ever logged on. */
  List<String> names() {
    return new ArrayList<>(accounts.keySet());
  }

  Account account(String name) {
    return accounts.get(name);
  }

  /** Whether there is a further step. */
  boolean hasStep() {
    return !prices.isOver();
  }

  /** The time of the last step; before the first one, when its bars open. */
  long nextStepBegin() {
    return prices.time() == Report.BEFORE_THE_MARKET ? market.nextOpenTime() : prices.time();
  }

  /** The entry that the next step will be. */
  Entry.Stepped nextStep() {
    return market.isOver()
        ? new Entry.Stepped(prices.time(), true)
        : new Entry.Stepped(market.nextTime(), false);
  }

  /**
   * Makes the change.
   *
   * @throws IllegalArgumentException if it cannot follow what came before
   */
  void apply(Entry entry) {
    switch (entry) {
      case Entry.Began began -> begin(began);
      case Entry.Ended ended -> end(ended.session());
      case Entry.Arrived arrived -> arrive(arrived);
      case Entry.Forgotten _ -> sessions.values().forEach(each -> each.clientOrderIds.clear());
      case Entry.Stepped stepped -> step(stepped);
    }
  }

  private void begin(Entry.Began began) {
    long session = began.session();
    if (sessions.containsKey(session)) {
      throw new IllegalArgumentException("session " + session + " began before");
    }
    // Who has connected first may log on last.
    lastSession = Math.max(lastSession, session);
    String name = began.account();
    accounts.computeIfAbsent(name, this::open);
    sessions.put(session, new LoggedOnSession(session, name, began.epoch()));
  }

  private Account open(String name) {
    return new Account(
        settings,
        _ -> settings.id() + "-" + ++executions,
        prices,
        report -> sessions(name).forEach(session -> out.accept(session.number, report)));
  }

  private void end(long number) {
    LoggedOnSession session = known(number);
    sessions.remove(number);
    if (settings.capabilities().cancelOnDisconnect() && sessions(session.account).isEmpty()) {
      accounts.get(session.account).disconnect();
    }
  }

  private LoggedOnSession known(long number) {
    LoggedOnSession session = sessions.get(number);
    if (session == null) {
      throw new IllegalArgumentException("session " + number + " has not begun");
    }
    return session;
  }

  private void arrive(Entry.Arrived arrived) {
    LoggedOnSession session = known(arrived.session());
    Account account = accounts.get(session.account);
    switch (arrived.request()) {
      case Request.NewOrder order -> submit(session, account, order, arrived.refused());
      case Request.CancelOrder cancel -> account.cancel(cancel);
      case Request.ReplaceOrder replace -> account.replace(replace);
      case Request.OrderStatus _ ->
          throw new IllegalArgumentException("a question changes nothing");
    }
  }

  private void submit(
      LoggedOnSession session, Account account, Request.NewOrder order, boolean refused) {
    String id = order.clientOrderId();
    if (isUsed(session, account, id)) {
      account.tell(
          new Report.Rejected(
              id,
              prices.time(),
              Rejection.DuplicateId,
              "The id is used: the order that has it is as it was."));
      return;
    }
    session.clientOrderIds.add(id);
    if (refused) {
      account.refuse(order, "The exchange refuses it.");
    } else {
      account.submit(order);
    }
  }

  private boolean isUsed(LoggedOnSession session, Account account, String id) {
    Idempotence idempotence = settings.capabilities().idempotence();
    return switch (idempotence) {
      case None -> false;
      case OpenOrders -> account.register().open(id) != null;
      case Logon -> session.clientOrderIds.contains(id);
      case Permanent -> account.register().knows(id);
    };
  }

  private void step(Entry.Stepped stepped) {
    if (!hasStep() || !stepped.equals(nextStep())) {
      throw new IllegalArgumentException("the market has no step to " + stepped.time() + " next");
    }
    if (stepped.completed()) {
      accounts.values().forEach(Account::complete);
      prices.end();
      return;
    }
    prices.goTo(stepped.time());
    for (ClosedBar bar : market.take()) {
      accounts.values().forEach(account -> account.onBar(bar));
      prices.take(bar);
    }
  }
}
