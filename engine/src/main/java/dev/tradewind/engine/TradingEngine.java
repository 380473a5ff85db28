package dev.tradewind.engine;

import dev.tradewind.engine.exchange.BarExchange;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BarRules;
import dev.tradewind.engine.market.BookLevel;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.CustomEvent;
import dev.tradewind.engine.market.MarketListener;
import dev.tradewind.engine.market.Quote;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.portfolio.Account;
import dev.tradewind.engine.risk.PreTradeCheck;
import dev.tradewind.engine.statistics.RunStatistics;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One account and its strategies: takes bars and commands in one order and trades. Backtest, paper
 * and live feed the same object; the same input gives the same output, bit for bit.
 *
 * <p>Within a bar: first it fills working orders, then it becomes the last price, then its strategy
 * sees it. Not thread-safe: one thread calls it, and reads its views, between calls.
 */
public final class TradingEngine implements MarketListener {

  private final EngineSetup setup;
  private final Books books;
  private final Execution execution;
  private final StateControl control;
  private final Trader[] traders;
  private final Account account;

  /**
   * A new book.
   *
   * @param listener hears all that happens; {@link EngineListener#NONE} for none
   */
  public TradingEngine(EngineSetup setup, EngineListener listener) {
    this.setup = setup;
    books = new Books(setup);
    account = new AccountView(books);
    BarExchange exchange = new BarExchange(setup.costs().slippage(), setup.participation());
    PreTradeCheck check =
        new PreTradeCheck(books.portfolio, books.orders, exchange, setup.limits(), books.rate);
    OrderEntry entry = new OrderEntry(books, check, listener);
    execution = new Execution(books, exchange, entry, setup.strategyKey(), listener);
    control = new StateControl(books, entry, execution, listener);
    traders = new Trader[setup.instruments().size()];
    for (int i = 0; i < traders.length; i++) {
      traders[i] = new Trader(i, setup.strategy().get(), books, check, entry);
    }
  }

  /**
   * Takes the next closed bar.
   *
   * @throws IllegalArgumentException if it is not believable, of an unknown instrument, overlaps
   *     the instrument's bar before or closes before the last event; nothing has changed then
   * @throws IllegalStateException if the book is stopped or the data has ended
   */
  @Override
  public void onBar(Bar bar) {
    Trader trader = traderOf(bar);
    long closeTime = bar.closeTime();
    check(bar, trader, closeTime);
    books.time = closeTime;
    execution.match(bar, trader);
    books.roundTrips[bar.instrument()].onBar(bar);
    books.portfolio.mark(bar.instrument(), bar.close());
    books.statistics.onBar(closeTime, books.portfolio.equity(), !account.isFlat());
    books.counts.bars++;
    trader.onBar(bar, closeTime);
  }

  /** Not taken yet. */
  @Override
  public void onTrade(Trade trade) {
    throw untaken("trades");
  }

  /** Not taken yet. */
  @Override
  public void onQuote(Quote quote) {
    throw untaken("quotes");
  }

  /** Not taken yet. */
  @Override
  public void onBookLevel(BookLevel level) {
    throw untaken("book levels");
  }

  /** Not taken yet. */
  @Override
  public void onCustomEvent(CustomEvent event) {
    throw untaken("custom events");
  }

  /** Not taken yet. */
  @Override
  public void onCorporateAction(CorporateAction action) {
    throw untaken("corporate actions");
  }

  /** Obeys a command, or refuses it and changes nothing. Its time is that of the last bar. */
  public CommandOutcome onCommand(Command command) {
    return control.obey(command);
  }

  /**
   * Ends finite data: working orders are cancelled, state Flat settles, no bar is taken any more.
   * Again is nothing.
   */
  public void complete() {
    if (!books.gate.isCompleted()) {
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
    return books.statistics.statistics();
  }

  /** The state that is obeyed: the stricter of what was commanded last and the latch. */
  public TradingState state() {
    return books.gate.state();
  }

  /** The state that was commanded last, whatever the latch. */
  public TradingState commanded() {
    return books.gate.commanded();
  }

  /** The latch that is held. */
  public Optional<Latch> latch() {
    return books.latch.latch();
  }

  /** Whether it was stopped and not started again. */
  public boolean isStopped() {
    return books.gate.isStopped();
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
    return books.time;
  }

  /** Working orders. */
  public int openOrders() {
    return books.orders.openOrders();
  }

  /** Shows every working order, by instrument and age; each is valid during the call. */
  public void forEachOpenOrder(Consumer<Order> action) {
    for (int i = 0; i < traders.length; i++) {
      for (int place = 0; place < books.orders.places(i); place++) {
        Order order = books.orders.order(i, place);
        if (order.status().isOpen()) {
          action.accept(order);
        }
      }
    }
  }

  /**
   * Writes all state. Call it between events; the same events after a {@link #restore} give what
   * they would have given here.
   */
  public void snapshot(DataOutput out) throws IOException {
    new SnapshotFormat(setup).write(books, traders, out);
  }

  /**
   * Replaces all state by a snapshot's.
   *
   * @throws IOException if it is of another format, other instruments or another interval, or ends
   *     early; the engine is then to be thrown away
   */
  public void restore(DataInput in) throws IOException {
    new SnapshotFormat(setup).read(books, traders, in, true);
  }

  /**
   * Like {@link #restore}, but the strategies start afresh: for a book whose algo or parameters
   * have changed.
   */
  public void restoreBook(DataInput in) throws IOException {
    new SnapshotFormat(setup).read(books, traders, in, false);
  }

  private static UnsupportedOperationException untaken(String events) {
    return new UnsupportedOperationException(
        "The engine takes no " + events + ": feed it bars of the base series.");
  }

  private Trader traderOf(Bar bar) {
    int instrument = bar.instrument();
    if (instrument < 0 || instrument >= traders.length) {
      throw new IllegalArgumentException("There is no instrument " + instrument + ".");
    }
    return traders[instrument];
  }

  private void check(Bar bar, Trader trader, long closeTime) {
    if (bar.timeFrame() != Bar.BASE_TIME_FRAME) {
      throw untaken("bars of time frame " + bar.timeFrame());
    }
    if (books.gate.isStopped() || books.gate.isCompleted()) {
      throw new IllegalStateException(
          books.gate.isStopped() ? "The book is stopped." : "The data has ended.");
    }
    BarRules.check(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    if (closeTime < books.time
        || closeTime < bar.openTime()
        || bar.openTime() < trader.lastClose()) {
      throw new IllegalArgumentException(
          "The bar of "
              + setup.instruments().get(bar.instrument()).symbol()
              + " that opens at "
              + bar.openTime()
              + " comes out of order.");
    }
  }
}
