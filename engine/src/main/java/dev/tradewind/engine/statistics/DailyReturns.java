package dev.tradewind.engine.statistics;

import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalDouble;

/**
 * Return and risk of a row of daily returns, in one pass: mean and variance by Welford's update.
 * Conventions are those of {@link RunStatistics}, without its guard of 20 days. Used by one thread.
 */
public final class DailyReturns implements Snapshotable {

  private final int daysPerYear;
  private long count;
  private double growth = 1;
  private double peak = 1;
  private double maxDrawdown;
  private double mean;
  private double squaredDeviations;
  private double squaredLosses;

  /** No returns yet. */
  public DailyReturns(Annualization annualization) {
    daysPerYear = annualization.daysPerYear();
  }

  /** Adds a day; 0.01 is a gain of 1%. */
  public void add(double dailyReturn) {
    count++;
    growth *= 1 + dailyReturn;
    peak = Math.max(peak, growth);
    maxDrawdown = Math.max(maxDrawdown, (peak - growth) / peak);
    double delta = dailyReturn - mean;
    mean += delta / count;
    squaredDeviations += delta * (dailyReturn - mean);
    double loss = Math.min(dailyReturn, 0);
    squaredLosses += loss * loss;
  }

  /** How many days there are. */
  public long count() {
    return count;
  }

  /** Compounded return. */
  public OptionalDouble total() {
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(growth - 1);
  }

  /** CAGR; empty if nothing is left to grow. */
  public OptionalDouble annual() {
    return count == 0 || growth < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(StrictMath.pow(growth, (double) daysPerYear / count) - 1);
  }

  /** Annual standard deviation. */
  public OptionalDouble volatility() {
    return count < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(deviation() * Math.sqrt(daysPerYear));
  }

  /** Annual Sharpe ratio; empty if the returns do not vary. */
  public OptionalDouble sharpe() {
    return count < 2 ? OptionalDouble.empty() : ratio(mean, deviation());
  }

  /** Annual Sortino ratio; empty if there is no loss. */
  public OptionalDouble sortino() {
    return count == 0 ? OptionalDouble.empty() : ratio(mean, Math.sqrt(squaredLosses / count));
  }

  /**
   * Largest fall of the compounded value below its peak, the start included, in parts of the peak.
   */
  public double maxDrawdown() {
    return maxDrawdown;
  }

  /** CAGR by drawdown; empty if there is none. */
  public OptionalDouble calmar() {
    return annual().isEmpty() || maxDrawdown == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(annual().getAsDouble() / maxDrawdown);
  }

  private double deviation() {
    return Math.sqrt(squaredDeviations / (count - 1));
  }

  private OptionalDouble ratio(double numerator, double denominator) {
    return denominator == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(numerator / denominator * Math.sqrt(daysPerYear));
  }

  /** An independent copy. */
  DailyReturns copy(Annualization annualization) {
    DailyReturns copy = new DailyReturns(annualization);
    copy.count = count;
    copy.growth = growth;
    copy.peak = peak;
    copy.maxDrawdown = maxDrawdown;
    copy.mean = mean;
    copy.squaredDeviations = squaredDeviations;
    copy.squaredLosses = squaredLosses;
    return copy;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(count);
    out.writeDouble(growth);
    out.writeDouble(peak);
    out.writeDouble(maxDrawdown);
    out.writeDouble(mean);
    out.writeDouble(squaredDeviations);
    out.writeDouble(squaredLosses);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    count = in.readLong();
    growth = in.readDouble();
    peak = in.readDouble();
    maxDrawdown = in.readDouble();
    mean = in.readDouble();
    squaredDeviations = in.readDouble();
    squaredLosses = in.readDouble();
  }
}
