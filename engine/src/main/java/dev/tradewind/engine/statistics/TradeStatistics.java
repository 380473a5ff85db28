package dev.tradewind.engine.statistics;

import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalDouble;

/** Counts complete trades by their net profit. Used by the engine's thread. */
public final class TradeStatistics implements Snapshotable {

  private long trades;
  private long winners;
  private long won;
  private long lost;

  /** Adds a trade's net profit; any one scale. */
  public void add(long netPnl) {
    trades++;
    if (netPnl > 0) {
      winners++;
      won += netPnl;
    } else {
      lost -= netPnl;
    }
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
