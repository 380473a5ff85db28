package dev.tradewind.engine.statistics;

import dev.tradewind.engine.money.Decimal;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalDouble;

/** Follows an account from event to event. Used by the engine's thread. */
public final class StatisticsTracker implements Snapshotable {

  /** Days under which nothing is annualised. */
  public static final int MINIMUM_DAYS = 20;

  private static final long DAY = 86_400_000_000_000L;

  private final Annualization annualization;
  private final RiskDay riskDay;
  private final boolean daily;
  private final double cashUnit;
  private final DailyReturns dailyReturns;
  private final Drawdown drawdown;
  private final TradeStatistics trades = new TradeStatistics();
  private long equity;
  private long dayStartEquity;

  /** Of the day up to its last deposit or withdrawal, since which it is reckoned anew. */
  private double dayGrowth = 1;

  private long sinceFlow;
  private long dayEnd = Long.MIN_VALUE;
  private double notional;
  private double dayEndEquities;
  private long bars;
  private long exposedBars;

  private long capital;
  private long deposits;
  private long firstEquity;

  /**
   * Begins with the first capital, at {@code cashScale}.
   *
   * @param interval of bars in nanoseconds: on longer ones than a day there are no daily returns,
   *     and nothing is annualised
   */
  public StatisticsTracker(
      long capital, int cashScale, Annualization annualization, RiskDay riskDay, long interval) {
    this.capital = capital;
    this.annualization = annualization;
    this.riskDay = riskDay;
    daily = interval <= DAY;
    cashUnit = Decimal.powerOfTen(cashScale);
    dailyReturns = new DailyReturns(annualization);
    drawdown = new Drawdown(capital);
    equity = capital;
    dayStartEquity = capital;
    sinceFlow = capital;
  }

  /**
   * Takes the account after a bar.
   *
   * @param now when the bar closed; a bar that closes at the end of a day belongs to it
   */
  public void onBar(long now, long newEquity, boolean exposed) {
    bars++;
    exposedBars += exposed ? 1 : 0;
    onEquity(now, newEquity);
  }

  /** Takes bars of the same day that have moved no money, the last of which closed now. */
  public void onUnmoved(long now, int count) {
    bars += count;
    drawdown.stay(now);
  }

  /**
   * Takes bars of the same day on which something was held and the equity was at no peak, came from
   * none and made no new largest fall.
   *
   * @param now when the last of them closed
   * @param newEquity after it
   */
  public void onQuiet(long now, int count, long newEquity) {
    onUnmoved(now, count);
    exposedBars += count;
    equity = newEquity;
  }

  /** End of the day that is followed; {@link Long#MIN_VALUE} before the first. */
  public long dayEnd() {
    return dayEnd;
  }

  /** Takes the equity after an event that is no bar. */
  public void onEquity(long now, long newEquity) {
    if (now > dayEnd) {
      beginDay(now, newEquity);
    }
    equity = newEquity;
    drawdown.add(newEquity, now);
  }

  private void beginDay(long now, long newEquity) {
    if (dayEnd == Long.MIN_VALUE) {
      firstEquity = newEquity;
      // What was paid in before the first price is part of it.
      deposits = 0;
    } else {
      endDay();
    }
    dayEnd = riskDay.end(now);
  }

  /** Takes a fill's notional. */
  public void onFill(long fillNotional) {
    notional += Math.abs(fillNotional);
  }

  /** Takes a complete trade. */
  public void onTrade(long netPnl) {
    trades.add(netPnl);
  }

  /**
   * A deposit, or a withdrawal if negative, moves cash, peak and the day's start alike. What the
   * day had earned by then it had earned on what there was by then.
   */
  public void onDeposit(long deposit) {
    dayGrowth *= 1 + returnSince(sinceFlow);
    drawdown.shift(deposit);
    dayStartEquity += deposit;
    equity += deposit;
    sinceFlow = equity;
    capital += deposit;
    deposits += deposit;
  }

  /**
   * Equity at the end of the risk day before, or the first capital, moved by deposits and
   * withdrawals since.
   */
  public long dayStartEquity() {
    return dayStartEquity;
  }

  /** Day-start equity less equity: negative on a day of profit. */
  public long dailyLoss() {
    return dayStartEquity - equity;
  }

  /** The falls of equity. */
  public Drawdown drawdown() {
    return drawdown;
  }

  /** The numbers as if the day ended now, of an account that began with cash only. */
  public RunStatistics statistics() {
    return statistics(capital);
  }

  /**
   * The numbers as if the day ended now.
   *
   * @param heldEquity what the account would be worth now without any trade: the cash and the last
   *     value of the positions it began with, deposits and withdrawals included
   */
  public RunStatistics statistics(long heldEquity) {
    DailyReturns returns = dailyReturns.copy(annualization);
    if (dayEnd != Long.MIN_VALUE) {
      returns.add(dailyReturn());
    }
    boolean enough = returns.count() >= MINIMUM_DAYS;
    boolean yearly = enough && daily;
    return new RunStatistics(
        returns.count(),
        guarded(enough, returns.total()),
        guarded(yearly, returns.annual()),
        guarded(yearly, returns.volatility()),
        guarded(yearly, returns.sharpe()),
        guarded(yearly, returns.sortino()),
        guarded(yearly, returns.calmar()),
        drawdown.largest(),
        drawdown.largestRatio(),
        drawdown.longest(),
        trades.trades(),
        trades.winRate(),
        trades.strikeRate(),
        trades.profitFactor(),
        inCurrency(trades.expectancy()),
        trades.sqn(),
        ofFirst(TournamentScore.roiOf(equity - deposits, firstEquity)),
        ofFirst(TournamentScore.excessOf(equity, heldEquity, firstEquity)),
        turnover(returns.count()),
        bars == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) exposedBars / bars));
  }

  private void endDay() {
    dailyReturns.add(dailyReturn());
    dayEndEquities += equity;
    dayStartEquity = equity;
    dayGrowth = 1;
    sinceFlow = equity;
  }

  private double dailyReturn() {
    double last = returnSince(sinceFlow);
    return dayGrowth == 1 ? last : dayGrowth * (1 + last) - 1;
  }

  private double returnSince(long start) {
    return start <= 0 ? 0 : (double) (equity - start) / start;
  }

  private OptionalDouble turnover(long days) {
    double mean = (dayEndEquities + equity) / Math.max(1, days);
    return days == 0 || mean <= 0 ? OptionalDouble.empty() : OptionalDouble.of(notional / mean);
  }

  private OptionalDouble inCurrency(OptionalDouble amount) {
    return amount.isEmpty() ? amount : OptionalDouble.of(amount.getAsDouble() / cashUnit);
  }

  private OptionalDouble ofFirst(double percent) {
    return firstEquity <= 0 ? OptionalDouble.empty() : OptionalDouble.of(percent);
  }

  private static OptionalDouble guarded(boolean enough, OptionalDouble value) {
    return enough ? value : OptionalDouble.empty();
  }

  /** What later snapshots have beside {@link #snapshot}. */
  public void snapshotRun(DataOutput out) throws IOException {
    trades.snapshotSpread(out);
    out.writeLong(capital);
    out.writeLong(firstEquity);
    out.writeLong(deposits);
  }

  /** Takes back what {@link #snapshotRun} wrote. */
  public void restoreRun(DataInput in) throws IOException {
    trades.restoreSpread(in);
    capital = in.readLong();
    firstEquity = in.readLong();
    deposits = in.readLong();
  }

  /** What snapshots have since version 5 beside {@link #snapshotRun}. */
  public void snapshotGrowth(DataOutput out) throws IOException {
    out.writeDouble(dayGrowth);
    out.writeLong(sinceFlow);
  }

  /** Takes back what {@link #snapshotGrowth} wrote. */
  public void restoreGrowth(DataInput in) throws IOException {
    dayGrowth = in.readDouble();
    sinceFlow = in.readLong();
  }

  /** After a {@link #restore}: what a snapshot did not tell of the run before cannot be said. */
  public void restartRun() {
    trades.forgetSpread();
    firstEquity = 0;
    deposits = 0;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    dailyReturns.snapshot(out);
    drawdown.snapshot(out);
    trades.snapshot(out);
    out.writeLong(equity);
    out.writeLong(dayStartEquity);
    out.writeLong(dayEnd);
    out.writeDouble(notional);
    out.writeDouble(dayEndEquities);
    out.writeLong(bars);
    out.writeLong(exposedBars);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    dailyReturns.restore(in);
    drawdown.restore(in);
    trades.restore(in);
    equity = in.readLong();
    dayStartEquity = in.readLong();
    dayEnd = in.readLong();
    notional = in.readDouble();
    dayEndEquities = in.readDouble();
    bars = in.readLong();
    exposedBars = in.readLong();
    dayGrowth = 1;
    sinceFlow = dayStartEquity;
    drawdown.resume(equity);
  }
}
