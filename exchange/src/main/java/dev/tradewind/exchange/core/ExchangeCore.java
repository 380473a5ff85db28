package dev.tradewind.exchange.core;

import dev.tradewind.exchange.faults.Fault;
import dev.tradewind.exchange.faults.FaultAnswer;
import dev.tradewind.exchange.faults.Faults;
import dev.tradewind.exchange.faults.Traffic;
import dev.tradewind.exchange.protocol.Codec;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * An exchange: sessions of accounts send it requests, and hear reports. It has no clock: who owns
 * it lets the market {@link #step}, and says by {@link #tick} what time it is, for delayed messages
 * only. Used by one thread.
 *
 * <p>A life: {@link #recover} each entry of before, {@link #endAllSessions}, then {@link #connect},
 * {@link #receive} and {@link #disconnect} for each session.
 */
public final class ExchangeCore {

  private final Settings settings;
  private final Consumer<Entry> journal;
  private final Outgoing outgoing;
  private final Accounts accounts;
  private final Answers answers;
  private final Faults faults = new Faults(this::cut);
  private final Set<Long> connected = new TreeSet<>();

  /** Those that are over, but for what their end changes. */
  private final Deque<Long> over = new ArrayDeque<>();

  private long lastSession;
  private boolean paused;

  /**
   * An exchange before the first bar of its market.
   *
   * @param journal is given every change right before it is made; what is told by {@code outgoing}
   *     must not be heard before the changes until then are safe
   * @param outgoing takes what is told
   */
  public ExchangeCore(
      Settings settings, MarketSteps market, Consumer<Entry> journal, Outgoing outgoing) {
    this.settings = settings;
    this.journal = journal;
    this.outgoing = outgoing;
    accounts = new Accounts(settings, market, this::tell);
    answers = new Answers(settings.capabilities().lookup(), accounts);
  }

  /**
   * Makes a change that was made before the exchange stopped.
   *
   * @throws IllegalArgumentException if it cannot follow the changes before it; the message is a
   *     clause
   */
  public void recover(Entry entry) {
    accounts.apply(entry);
    lastSession = accounts.lastSession();
  }

  /** Ends the sessions that lasted when the exchange stopped. */
  public void endAllSessions() {
    accounts.sessions().forEach(session -> disconnect(session.number));
  }

  /** A new session; returns its number. */
  public long connect() {
    connected.add(++lastSession);
    return lastSession;
  }

  /** A request of a session has come; one of a session that is over is not taken. */
  public void receive(long session, Request request) {
    if (connected.contains(session)) {
      String account = request instanceof Request.Logon logon ? logon.account() : account(session);
      faults.pass(
          new Traffic(
              account,
              session,
              Traffic.REQUESTS,
              request.getClass().getSimpleName(),
              () -> take(session, request)));
      endSessions();
    }
  }

  /** A session is over from its own side. */
  public void disconnect(long session) {
    connected.remove(session);
    over.add(session);
    endSessions();
  }

  /** Ends a session, and tells it why. */
  public void logout(long session, String reason) {
    logout(session, new Report.Logout(reason, false));
  }

  private void logout(long session, Report.Logout logout) {
    if (connected.contains(session)) {
      tell(session, logout);
      cut(session);
      endSessions();
    }
  }

  /** Ends all sessions, and tells them why. */
  public void logoutAll(String reason) {
    Set.copyOf(connected).forEach(session -> logout(session, reason));
  }

  /** From now on nothing is heard of a session, and it hears nothing. */
  private void cut(long session) {
    if (connected.remove(session)) {
      outgoing.close(session);
      over.add(session);
    }
  }

  private void cut(String account) {
    for (long session : Set.copyOf(connected)) {
      if (account == null || account.equals(account(session))) {
        cut(session);
      }
    }
  }

  /**
   * What the end of a session changes is a change of its own, never a part of another one: no
   * change calls it.
   */
  private void endSessions() {
    while (!over.isEmpty()) {
      long session = over.removeFirst();
      faults.end(session);
      if (accounts.session(session) != null) {
        change(new Entry.Ended(session));
      }
    }
  }

  private String account(long session) {
    LoggedOnSession loggedOn = accounts.session(session);
    return loggedOn == null ? null : loggedOn.account;
  }

  private void take(long session, Request request) {
    if (!connected.contains(session)) {
      return;
    }
    LoggedOnSession loggedOn = accounts.session(session);
    if (request instanceof Request.Logon logon) {
      logOn(session, loggedOn, logon);
    } else if (loggedOn == null) {
      logout(session, "The session has not logged on: its first line must be a Logon.");
    } else {
      take(loggedOn, request);
    }
  }

  private void logOn(long session, LoggedOnSession before, Request.Logon logon) {
    if (before != null) {
      logout(session, "The session has logged on before, to account " + before.account + ".");
    } else if (logon.version() != Codec.VERSION) {
      logout(
          session,
          "Version %d of the protocol is not spoken here: it must be %d."
              .formatted(logon.version(), Codec.VERSION));
    } else if (settings.capabilities().exclusiveLogon() && isOlder(logon)) {
      logout(
          session,
          new Report.Logout(
              "Account %s has a session of a higher epoch than %d: that one is the newer process."
                  .formatted(logon.account(), logon.epoch()),
              true));
    } else {
      begin(session, logon);
    }
  }

  private boolean isOlder(Request.Logon logon) {
    return accounts.sessions(logon.account()).stream()
        .anyMatch(session -> session.epoch > logon.epoch());
  }

  private void begin(long session, Request.Logon logon) {
    if (settings.capabilities().exclusiveLogon()) {
      accounts
          .sessions(logon.account())
          .forEach(
              older ->
                  logout(
                      older.number,
                      new Report.Logout("Another session has logged on to the account.", true)));
    }
    change(new Entry.Began(session, logon.account(), logon.epoch()));
    tell(
        session,
        new Report.LoggedOn(settings.capabilities(), marketTime(), accounts.prices().isOver()));
  }

  private void take(LoggedOnSession session, Request request) {
    switch (request) {
      case Request.OrderStatus asked -> answers.status(session, asked, this::tell);
      case Request.OpenOrders _ -> answers.openOrders(session, this::tell);
      case Request.Fills asked -> answers.fills(session, asked, this::tell);
      case Request.Positions _ -> answers.positions(session, this::tell);
      case Request.Passed passed -> pass(session, passed.marketTime());
      case Request.NewOrder order ->
          change(new Entry.Arrived(session.number, order, faults.rejectsOrder(session.account)));
      case Request.OrderRequest order -> change(new Entry.Arrived(session.number, order, false));
      case Request.Logon _ -> throw new IllegalStateException("A logon is taken elsewhere.");
    }
  }

  /** Who says so again has missed what came since. */
  private void pass(LoggedOnSession session, long time) {
    if (session.pass(time) && time < marketTime()) {
      tell(session.number, new Report.MarketTime(marketTime(), accounts.prices().isOver()));
    }
  }

  private void change(Entry entry) {
    journal.accept(entry);
    accounts.apply(entry);
  }

  private void tell(Long session, Report report) {
    if (connected.contains(session)) {
      faults.pass(
          new Traffic(
              account(session),
              session,
              Traffic.REPORTS,
              report.getClass().getSimpleName(),
              () -> outgoing.send(session, report)));
    }
  }

  /** How far the market is, epoch nanoseconds; {@link Report#BEFORE_THE_MARKET} at first. */
  public long marketTime() {
    return accounts.prices().time();
  }

  /** Whether the market goes on by itself: it has not ended, and no fault makes it stand. */
  public boolean isMoving() {
    return accounts.hasStep() && !paused;
  }

  /** When the next step closes, epoch nanoseconds; the time of the last one where none follows. */
  public long nextStepTime() {
    return accounts.nextStep().time();
  }

  /** From when on the market is on its way to the next step: the last one, or its first open. */
  public long nextStepBegin() {
    return accounts.nextStepBegin();
  }

  /**
   * Whether there are accounts, and all of them have passed the last step, each since its logon.
   */
  public boolean isPassed() {
    return !accounts.names().isEmpty()
        && accounts.names().stream()
            .allMatch(
                account ->
                    accounts.sessions(account).stream()
                        .anyMatch(session -> session.hasPassed(marketTime())));
  }

  /** Lets the market make its next step; the one after the last bar is its end. */
  public void step() {
    if (accounts.hasStep()) {
      change(accounts.nextStep());
      Report.MarketTime time = new Report.MarketTime(marketTime(), accounts.prices().isOver());
      accounts.sessions().forEach(session -> tell(session.number, time));
      endSessions();
    }
  }

  /** Lets something go wrong, or the clock do something. */
  public FaultAnswer happen(Fault fault) {
    switch (fault) {
      case Fault.Pause _ -> paused = true;
      case Fault.Resume _ -> paused = false;
      case Fault.ForgetLogons _ -> change(new Entry.Forgotten());
      case Fault.Advance advance -> {
        for (int i = 0; i < advance.count() && accounts.hasStep(); i++) {
          step();
        }
      }
      default -> faults.arm(fault);
    }
    endSessions();
    return new FaultAnswer.Done(marketTime(), accounts.prices().isOver());
  }

  /** When {@link #tick} is due next; {@link Long#MAX_VALUE} for never. */
  public long nextTick() {
    return faults.nextTime();
  }

  /**
   * Says what time it is, and lets delayed messages arrive.
   *
   * @param nanos of a clock that never goes back
   */
  public void tick(long nanos) {
    faults.tick(nanos);
    endSessions();
  }
}
