package dev.tradewind.engine.indicator;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Change within each bar, close / open − 1, of the last bar and of the one before. Used by one
 * thread.
 */
public final class BarRateOfChange implements Snapshotable {

  private double value = Double.NaN;
  private double previous = Double.NaN;

  /** Takes the bar just closed. */
  public void add(Bar bar) {
    previous = value;
    value = (double) bar.close() / bar.open() - 1;
  }

  /** Change of the last bar; {@code NaN} before the first. */
  public double value() {
    return value;
  }

  /** Change of the bar before; {@code NaN} before the second. */
  public double previous() {
    return previous;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeDouble(value);
    out.writeDouble(previous);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    value = in.readDouble();
    previous = in.readDouble();
  }
}
