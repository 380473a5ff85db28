package dev.tradewind.engine.portfolio;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Gathers the fills of one instrument from flat to flat into a {@link Trade}. Used by the engine's
 * thread.
 */
public final class RoundTrip implements Snapshotable {

  private final long notionalUnit;
  private final Excursion excursion;
  private Side entrySide = Side.BUY;
  private long entered;
  private long left;
  private long entryValue;
  private long exitValue;
  private long entryTime;
  private long exitTime;
  private long fees;
  private long received;
  private boolean settled;

  /**
   * Nothing held.
   *
   * @param notionalUnit notional of quantity 1 at price 1, at the account's cash scale
   */
  public RoundTrip(long notionalUnit) {
    this.notionalUnit = notionalUnit;
    excursion = new Excursion(notionalUnit);
  }

  /** Adds a fill that opens, or adds to what is held; the one that crosses zero leaves first. */
  public void enter(Side side, long quantity, long price, long fee, long time, boolean settlement) {
    if (entered == left) {
      begin(side, time);
    }
    excursion.onEntry(side.sign() * quantity, price);
    entered += quantity;
    entryValue += quantity * price * notionalUnit;
    end(fee, time, settlement);
  }

  /**
   * Adds a fill of the other side, of at most what is held.
   *
   * @param gain what it realized before the fee
   * @return whether the position is flat again, and the trade complete
   */
  public boolean leave(
      long quantity, long price, long gain, long fee, long time, boolean settlement) {
    excursion.onExit(-entrySide.sign() * quantity, price, gain);
    left += quantity;
    exitValue += quantity * price * notionalUnit;
    end(fee, time, settlement);
    return entered == left;
  }

  private void end(long fee, long time, boolean settlement) {
    fees += fee;
    exitTime = time;
    settled = settlement;
  }

  /**
   * Announces, before it is added, a fill inside a bar: not at its open, and after the position was
   * held through its beginning.
   */
  public void onTouch(Bar bar, long price) {
    excursion.onTouch(bar, price);
  }

  /** Takes a price at which what is held could be left. */
  public void onPrice(long price) {
    if (entered != left) {
      excursion.onPrice(price);
    }
  }

  /** Refuses a ratio with which the quantities would not fit 64 bits. */
  public void checkSplit(int numerator, int denominator) {
    if (entered != left) {
      ExactMath.add(ExactMath.multiplyDivideFloor(left, numerator, denominator), Limits.LARGEST);
    }
  }

  /**
   * Goes on in new shares.
   *
   * @param held what is held of them, positive
   * @param price last price of one
   */
  public void split(int numerator, int denominator, long held, long price) {
    if (entered == left) {
      return;
    }
    left = ExactMath.multiplyDivideFloor(left, numerator, denominator);
    entered = left + held;
    excursion.split(entrySide.sign() * held, price);
  }

  /**
   * Adds what a corporate action pays on what is held, or takes: a dividend, or the cash of what a
   * split rounds. Nothing while nothing is held.
   *
   * @param amount signed, in the instrument's currency
   */
  public void receive(long amount) {
    if (entered != left) {
      received = ExactMath.add(received, amount);
    }
  }

  /**
   * All that is held is paid out in cash, as by a split that leaves no share: the trade is
   * complete.
   *
   * @param price last one, of an old share
   * @param time of the split
   * @return whether something was held
   */
  public boolean payOut(long price, long time) {
    long held = entered - left;
    return held != 0 && leave(held, price, 0, 0, time, false);
  }

  /** Takes a bar after its fills. */
  public void onBar(Bar bar) {
    excursion.onBar(bar);
  }

  /** Takes bars of what is held, by their number, lowest and highest price; none is of a fill. */
  public void onQuietBars(int count, long low, long high) {
    excursion.onQuietBars(count, low, high);
  }

  /** Profit of the complete trade before fees, with what corporate actions paid. */
  public long grossPnl() {
    return ExactMath.add(entrySide.sign() * (exitValue - entryValue), received);
  }

  /** Fees of all its fills. */
  public long fees() {
    return fees;
  }

  /** The complete trade. */
  public Trade trade(long number, int instrument) {
    return new Trade(
        number,
        instrument,
        entrySide,
        entered,
        entryTime,
        exitTime,
        average(entryValue),
        average(exitValue),
        grossPnl(),
        fees,
        excursion.worst(),
        excursion.best(),
        excursion.bars(),
        settled);
  }

  private long average(long value) {
    return ExactMath.multiplyDivideHalfEven(value, 1, Math.multiplyExact(entered, notionalUnit));
  }

  private void begin(Side side, long time) {
    entrySide = side;
    entryTime = time;
    entered = 0;
    left = 0;
    entryValue = 0;
    exitValue = 0;
    fees = 0;
    received = 0;
  }

  /** What later snapshots have beside {@link #snapshot}. */
  public void snapshotExcursion(DataOutput out) throws IOException {
    excursion.snapshot(out);
  }

  /** Takes back what {@link #snapshotExcursion} wrote. */
  public void restoreExcursion(DataInput in) throws IOException {
    excursion.restore(in);
  }

  /** What snapshots have since version 4 beside {@link #snapshotExcursion}. */
  public void snapshotReceived(DataOutput out) throws IOException {
    out.writeLong(received);
  }

  /** Takes back what {@link #snapshotReceived} wrote. */
  public void restoreReceived(DataInput in) throws IOException {
    received = in.readLong();
  }

  /**
   * After a {@link #restore}: excursions and bars of the open trade count from now on. Refuses a
   * trade that left more than it entered with {@link IllegalArgumentException}.
   */
  public void restartExcursion() {
    long held = entered - left;
    if (held < 0 || held > entered) {
      throw new IllegalArgumentException("A trade cannot leave " + left + " of " + entered + ".");
    }
    long basis = held == 0 ? 0 : ExactMath.multiplyDivideFloor(entryValue, held, entered);
    excursion.resume(entrySide.sign() * held, entrySide.sign() * basis);
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeUTF(entrySide.name());
    out.writeLong(entered);
    out.writeLong(left);
    out.writeLong(entryValue);
    out.writeLong(exitValue);
    out.writeLong(entryTime);
    out.writeLong(exitTime);
    out.writeLong(fees);
    out.writeBoolean(settled);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    entrySide = Side.valueOf(in.readUTF());
    entered = in.readLong();
    left = in.readLong();
    entryValue = in.readLong();
    exitValue = in.readLong();
    entryTime = in.readLong();
    exitTime = in.readLong();
    fees = in.readLong();
    settled = in.readBoolean();
    received = 0;
  }
}
