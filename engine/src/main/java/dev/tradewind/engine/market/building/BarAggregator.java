package dev.tradewind.engine.market.building;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BarRules;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Makes long time bars of shorter bars of one instrument. A shorter bar must lie within one bin;
 * one that is forward-filled says only that time has passed. Gaps are filled up to where bars, or
 * {@link #advanceTo}, have told that time has come. Used by one thread.
 */
public final class BarAggregator implements Snapshotable {

  private final TimeBins bins;
  private final BinnedBars bars;
  private long lastClose = Long.MIN_VALUE;
  private long outside;

  /**
   * An aggregator without bars.
   *
   * @param instrument index of the instrument in the engine's set-up
   * @param timeFrame index of the long bars there
   * @param to is told each bar when it has ended; the bar is valid during the call
   */
  public BarAggregator(
      TimeBins bins, Gaps gaps, int instrument, int timeFrame, Consumer<? super Bar> to) {
    this.bins = bins;
    bars = new BinnedBars(bins, gaps, instrument, timeFrame, to);
  }

  /**
   * Takes a bar; long bars that have ended when it opens or closes are told.
   *
   * @throws IllegalArgumentException if it opens before the one before has closed, does not lie
   *     within one bin, breaks the rules of bars, comes after its long bar was told, or makes a
   *     volume too large; nothing has changed then
   */
  public void onBar(Bar bar) {
    check(bar);
    long openTime = bar.openTime();
    long closeTime = bar.closeTime();
    long start = bars.startOf(openTime);
    lastClose = closeTime;
    bars.advanceTo(openTime);
    if (counts(bar, start)) {
      bars.add(start, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    } else if (start == TimeBins.NONE) {
      outside++;
    }
    bars.advanceTo(closeTime);
  }

  /**
   * Time has come so far, and all bars that close by then have been taken: long bars that have
   * ended are told.
   *
   * @throws IllegalArgumentException if that is before what was told before
   */
  public void advanceTo(long time) {
    bars.checkTime(time);
    bars.advanceTo(time);
  }

  /** When the next long bar ends; {@link Long#MAX_VALUE} if none has begun or will. */
  public long nextClose() {
    return bars.nextClose();
  }

  /** The data has ended: the long bar that was begun is told as it stands. */
  public void complete() {
    bars.complete();
  }

  /** Bars that came while the market was closed and are in no long bar. */
  public long outside() {
    return outside;
  }

  /** Refuses what {@link #onBar} refuses; nothing changes. */
  public void check(Bar bar) {
    checkOrder(bar);
    long start = bars.startOf(bar.openTime());
    if (counts(bar, start)) {
      checkFits(bar, start);
    }
  }

  private static boolean counts(Bar bar, long start) {
    return start != TimeBins.NONE && !bar.forwardFilled();
  }

  private void checkOrder(Bar bar) {
    BarRules.check(bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    if (bar.openTime() < lastClose || bar.closeTime() < bar.openTime()) {
      throw new IllegalArgumentException(
          "The bar from "
              + bar.openTime()
              + " to "
              + bar.closeTime()
              + " comes out of order: the one before closed at "
              + lastClose
              + ".");
    }
    bars.checkTime(bar.closeTime());
  }

  private void checkFits(Bar bar, long start) {
    long end = bins.endOf(start);
    if (bar.closeTime() > end) {
      throw new IllegalArgumentException(
          "The bar from "
              + bar.openTime()
              + " to "
              + bar.closeTime()
              + " does not lie within the bin that ends at "
              + end
              + ": long bars must be made of bars that divide them.");
    }
    bars.checkNew(start);
    bars.checkRoom(start, bar.volume());
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    bars.snapshot(out);
    out.writeLong(lastClose);
    out.writeLong(outside);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    bars.restore(in);
    lastClose = in.readLong();
    outside = in.readLong();
  }
}
