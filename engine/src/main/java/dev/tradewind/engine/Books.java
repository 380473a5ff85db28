package dev.tradewind.engine;

import dev.tradewind.engine.order.OrderBook;
import dev.tradewind.engine.portfolio.Portfolio;
import dev.tradewind.engine.portfolio.RoundTrip;
import dev.tradewind.engine.risk.Cooldown;
import dev.tradewind.engine.risk.OrderRate;
import dev.tradewind.engine.risk.RiskMonitor;
import dev.tradewind.engine.snapshot.Snapshotable;
import dev.tradewind.engine.statistics.StatisticsTracker;
import dev.tradewind.engine.strategy.StrategyScope;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What the account remembers, apart from its strategies: one place, so that one snapshot has it
 * all.
 */
final class Books implements Snapshotable {

  final HeldLatch latch = new HeldLatch();
  final StoppedOrders stopped = new StoppedOrders();
  final Gate gate;
  final Portfolio portfolio;
  final OrderBook orders;
  final OrderRate rate;
  final Cooldown cooldown;
  final RiskMonitor monitor;
  final RoundTrip[] roundTrips;
  final StatisticsTracker statistics;
  final Lull lull;
  final Counts counts;
  final Overnight overnight;

  /** Market time at which state Flat has last sent an order to close, for each instrument. */
  final long[] closedAt;

  /** Market time of the last event, epoch nanoseconds; but see {@link Lull}. */
  long time = Long.MIN_VALUE;

  /**
   * Whether an event fills orders at this moment and becomes the last price only after that, so
   * that what is held has no price yet.
   */
  boolean isMatching;

  Books(EngineSetup setup, EngineListener listener, Lull lull) {
    this.lull = lull;
    lull.keptFrom(this);
    counts = new Counts(lull);
    int instruments = setup.instruments().size();
    gate = new Gate(setup.initialState(), latch);
    portfolio =
        new Portfolio(
            setup.instruments(),
            setup.account(),
            setup.fees(),
            setup.capital(),
            setup.scope() == StrategyScope.ACCOUNT);
    orders = new OrderBook(instruments, setup.epoch());
    rate = new OrderRate(setup.limits().maxOrdersPerMinute());
    statistics =
        new StatisticsTracker(
            setup.capital(),
            setup.cashScale(),
            setup.annualization(),
            setup.riskDay(),
            setup.interval());
    overnight = new Overnight(portfolio, listener);
    cooldown = new Cooldown(instruments, setup.limits().cooldown());
    monitor = new RiskMonitor(setup.limits(), setup.riskDay(), setup.capital());
    roundTrips = new RoundTrip[instruments];
    closedAt = new long[instruments];
    Arrays.fill(closedAt, Long.MIN_VALUE);
    for (int i = 0; i < instruments; i++) {
      roundTrips[i] = new RoundTrip(portfolio.notional(i, 1, 1));
    }
  }

  /** An instrument's trade is complete: it counts, and is told. */
  void endTrade(int instrument, EngineListener listener) {
    RoundTrip trip = roundTrips[instrument];
    counts.trades++;
    statistics.onTrade(portfolio.toBase(instrument, trip.grossPnl() - trip.fees()));
    if (!listener.equals(EngineListener.NONE)) {
      listener.onTrade(trip.trade(counts.trades, instrument));
    }
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(time);
    gate.snapshot(out);
    portfolio.snapshot(out);
    orders.snapshot(out);
    rate.snapshot(out);
    cooldown.snapshot(out);
    for (RoundTrip roundTrip : roundTrips) {
      roundTrip.snapshot(out);
    }
    statistics.snapshot(out);
    counts.snapshot(out);
    monitor.snapshot(out);
    overnight.snapshot(out);
    for (long time : closedAt) {
      out.writeLong(time);
    }
  }

  /** Reads what an engine without other orders, currencies and limits wrote. */
  void restoreVersion2(DataInput in) throws IOException {
    time = in.readLong();
    gate.restore(in);
    portfolio.restoreVersion2(in);
    orders.restoreVersion2(in);
    rate.restore(in);
    for (RoundTrip roundTrip : roundTrips) {
      roundTrip.restore(in);
    }
    statistics.restore(in);
    counts.restoreVersion2(in);
    monitor.resetPeak(statistics.drawdown().peak());
    restartRisk();
  }

  @Override
  public void restore(DataInput in) throws IOException {
    time = in.readLong();
    gate.restore(in);
    portfolio.restore(in);
    orders.restore(in);
    rate.restore(in);
    cooldown.restore(in);
    for (RoundTrip roundTrip : roundTrips) {
      roundTrip.restore(in);
    }
    statistics.restore(in);
    counts.restore(in);
    monitor.restore(in);
    overnight.restore(in);
    for (int i = 0; i < closedAt.length; i++) {
      closedAt[i] = in.readLong();
    }
  }

  /** What snapshots have since version 3; it stands at their end. */
  void snapshotExcursions(DataOutput out) throws IOException {
    for (RoundTrip roundTrip : roundTrips) {
      roundTrip.snapshotExcursion(out);
    }
    statistics.snapshotRun(out);
  }

  /** Takes back what {@link #snapshotExcursions} wrote. */
  void restoreExcursions(DataInput in) throws IOException {
    for (RoundTrip roundTrip : roundTrips) {
      roundTrip.restoreExcursion(in);
    }
    statistics.restoreRun(in);
  }

  /** What snapshots have since version 4; it stands at their end. */
  void snapshotRisk(DataOutput out) throws IOException {
    orders.snapshotChanges(out);
    monitor.snapshotDay(out);
    overnight.snapshotInstruments(out);
    for (RoundTrip roundTrip : roundTrips) {
      roundTrip.snapshotReceived(out);
    }
    statistics.snapshotGrowth(out);
  }

  /**
   * Takes back what {@link #snapshotRisk} wrote.
   *
   * @param withFlows whether it is of version 5 or later
   */
  void restoreRisk(DataInput in, boolean withFlows) throws IOException {
    orders.restoreChanges(in, withFlows);
    monitor.restoreDay(in);
    overnight.restoreInstruments(in);
    for (RoundTrip roundTrip : roundTrips) {
      roundTrip.restoreReceived(in);
    }
    if (withFlows) {
      statistics.restoreGrowth(in);
    }
  }

  /** After a snapshot without them: the risk day is the one that the statistics follow. */
  void restartRisk() {
    monitor.restoreDay(statistics.dayStartEquity(), statistics.dayEnd());
  }

  /** After a snapshot without them: what it does not tell begins now, or cannot be said. */
  void restartExcursions() {
    for (RoundTrip roundTrip : roundTrips) {
      roundTrip.restartExcursion();
    }
    statistics.restartRun();
  }
}
