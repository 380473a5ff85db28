package dev.tradewind.engine;

import dev.tradewind.engine.exchange.SimulatedExchange;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BarStream;
import dev.tradewind.engine.market.BookLevel;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.CustomEvent;
import dev.tradewind.engine.market.MarketListener;
import dev.tradewind.engine.market.Quote;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.TradeStream;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.portfolio.Account;
import dev.tradewind.engine.risk.PreTradeCheck;
import dev.tradewind.engine.statistics.RunStatistics;
import dev.tradewind.engine.strategy.Strategy;
import dev.tradewind.engine.strategy.StrategyScope;
import dev.tradewind.engine.venue.ExecutionReport;
import dev.tradewind.engine.venue.Venue;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One account and its strategies: takes bars and commands in one order and trades. Backtest, paper
 * and live feed the same object; the same input gives the same output, bit for bit.
 *
 * <p>Within a bar: first it fills working orders, then it becomes the last price, then its strategy
 * sees it. Not thread-safe: one thread calls it, and reads its views, between calls.
 */
public final class TradingEngine extends Lull implements MarketListener {

  private final EngineSetup setup;
  private final Books books;
  private final SimulatedExchange exchange;
  private final OrderWatch watch;
  private final RiskGuard guard;
  private final StateControl control;
  private final Schedule schedule;
  private final MarketLoop loop;
  private final Execution execution;
  private final Trader[] traders;
  private final Account account;

  /**
   * A new book that trades on the exchange of its set-up.
   *
   * @param listener hears all that happens; {@link EngineListener#NONE} for none
   */
  public TradingEngine(EngineSetup setup, EngineListener listener) {
    this(setup, listener, Optional.empty());
  }

  /**
   * A new book.
   *
   * @param listener hears all that happens; {@link EngineListener#NONE} for none
   * @param outside where orders go instead of the exchange of the set-up; what becomes of them is
   *     told by {@link #onReport}, never within its calls
   */
  public TradingEngine(EngineSetup setup, EngineListener listener, Optional<Venue> outside) {
    this.setup = setup;
    books = new Books(setup, listener, this);
    account = new AccountView(books);
    FillBooking booking = new FillBooking(books, listener);
    execution = new Execution(books, booking, listener);
    exchange = new SimulatedExchange(setup.instruments(), setup.exchange(), execution, execution);
    Venue venue = outside.orElse(exchange);
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
    control =
        new StateControl(
            books,
            check,
            entry,
            new Settlement(books, exchange, entry, execution, outside.isEmpty()),
            listener);
    guard = new RiskGuard(books, check, setup.limits(), entry, control, listener);
    traders =
        setup.scope() == StrategyScope.ACCOUNT
            ? accountTraders(check, entry)
            : instrumentTraders(check, entry);
    schedule = new Schedule(books, exchange, watch, guard);
    loop =
        new MarketLoop(
            setup,
            books,
            exchange,
            schedule,
            booking,
            guard,
            control,
            new CorporateActions(books, exchange, entry, listener),
            traders);
    execution.then(check, new Aftermath(books, guard, control, watch, entry, traders));
  }

  private Trader[] instrumentTraders(PreTradeCheck check, OrderEntry entry) {
    Trader[] each = new Trader[setup.instruments().size()];
    for (int i = 0; i < each.length; i++) {
      List<Trader> seat = new ArrayList<>(1);
      each[i] =
          new Trader(i, setup.strategy().get(), seat, books, exchange.market(i), check, entry);
      seat.add(each[i]);
    }
    return each;
  }

  private Trader[] accountTraders(PreTradeCheck check, OrderEntry entry) {
    Strategy strategy = setup.strategy().get();
    List<Trader> seats = new ArrayList<>();
    for (int i = 0; i < setup.instruments().size(); i++) {
      seats.add(new Trader(i, strategy, seats, books, exchange.market(i), check, entry));
    }
    return seats.toArray(Trader[]::new);
  }

  /**
   * Takes the next closed bar.
   *
   * @throws IllegalArgumentException if it is not believable, of an unknown instrument, overlaps
   *     the instrument's bar before, closes before the last event, or has a price at which the
   *     account would leave 64 bits; nothing has changed then
   * @throws IllegalStateException if the book is stopped or the data has ended
   * @throws ArithmeticException if an amount has left 64 bits, or what the account has earned and
   *     paid is too much for them; the engine is then to be thrown away
   */
  @Override
  public void onBar(Bar bar) {
    if (!takeBar(bar)) {
      loop.onBar(bar);
    } else if (isOver()) {
      loop.end(bar);
    }
  }

  /**
   * Takes the next closed bars as {@link #onBar} does each. One that is refused ends the call by
   * its exception: those before it are taken, and the stream stands at it.
   */
  @Override
  public int onBars(BarStream bars, int atMost, long before) {
    return loop.onBars(bars, atMost, before);
  }

  /** Takes the next trade; refuses as {@link #onBar} does. */
  @Override
  public void onTrade(Trade trade) {
    if (!takeTrade(trade)) {
      loop.onTrade(trade);
    } else if (isOver()) {
      loop.end(trade);
    }
  }

  /** Takes the next trades as {@link #onBars} does bars. */
  @Override
  public int onTrades(TradeStream trades, int atMost, long before) {
    return loop.onTrades(trades, atMost, before);
  }

  /** Takes the next quote; refuses as {@link #onBar} does. */
  @Override
  public void onQuote(Quote quote) {
    loop.onQuote(quote);
  }

  /** Takes the next change of an order book; refuses as {@link #onBar} does. */
  @Override
  public void onBookLevel(BookLevel level) {
    loop.onBookLevel(level);
  }

  /** Takes what else has become known; refuses as {@link #onBar} does. */
  @Override
  public void onCustomEvent(CustomEvent event) {
    loop.onCustomEvent(event);
  }

  /** Takes what a company does to its shares; refuses as {@link #onBar} does. */
  @Override
  public void onCorporateAction(CorporateAction action) {
    loop.onCorporateAction(action);
  }

  /**
   * Takes what a venue outside tells of an order, also of one that has ended, or that is forgotten;
   * also in a stopped book and after the end of the data.
   *
   * @param now market time, epoch nanoseconds; one before the last event counts as that. A fill is
   *     not later
   */
  public void onReport(ExecutionReport report, long now) {
    loop.beginOutside(now);
    report.tell(execution);
    wake();
  }

  /** Nothing was heard of a new order in time: it is unknown, and the venue is asked. */
  public void onOverdue(long orderNumber, long now) {
    loop.beginOutside(now);
    watch.doubt(books.orders.find(orderNumber));
    wake();
  }

  /** Nothing was heard of an unknown order for long enough, nor of a fill: it is lost. */
  public void onLost(long orderNumber, long now) {
    loop.beginOutside(now);
    watch.lose(books.orders.find(orderNumber));
    wake();
  }

  /**
   * Lets no entry through from now on, for as long as this engine lives; what works goes on
   * working. It is no command: neither state nor snapshot knows of it.
   */
  public void suspendEntries() {
    wake();
    books.gate.suspendEntries();
  }

  /** Lets the next event be looked at in full, however quiet the time is. */
  void wake() {
    loop.wake();
  }

  /** Obeys a command, or refuses it and changes nothing. Its time is that of the last bar. */
  public CommandOutcome onCommand(Command command) {
    wake();
    CommandOutcome outcome = control.obey(command);
    if (command instanceof Command.ResetDrawdown) {
      guard.onEquity(books.portfolio.equity());
    }
    if (books.gate.isStopped()) {
      schedule.drain();
    }
    return outcome;
  }

  /**
   * Ends finite data: working orders are cancelled, state Flat settles, no bar is taken any more.
   * Again is nothing.
   */
  public void complete() {
    if (!books.gate.isCompleted()) {
      wake();
      control.endOrders();
      schedule.drain();
      control.complete();
    }
  }

  /** The account, live. */
  public Account account() {
    return account;
  }

  /** What was counted, live. */
  public Counts counts() {
    return books.counts;
  }

  /** The statistics so far, as if the day ended now. */
  public RunStatistics statistics() {
    catchUp();
    return books.statistics.statistics();
  }

  /**
   * The state that is obeyed: the strictest of what was commanded last, the latch, and Flat while
   * it is being wound down.
   */
  public TradingState state() {
    return books.gate.state();
  }

  /** The state that was commanded last, whatever the latch. */
  public TradingState commanded() {
    return books.gate.commanded();
  }

  /** The limits on loss, drawdown and margin that are passed now, in this order; live. */
  public Set<LatchCause> breaches() {
    return guard.passed();
  }

  /** The latch that is held. */
  public Optional<Latch> latch() {
    return books.latch.latch();
  }

  /** The id of the latch that was released last. */
  public Optional<String> releasedLatch() {
    return books.latch.released();
  }

  /** Whether it was stopped and not started again. */
  public boolean isStopped() {
    return books.gate.isStopped();
  }

  /** Whether what is held is being closed until the Stop that is to come. */
  public boolean isWindingDown() {
    return books.gate.isWindingDown();
  }

  /** Whether the finite data has ended. */
  public boolean isCompleted() {
    return books.gate.isCompleted();
  }

  /** Whether the data has ended and Flat left no position: nothing can happen any more. */
  public boolean isSettled() {
    return isCompleted() && state() == TradingState.FLAT && account.isFlat();
  }

  /**
   * Market time of the last bar's close, epoch nanoseconds; {@link Long#MIN_VALUE} before the
   * first.
   */
  public long time() {
    catchUp();
    return books.time;
  }

  /** Working orders. */
  public int openOrders() {
    return books.orders.openOrders();
  }

  /** The open order of that number; valid during the call it is asked in. */
  public Optional<Order> openOrder(long number) {
    return Optional.ofNullable(books.orders.find(number));
  }

  /** Shows every working order, by instrument and age; each is valid during the call. */
  public void forEachOpenOrder(Consumer<Order> action) {
    for (int i = 0; i < traders.length; i++) {
      for (Order order = books.orders.oldest(i); order != null; ) {
        action.accept(order);
        order = books.orders.younger(order);
      }
    }
  }

  /**
   * Writes all state. Call it between events; the same events after a {@link #restore} give what
   * they would have given here.
   */
  public void snapshot(DataOutput out) throws IOException {
    catchUp();
    new SnapshotFormat(setup).write(parts(), traders, out);
  }

  /**
   * Replaces all state by a snapshot's.
   *
   * @throws IOException if it is of another format, other instruments or another interval, or ends
   *     early; the engine is then to be thrown away
   */
  public void restore(DataInput in) throws IOException {
    wake();
    new SnapshotFormat(setup).read(parts(), traders, in, true);
  }

  /**
   * Like {@link #restore}, but the strategies start afresh: for a book whose algo or parameters
   * have changed.
   */
  public void restoreBook(DataInput in) throws IOException {
    wake();
    new SnapshotFormat(setup).read(parts(), traders, in, false);
  }

  private SnapshotFormat.Parts parts() {
    return new SnapshotFormat.Parts(books, exchange, watch, guard);
  }
}
