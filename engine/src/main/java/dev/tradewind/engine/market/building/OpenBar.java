package dev.tradewind.engine.market.building;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.quality.BadDataException;
import dev.tradewind.engine.market.quality.DataProblem;
import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/** The bar that is being built, and the one object that is told. */
final class OpenBar implements Bar, Snapshotable {

  private final int instrument;
  private final int timeFrame;
  private final Consumer<? super Bar> to;
  private boolean begun;
  private boolean traded;
  private long openTime;
  private long closeTime;
  private long open;
  private long high;
  private long low;
  private long close;
  private long volume;

  OpenBar(int instrument, int timeFrame, Consumer<? super Bar> to) {
    this.instrument = instrument;
    this.timeFrame = timeFrame;
    this.to = to;
  }

  /** Whether something is in it. */
  boolean begun() {
    return begun;
  }

  void begin(long time) {
    openTime = time;
    begun = true;
    traded = false;
    volume = 0;
  }

  /** Adds prices and a volume, none of which came before those that are in it. */
  void add(long first, long highest, long lowest, long last, long quantity) {
    if (traded) {
      high = Math.max(high, highest);
      low = Math.min(low, lowest);
    } else {
      open = first;
      high = highest;
      low = lowest;
      traded = true;
    }
    close = last;
    volume += quantity;
  }

  /** Carries the last price into it if nothing has traded. */
  void fillForward(long last) {
    if (!traded) {
      open = last;
      high = last;
      low = last;
      close = last;
    }
  }

  /** Refuses a quantity with which the bar's volume would be too large. */
  void checkRoom(long quantity) {
    if (begun && volume > Limits.LARGEST - quantity) {
      throw new BadDataException(
          DataProblem.QUANTITY_TOO_LARGE,
          "The volume of the bar that opens at "
              + openTime
              + " is too large: "
              + Limits.LARGEST
              + " units are allowed.");
    }
  }

  /** Tells it, and is empty. */
  void end(long time) {
    closeTime = time;
    begun = false;
    to.accept(this);
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeBoolean(begun);
    out.writeBoolean(traded);
    out.writeLong(openTime);
    out.writeLong(open);
    out.writeLong(high);
    out.writeLong(low);
    out.writeLong(close);
    out.writeLong(volume);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    begun = in.readBoolean();
    traded = in.readBoolean();
    openTime = in.readLong();
    open = in.readLong();
    high = in.readLong();
    low = in.readLong();
    close = in.readLong();
    volume = in.readLong();
  }

  @Override
  public int instrument() {
    return instrument;
  }

  @Override
  public int timeFrame() {
    return timeFrame;
  }

  @Override
  public long openTime() {
    return openTime;
  }

  @Override
  public long closeTime() {
    return closeTime;
  }

  @Override
  public long open() {
    return open;
  }

  @Override
  public long high() {
    return high;
  }

  @Override
  public long low() {
    return low;
  }

  @Override
  public long close() {
    return close;
  }

  @Override
  public long volume() {
    return volume;
  }

  @Override
  public boolean forwardFilled() {
    return !traded;
  }
}
