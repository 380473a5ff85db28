package dev.tradewind.engine;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.building.BarAggregator;
import dev.tradewind.engine.market.building.Gaps;
import dev.tradewind.engine.market.building.TimeBarBuilder;
import dev.tradewind.engine.market.building.TimeBins;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The longer bars of one instrument that a strategy asked for: made of the bars of the data or,
 * until the first of those, of its trades.
 */
final class TimeFrames implements Snapshotable {

  private final BarAggregator[] ofBars;
  private final TimeBarBuilder[] ofTrades;
  private boolean madeOfBars;

  /**
   * Without a bar.
   *
   * @param bins of each time frame
   * @param to is told each longer bar when something came after its end
   */
  TimeFrames(List<TimeBins> bins, int instrument, Consumer<? super Bar> to) {
    ofBars = new BarAggregator[bins.size()];
    ofTrades = new TimeBarBuilder[bins.size()];
    for (int i = 0; i < ofBars.length; i++) {
      int timeFrame = Bar.BASE_TIME_FRAME + 1 + i;
      ofBars[i] = new BarAggregator(bins.get(i), Gaps.NONE, instrument, timeFrame, to);
      ofTrades[i] = new TimeBarBuilder(bins.get(i), Gaps.NONE, instrument, timeFrame, to);
    }
  }

  /**
   * Refuses a bar of which the longer ones cannot be made; nothing has changed then.
   *
   * @throws IllegalArgumentException naming both
   */
  void check(Bar bar) {
    for (BarAggregator longer : ofBars) {
      longer.check(bar);
    }
  }

  /** Refuses a trade with which a longer bar would be too large. */
  void check(Trade trade) {
    if (!madeOfBars) {
      for (TimeBarBuilder longer : ofTrades) {
        longer.check(trade);
      }
    }
  }

  void onBar(Bar bar) {
    madeOfBars = true;
    for (BarAggregator longer : ofBars) {
      longer.onBar(bar);
    }
  }

  void onTrade(Trade trade) {
    if (!madeOfBars) {
      for (TimeBarBuilder longer : ofTrades) {
        longer.onTrade(trade);
      }
    }
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeBoolean(madeOfBars);
    for (int i = 0; i < ofBars.length; i++) {
      ofBars[i].snapshot(out);
      ofTrades[i].snapshot(out);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    madeOfBars = in.readBoolean();
    for (int i = 0; i < ofBars.length; i++) {
      ofBars[i].restore(in);
      ofTrades[i].restore(in);
    }
  }
}
