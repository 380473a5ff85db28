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
  private final double cashUnit;
  private final DailyReturns dailyReturns;
  private final Drawdown drawdown;
  private final TradeStatistics trades = new TradeStatistics();
  private long equity;
  private long dayStartEquity;
  private long dayEnd = Long.MIN_VALUE;
  private double notional;
  private double dayEndEquities;
  private long bars;
  private long exposedBars;

  /** Begins with the first capital, at {@code cashScale}. */
  public StatisticsTracker(long capital, int cashScale, Annualization annualization) {
    this.annualization = annualization;
    cashUnit = Decimal.powerOfTen(cashScale);
    dailyReturns = new DailyReturns(annualization);
    drawdown = new Drawdown(capital);
    equity = capital;
    dayStartEquity = capital;
  }

  /**
   * Takes the account after a bar.
   *
   * @param time when the bar closed; a bar that closes at midnight belongs to the day that ends
   *     then
   */
  public void onBar(long time, long newEquity, boolean exposed) {
    if (time > dayEnd) {
      if (dayEnd != Long.MIN_VALUE) {
        endDay();
      }
      dayEnd = Math.ceilDiv(time, DAY) * DAY;
    }
    bars++;
    if (exposed) {
      exposedBars++;
    }
    onEquity(time, newEquity);
  }

  /** Takes the equity after an event that is no bar. */
  public void onEquity(long time, long newEquity) {
    equity = newEquity;
    drawdown.add(newEquity, time);
  }

  /** Takes a fill's notional. */
  public void onFill(long fillNotional) {
    notional += Math.abs(fillNotional);
  }

  /** Takes a complete trade. */
  public void onTrade(long netPnl) {
    trades.add(netPnl);
  }

  /** A deposit, or a withdrawal if negative, moves cash, peak and the day's start alike. */
  public void onDeposit(long deposit) {
    drawdown.shift(deposit);
    dayStartEquity += deposit;
    equity += deposit;
  }

  /** The falls of equity. */
  public Drawdown drawdown() {
    return drawdown;
  }

  /** The numbers as if the day ended now. */
  public RunStatistics statistics() {
    DailyReturns returns = dailyReturns.copy(annualization);
    if (dayEnd != Long.MIN_VALUE) {
      returns.add(dailyReturn());
    }
    boolean enough = returns.count() >= MINIMUM_DAYS;
    return new RunStatistics(
        returns.count(),
        guarded(enough, returns.total()),
        guarded(enough, returns.annual()),
        guarded(enough, returns.volatility()),
        guarded(enough, returns.sharpe()),
        guarded(enough, returns.sortino()),
        guarded(enough, returns.calmar()),
        drawdown.largest(),
        drawdown.largestRatio(),
        drawdown.longest(),
        trades.trades(),
        trades.winRate(),
        trades.profitFactor(),
        inCurrency(trades.expectancy()),
        turnover(returns.count()),
        bars == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) exposedBars / bars));
  }

  private void endDay() {
    dailyReturns.add(dailyReturn());
    dayEndEquities += equity;
    dayStartEquity = equity;
  }

  private double dailyReturn() {
    return dayStartEquity <= 0 ? 0 : (double) (equity - dayStartEquity) / dayStartEquity;
  }

  private OptionalDouble turnover(long days) {
    double mean = (dayEndEquities + equity) / Math.max(1, days);
    return days == 0 || mean <= 0 ? OptionalDouble.empty() : OptionalDouble.of(notional / mean);
  }

  private OptionalDouble inCurrency(OptionalDouble amount) {
    return amount.isEmpty() ? amount : OptionalDouble.of(amount.getAsDouble() / cashUnit);
  }

  private static OptionalDouble guarded(boolean enough, OptionalDouble value) {
    return enough ? value : OptionalDouble.empty();
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
  }
}
