package dev.tradewind.engine.portfolio;

import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is held of one instrument, by average cost.
 *
 * <p>The cost basis is a total, not an average: closing <i>q</i> of <i>Q</i> takes ⌊basis·q/Q⌋ of
 * it and the last close takes the rest, so that no unit of money is ever lost to rounding. A short
 * position has a negative quantity and a negative basis. Used by the engine's thread.
 */
final class Position implements Snapshotable {

  private final long notionalFactor;
  private long quantity;
  private long basis;
  private long realized;
  private long fees;
  private long cashFlow;
  private long lastPrice;
  private long marketValue;

  /**
   * A flat position.
   *
   * @param notionalFactor what price times quantity is multiplied by to be at the account's cash
   *     scale
   */
  Position(long notionalFactor) {
    this.notionalFactor = notionalFactor;
  }

  long quantity() {
    return quantity;
  }

  /** Cost of what is held, negative when short. */
  long basis() {
    return basis;
  }

  long realized() {
    return realized;
  }

  long unrealized() {
    return marketValue - basis;
  }

  long fees() {
    return fees;
  }

  /** Net cash that trading brought in, fees paid. */
  long cashFlow() {
    return cashFlow;
  }

  long lastPrice() {
    return lastPrice;
  }

  long marketValue() {
    return marketValue;
  }

  long notional(long ofQuantity, long price) {
    return Math.multiplyExact(Math.multiplyExact(price, ofQuantity), notionalFactor);
  }

  /**
   * Books a fill that does not cross zero.
   *
   * @param change signed quantity
   * @return the profit that it realized, before the fee
   */
  long apply(long change, long price, long fee) {
    long cost = notional(change, price);
    long gain = 0;
    if (isClosing(change)) {
      // Towards zero on both sides: ⌊basis·q/Q⌋ of the magnitude.
      long part =
          Long.signum(basis)
              * ExactMath.multiplyDivideFloor(
                  Math.abs(basis), Math.abs(change), Math.abs(quantity));
      gain = -cost - part;
      basis -= part;
    } else {
      basis = Math.addExact(basis, cost);
    }
    quantity = Math.addExact(quantity, change);
    realized += gain;
    fees += fee;
    cashFlow = Math.subtractExact(cashFlow, Math.addExact(cost, fee));
    marketValue = notional(quantity, lastPrice);
    return gain;
  }

  void mark(long price) {
    lastPrice = price;
    marketValue = quantity == 0 ? 0 : notional(quantity, price);
  }

  private boolean isClosing(long change) {
    return quantity != 0 && Long.signum(change) != Long.signum(quantity);
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(quantity);
    out.writeLong(basis);
    out.writeLong(realized);
    out.writeLong(fees);
    out.writeLong(cashFlow);
    out.writeLong(lastPrice);
    out.writeLong(marketValue);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    quantity = in.readLong();
    basis = in.readLong();
    realized = in.readLong();
    fees = in.readLong();
    cashFlow = in.readLong();
    lastPrice = in.readLong();
    marketValue = in.readLong();
  }
}
