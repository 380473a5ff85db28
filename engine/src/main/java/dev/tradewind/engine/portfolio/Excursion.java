package dev.tradewind.engine.portfolio;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How far the profit of what a trade held went up and down, as {@link Trade} defines it. While the
 * quantity stays the same only the lowest and the highest price are kept; they become money when it
 * changes. Used by the engine's thread.
 */
final class Excursion implements Snapshotable {

  private final long unit;
  private long held;
  private long basis;
  private long lowest;
  private long highest;
  private long worst;
  private long best;
  private long bars;
  private boolean pathUnknown;

  /**
   * Nothing held.
   *
   * @param unit notional of quantity 1 at price 1
   */
  Excursion(long unit) {
    this.unit = unit;
  }

  /** Worst profit of the trade so far, up to its last fill; never above 0. */
  long worst() {
    return worst;
  }

  /** Best profit of the trade so far, up to its last fill; never below 0. */
  long best() {
    return best;
  }

  /** Bars at whose close something was held. */
  long bars() {
    return bars;
  }

  /**
   * Takes a fill that opens, or adds to what is held.
   *
   * @param change signed quantity
   */
  void onEntry(long change, long price) {
    if (held == 0) {
      worst = 0;
      best = 0;
      bars = 0;
      basis = 0;
    } else {
      onPrice(price);
      turnIntoMoney();
    }
    basis += change * price * unit;
    goOn(held + change, price);
  }

  /**
   * Takes a fill of at most what is held.
   *
   * @param change signed quantity
   * @param gain what it realized before the fee
   */
  void onExit(long change, long price, long gain) {
    onPrice(price);
    turnIntoMoney();
    // What a close did not gain was its part of the basis.
    basis += change * price * unit + gain;
    goOn(held + change, price);
  }

  private void goOn(long quantity, long price) {
    held = quantity;
    lowest = price;
    highest = price;
  }

  /** Goes on with another quantity at a price of another kind. */
  void split(long quantity, long price) {
    turnIntoMoney();
    goOn(quantity, price);
  }

  /** Takes a price at which what is held could be left. */
  void onPrice(long price) {
    lowest = Math.min(lowest, price);
    highest = Math.max(highest, price);
  }

  /** Announces a fill inside a bar. */
  void onTouch(Bar bar, long price) {
    if (held != 0) {
      if (!pathUnknown) {
        onPrice(bar.open());
      }
      // Whoever was filled on the better side of the open may have seen the worse side before.
      if (held > 0 && price > bar.open()) {
        onPrice(bar.low());
      } else if (held < 0 && price < bar.open()) {
        onPrice(bar.high());
      }
    }
    pathUnknown = true;
  }

  /** Takes a bar after its fills. */
  void onBar(Bar bar) {
    if (held == 0) {
      pathUnknown = false;
      return;
    }
    bars++;
    if (pathUnknown) {
      onBarOfFill(bar);
      return;
    }
    // Without a branch: a new extreme comes too often, and too irregularly, to be foreseen.
    lowest = Math.min(lowest, bar.low());
    highest = Math.max(highest, bar.high());
  }

  /** Takes bars of what is held, by their number, lowest and highest price; none is of a fill. */
  void onQuietBars(int count, long low, long high) {
    bars += count;
    lowest = Math.min(lowest, low);
    highest = Math.max(highest, high);
  }

  private void onBarOfFill(Bar bar) {
    onPrice(held > 0 ? bar.low() : bar.high());
    onPrice(bar.close());
    pathUnknown = false;
  }

  /** Goes on with a trade of which only quantity and basis are known. */
  void resume(long quantity, long cost) {
    held = quantity;
    basis = cost;
    lowest = Long.MAX_VALUE;
    highest = Long.MIN_VALUE;
    worst = 0;
    best = 0;
    bars = 0;
    pathUnknown = false;
  }

  private void turnIntoMoney() {
    long one = profitAt(lowest);
    long other = profitAt(highest);
    worst = Math.min(worst, Math.min(one, other));
    best = Math.max(best, Math.max(one, other));
  }

  /** Saturates, for a number that only informs must not stop a book. */
  private long profitAt(long price) {
    long size = held * unit;
    long value = size * price;
    if (Math.multiplyHigh(size, price) != value >> 63) {
      return size < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    long profit = value - basis;
    boolean overflow = ((value ^ basis) & (value ^ profit)) < 0;
    return !overflow ? profit : value < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(held);
    out.writeLong(basis);
    out.writeLong(lowest);
    out.writeLong(highest);
    out.writeLong(worst);
    out.writeLong(best);
    out.writeLong(bars);
    out.writeBoolean(pathUnknown);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    held = in.readLong();
    basis = in.readLong();
    lowest = in.readLong();
    highest = in.readLong();
    worst = in.readLong();
    best = in.readLong();
    bars = in.readLong();
    pathUnknown = in.readBoolean();
  }
}
