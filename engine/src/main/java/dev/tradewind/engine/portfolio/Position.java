package dev.tradewind.engine.portfolio;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Decimal;
import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What is held of one instrument, by average cost. It keeps the balance of its currency along.
 *
 * <p>The cost basis is a total, not an average: closing <i>q</i> of <i>Q</i> takes ⌊basis·q/Q⌋ of
 * it and the last close takes the rest, so that no unit of money is ever lost to rounding. A short
 * position has a negative quantity and a negative basis. Used by the engine's thread.
 */
public final class Position implements Snapshotable {

  private final long notionalFactor;
  private final Balance balance;

  /** The balance whose rate the price of the instrument is; {@code null} for most. */
  private final Balance rateOf;

  private long quantity;

  /** What the position gains where the price rises by one. */
  private long pointValue;

  /** The highest price at which {@link #hasRoom} need not be asked. */
  private long mostPrice;

  /** The most quantity times price that is worth no more than half of what 64 bits hold. */
  private final long mostUnits;

  private long basis;
  private long realized;
  private long fees;
  private long borrowing;
  private long cashFlow;
  private long lastPrice;
  private long marketValue;

  /**
   * A flat position.
   *
   * @param notionalFactor what price times quantity is multiplied by to be at the account's cash
   *     scale
   * @param rateOf {@code null} where the price is no rate
   */
  Position(long notionalFactor, Balance balance, Balance rateOf) {
    this.notionalFactor = notionalFactor;
    this.balance = balance;
    this.rateOf = rateOf;
    mostUnits = Long.MAX_VALUE / 2 / notionalFactor;
    hold(0, 0);
  }

  /**
   * A flat position.
   *
   * @throws IllegalArgumentException if a single unit is worth more than 64 bits hold
   */
  static Position of(Instrument instrument, Balance balance, Balance rateOf) {
    int digits = balance.scale() - instrument.priceScale() - instrument.quantityScale();
    try {
      long factor = Math.multiplyExact(instrument.multiplier(), Decimal.powerOfTen(digits));
      return new Position(factor, balance, rateOf);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          instrument.symbol()
              + ": a multiplier of "
              + instrument.multiplier()
              + " at "
              + balance.scale()
              + " decimals of cash does not fit 64 bits: use a smaller one, or scales with fewer"
              + " decimals.",
          e);
    }
  }

  /** The balance whose rate its price is; {@code null} for most. */
  Balance rateOf() {
    return rateOf;
  }

  /** What it gains where the price rises by one, in the currency of its balance. */
  public long pointValue() {
    return pointValue;
  }

  /** Balance of its currency. */
  Balance balance() {
    return balance;
  }

  /** Quantity held, negative when short. */
  public long quantity() {
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

  /** The part of the fees that lending a short position has cost. */
  long borrowing() {
    return borrowing;
  }

  /** Net cash that trading brought in, fees paid. */
  long cashFlow() {
    return cashFlow;
  }

  /** Last price; 0 before the first. */
  public long lastPrice() {
    return lastPrice;
  }

  long marketValue() {
    return marketValue;
  }

  long notional(long ofQuantity, long price) {
    try {
      return Math.multiplyExact(Math.multiplyExact(price, ofQuantity), notionalFactor);
    } catch (ArithmeticException e) {
      throw new ArithmeticException(
          "The value of " + ofQuantity + " units at " + price + " does not fit 64 bits.");
    }
  }

  /** Whether a quantity could be valued at twice a price, which is the room that slippage needs. */
  boolean hasRoom(long ofQuantity, long price) {
    long value = ofQuantity * price;
    return Math.multiplyHigh(ofQuantity, price) == 0 && value >= 0 && value <= mostUnits;
  }

  /**
   * The highest price at which what is held can be valued without a closer look; a price that is a
   * rate always needs one.
   */
  public long mostPrice() {
    return mostPrice;
  }

  /** Value and cash flow together, as far from zero as they can be. */
  long magnitude() {
    return ExactMath.add(Math.absExact(cashFlow), Math.absExact(marketValue));
  }

  /**
   * Books a fill. One that crosses zero closes all that is held and opens the rest, at one price.
   *
   * @param change signed quantity
   * @return the profit that it realized, before the fee
   */
  long apply(long change, long price, long fee) {
    long before = quantity;
    long worth = cashFlow + marketValue;
    long gain = 0;
    if (!isClosing(change)) {
      open(change, price);
    } else if (Math.abs(change) <= Math.abs(before)) {
      gain = close(change, price);
    } else {
      gain = close(-before, price);
      open(change + before, price);
    }
    fees += fee;
    cashFlow = ExactMath.subtract(cashFlow, fee);
    hold(quantity, lastPrice);
    balance.add(cashFlow + marketValue - worth);
    return gain;
  }

  private long close(long change, long price) {
    long cost = notional(change, price);
    long part = change == -quantity ? basis : partOfBasis(Math.abs(change));
    long gain = -cost - part;
    basis -= part;
    quantity += change;
    realized = ExactMath.add(realized, gain);
    cashFlow = ExactMath.subtract(cashFlow, cost);
    return gain;
  }

  /** Towards zero on both sides: ⌊basis·q/Q⌋ of the magnitude. */
  private long partOfBasis(long closed) {
    return Long.signum(basis)
        * ExactMath.multiplyDivideFloor(Math.abs(basis), closed, Math.abs(quantity));
  }

  private void open(long change, long price) {
    long cost = notional(change, price);
    basis = ExactMath.add(basis, cost);
    quantity = ExactMath.add(quantity, change);
    cashFlow = ExactMath.subtract(cashFlow, cost);
  }

  /** Cash that is paid on what is held, or taken. */
  void receive(long amount) {
    gain(amount);
    balance.add(amount);
  }

  private void gain(long amount) {
    realized = ExactMath.add(realized, amount);
    cashFlow = ExactMath.add(cashFlow, amount);
  }

  /**
   * Replaces the quantity and the last price; returns the difference in value, which is paid. Where
   * nothing is left, what it has cost is paid for by that.
   */
  long split(long newQuantity, long price) {
    long before = marketValue;
    hold(newQuantity, price);
    if (rateOf != null) {
      rateOf.setRate(price);
    }
    long paid = before - marketValue;
    gain(paid);
    if (newQuantity == 0) {
      realized -= basis;
      basis = 0;
    }
    return paid;
  }

  /** Charges for a borrowed position. */
  void charge(long cost) {
    fees += cost;
    borrowing += cost;
    cashFlow = ExactMath.subtract(cashFlow, cost);
    balance.add(-cost);
  }

  /** Whether a new price changes no amount: nothing is held, and it is no rate. */
  public boolean isUnmoved() {
    return quantity == 0 && rateOf == null;
  }

  /** Takes a new last price while it {@link #isUnmoved}. */
  public void setLastPrice(long price) {
    lastPrice = price;
  }

  /**
   * Takes a new last price.
   *
   * @throws ArithmeticException if the value does not fit 64 bits
   */
  public void mark(long price) {
    long value = Math.multiplyExact(price, pointValue);
    balance.add(value - marketValue);
    lastPrice = price;
    marketValue = value;
    if (rateOf != null) {
      rateOf.setRate(price);
    }
  }

  /** Takes a new last price that is at most the {@link #mostPrice}. */
  public void move(long price) {
    long change = pointValue * (price - lastPrice);
    lastPrice = price;
    marketValue += change;
    balance.add(change);
  }

  private void hold(long newQuantity, long price) {
    quantity = newQuantity;
    pointValue = Math.multiplyExact(newQuantity, notionalFactor);
    if (rateOf != null) {
      mostPrice = 0;
    } else {
      mostPrice = newQuantity == 0 ? Long.MAX_VALUE : mostUnits / Math.abs(newQuantity);
    }
    lastPrice = price;
    marketValue = Math.multiplyExact(price, pointValue);
  }

  private boolean isClosing(long change) {
    return quantity != 0 && (change ^ quantity) < 0;
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(quantity);
    out.writeLong(basis);
    out.writeLong(realized);
    out.writeLong(fees);
    out.writeLong(borrowing);
    out.writeLong(cashFlow);
    out.writeLong(lastPrice);
    out.writeLong(marketValue);
  }

  /** Reads what an engine without borrowing wrote. */
  void restoreVersion2(DataInput in) throws IOException {
    quantity = in.readLong();
    basis = in.readLong();
    realized = in.readLong();
    fees = in.readLong();
    cashFlow = in.readLong();
    hold(quantity, in.readLong());
    marketValue = in.readLong();
  }

  @Override
  public void restore(DataInput in) throws IOException {
    quantity = in.readLong();
    basis = in.readLong();
    realized = in.readLong();
    fees = in.readLong();
    borrowing = in.readLong();
    cashFlow = in.readLong();
    hold(quantity, in.readLong());
    marketValue = in.readLong();
  }
}
