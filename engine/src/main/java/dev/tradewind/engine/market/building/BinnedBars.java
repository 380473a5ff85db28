package dev.tradewind.engine.market.building;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.quality.BadDataException;
import dev.tradewind.engine.market.quality.DataProblem;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/** One bar per bin: what time bars of trades and those of finer bars have in common. */
final class BinnedBars implements Snapshotable {

  private static final long UNKNOWN = 0;

  private final TimeBins bins;
  private final Gaps gaps;
  private final OpenBar bar;

  /** End of the bin that is being filled, or of the last one that was told. */
  private long end = Long.MIN_VALUE;

  private long time = Long.MIN_VALUE;
  private long last = UNKNOWN;

  BinnedBars(TimeBins bins, Gaps gaps, int instrument, int timeFrame, Consumer<? super Bar> to) {
    this.bins = bins;
    this.gaps = gaps;
    bar = new OpenBar(instrument, timeFrame, to);
  }

  /** Start of the bin that contains a moment, or {@link TimeBins#NONE}. */
  long startOf(long nanos) {
    return bar.begun() && nanos >= bar.openTime() && nanos < end
        ? bar.openTime()
        : bins.startOf(nanos);
  }

  /** Refuses a bin that was told already. */
  void checkNew(long start) {
    if (!bar.begun() && start < end) {
      throw new BadDataException(
          DataProblem.TIME_UNSORTED,
          "The bar that ends at " + end + " was told already: nothing can be added to it.");
    }
  }

  void checkTime(long now) {
    if (now < time) {
      throw new BadDataException(
          DataProblem.TIME_UNSORTED,
          "Bars are built from old to new: " + now + " comes after " + time + ".");
    }
  }

  void checkRoom(long start, long quantity) {
    if (bar.begun() && start == bar.openTime()) {
      bar.checkRoom(quantity);
    }
  }

  /** Tells every bar that has ended by now. */
  void advanceTo(long now) {
    time = Math.max(time, now);
    if (bar.begun() && end <= now) {
      tell();
    }
    if (gaps == Gaps.FORWARD_FILLED && last != UNKNOWN) {
      fillUntil(now);
    }
  }

  /** When the next bar ends. */
  long nextClose() {
    if (bar.begun()) {
      return end;
    }
    if (gaps == Gaps.NONE || last == UNKNOWN) {
      return Long.MAX_VALUE;
    }
    long start = bins.startAfter(end);
    return start == TimeBins.NONE ? Long.MAX_VALUE : bins.endOf(start);
  }

  /** Adds to the bin that starts at {@code start}; all before it must have been told. */
  void add(long start, long first, long highest, long lowest, long price, long quantity) {
    open(start);
    bar.add(first, highest, lowest, price, quantity);
    last = price;
  }

  void complete() {
    if (bar.begun()) {
      tell();
    }
    last = UNKNOWN;
    time = Math.max(time, end);
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    bar.snapshot(out);
    out.writeLong(end);
    out.writeLong(time);
    out.writeLong(last);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    bar.restore(in);
    end = in.readLong();
    time = in.readLong();
    last = in.readLong();
  }

  private void open(long start) {
    if (!bar.begun()) {
      bar.begin(start);
      end = bins.endOf(start);
    }
  }

  private void tell() {
    bar.end(end);
  }

  private void fillUntil(long now) {
    while (!bar.begun()) {
      long start = bins.startAfter(end);
      if (start == TimeBins.NONE || bins.endOf(start) > now) {
        return;
      }
      bar.begin(start);
      bar.fillForward(last);
      end = bins.endOf(start);
      tell();
    }
  }
}
