package dev.tradewind.engine.market.building;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Makes time bars of trades: a trade belongs to the bin [start, end) that contains its time, so one
 * on the edge opens the next. A trade while the market is closed belongs to none and is counted.
 * Used by one thread.
 */
public final class TimeBarBuilder implements BarBuilder, Snapshotable {

  private final BinnedBars bars;
  private long outside;

  /**
   * A builder without trades.
   *
   * @param instrument index of the instrument in the engine's set-up
   * @param timeFrame index of this kind of bars there
   * @param to is told each bar when it has ended; the bar is valid during the call
   */
  public TimeBarBuilder(
      TimeBins bins, Gaps gaps, int instrument, int timeFrame, Consumer<? super Bar> to) {
    bars = new BinnedBars(bins, gaps, instrument, timeFrame, to);
  }

  /** Refuses what {@link #onTrade} refuses; nothing changes. */
  public void check(Trade trade) {
    bars.checkTime(trade.time());
    TradeCheck.check(trade.price(), trade.quantity());
    bars.checkRoom(bars.startOf(trade.time()), trade.quantity());
  }

  @Override
  public void onTrade(Trade trade) {
    check(trade);
    long time = trade.time();
    long price = trade.price();
    long start = bars.startOf(time);
    bars.advanceTo(time);
    if (start == TimeBins.NONE) {
      outside++;
    } else {
      bars.add(start, price, price, price, price, trade.quantity());
    }
  }

  @Override
  public void advanceTo(long time) {
    bars.checkTime(time);
    bars.advanceTo(time);
  }

  @Override
  public long nextClose() {
    return bars.nextClose();
  }

  @Override
  public void complete() {
    bars.complete();
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    bars.snapshot(out);
    out.writeLong(outside);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    bars.restore(in);
    outside = in.readLong();
  }

  /** Trades that came while the market was closed and are in no bar. */
  public long outside() {
    return outside;
  }
}
