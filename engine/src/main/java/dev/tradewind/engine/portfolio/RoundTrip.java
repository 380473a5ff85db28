package dev.tradewind.engine.portfolio;

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

  private Side entrySide = Side.BUY;
  private long entered;
  private long left;
  private long entryValue;
  private long exitValue;
  private long entryTime;
  private long exitTime;
  private long fees;
  private boolean settled;

  /**
   * Adds a fill that does not cross zero.
   *
   * @param notional price times quantity, positive
   * @return whether the position is flat again, and the trade complete
   */
  public boolean add(
      Side side, long quantity, long notional, long fee, long time, boolean settlement) {
    if (entered == left) {
      begin(side, time);
    }
    if (side == entrySide) {
      entered += quantity;
      entryValue += notional;
    } else {
      left += quantity;
      exitValue += notional;
    }
    fees += fee;
    exitTime = time;
    settled = settlement;
    return entered == left;
  }

  /** Profit of the complete trade before fees. */
  public long grossPnl() {
    return entrySide.sign() * (exitValue - entryValue);
  }

  /** Fees of all its fills. */
  public long fees() {
    return fees;
  }

  /**
   * The complete trade.
   *
   * @param notionalUnit notional of quantity 1 at price 1
   */
  public Trade trade(long number, int instrument, long notionalUnit) {
    return new Trade(
        number,
        instrument,
        entrySide,
        entered,
        entryTime,
        exitTime,
        average(entryValue, notionalUnit),
        average(exitValue, notionalUnit),
        grossPnl(),
        fees,
        settled);
  }

  private long average(long value, long notionalUnit) {
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
  }
}
