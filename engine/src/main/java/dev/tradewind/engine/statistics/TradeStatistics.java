package dev.tradewind.engine.statistics;

import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalDouble;

/**
 * Counts complete trades by their net profit: exact sums, and mean and variance by Welford's
 * update. Used by the engine's thread.
 */
public final class TradeStatistics implements Snapshotable {

  private long trades;
  private long winners;
  private long won;
  private long lost;
  private long losers;
  private double mean;
  private double squaredDeviations;
  private boolean spreadKnown = true;

  /** Adds a trade's net profit; any one scale. */
  public void add(long netPnl) {
    trades++;
    // Without a branch: nobody can foresee which trade wins.
    winners += netPnl > 0 ? 1 : 0;
    losers += netPnl < 0 ? 1 : 0;
    won += Math.max(netPnl, 0);
    lost -= Math.min(netPnl, 0);
    double delta = netPnl - mean;
    mean += delta / trades;
    squaredDeviations += delta * (netPnl - mean);
  }

  /** How many there are. */
  public long trades() {
    return trades;
  }

  /** Part of trades with a profit. */
  public OptionalDouble winRate() {
    return trades == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) winners / trades);
  }

  /** All profits by all losses; empty without a loss. */
  public OptionalDouble profitFactor() {
    return lost == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) won / lost);
  }

  /** Mean net profit, at the scale of what was added. */
  public OptionalDouble expectancy() {
    return trades == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) (won - lost) / trades);
  }

  /**
   * Mean profit of a trade from its parts, in the unit of the averages: of 45% winners of 1.8 and
   * 29% losers of −1.7 it is 0.317, whatever the scratched rest.
   *
   * @param winRate part of trades with a profit, from 0
   * @param averageWin their mean profit
   * @param lossRate part of trades with a loss; both parts together are at most 1
   * @param averageLoss their mean profit, negative
   * @throws IllegalArgumentException if these are no parts of a whole
   */
  public static double expectancy(
      double winRate, double averageWin, double lossRate, double averageLoss) {
    if (!(winRate >= 0 && lossRate >= 0 && winRate + lossRate <= 1)) {
      throw new IllegalArgumentException(
          "The parts of winners and losers are "
              + winRate
              + " and "
              + lossRate
              + ": each must be 0 or more, and both together at most 1.");
    }
    return winRate * averageWin + lossRate * averageLoss;
  }

  /**
   * Part of trades without a loss: those that only scratched count, unlike in {@link #winRate}.
   * Empty also where an older snapshot did not tell.
   */
  public OptionalDouble strikeRate() {
    return trades == 0 || !spreadKnown
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) (trades - losers) / trades);
  }

  /**
   * System quality number: √n · mean / standard deviation (ddof 1) of the profits. Empty under two
   * trades, if profits do not vary, and where an older snapshot did not tell.
   */
  public OptionalDouble sqn() {
    double deviation = Math.sqrt(squaredDeviations / (trades - 1));
    return trades < 2 || deviation == 0 || !spreadKnown
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Math.sqrt((double) trades) * ((double) (won - lost) / trades) / deviation);
  }

  /** What later snapshots have beside {@link #snapshot}. */
  void snapshotSpread(DataOutput out) throws IOException {
    out.writeBoolean(spreadKnown);
    out.writeLong(losers);
    out.writeDouble(mean);
    out.writeDouble(squaredDeviations);
  }

  /** Takes back what {@link #snapshotSpread} wrote. */
  void restoreSpread(DataInput in) throws IOException {
    spreadKnown = in.readBoolean();
    losers = in.readLong();
    mean = in.readDouble();
    squaredDeviations = in.readDouble();
  }

  /** After a {@link #restore}: of the trades before, losers and spread are not known. */
  void forgetSpread() {
    spreadKnown = trades == 0;
    losers = 0;
    mean = 0;
    squaredDeviations = 0;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(trades);
    out.writeLong(winners);
    out.writeLong(won);
    out.writeLong(lost);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    trades = in.readLong();
    winners = in.readLong();
    won = in.readLong();
    lost = in.readLong();
  }
}
