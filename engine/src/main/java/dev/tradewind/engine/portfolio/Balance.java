package dev.tradewind.engine.portfolio;

import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Decimal;
import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the positions in one currency have done to the account, exactly in that currency, and its
 * rate to the base.
 */
final class Balance implements Snapshotable {

  private static final long NO_RATE = 0;

  private final Currency currency;
  private final int scale;
  private final boolean base;
  private final boolean inverted;

  /** Powers of ten by which an amount times the price is brought from this scale to the base's. */
  private final long up;

  private final long down;
  private long rate = NO_RATE;
  private long net;

  /** The base itself. */
  Balance(Currency currency, int scale) {
    this(currency, scale, true, false, 1, 1);
  }

  private Balance(
      Currency currency, int scale, boolean base, boolean inverted, long up, long down) {
    this.currency = currency;
    this.scale = scale;
    this.base = base;
    this.inverted = inverted;
    this.up = up;
    this.down = down;
  }

  /** Another currency, whose rate is the price of an instrument of {@code priceScale}. */
  static Balance foreign(
      Currency currency, int scale, int baseScale, int priceScale, boolean inverted) {
    int digits = baseScale - scale + (inverted ? priceScale : -priceScale);
    return new Balance(
        currency,
        scale,
        false,
        inverted,
        Decimal.powerOfTen(Math.max(0, digits)),
        Decimal.powerOfTen(Math.max(0, -digits)));
  }

  Currency currency() {
    return currency;
  }

  /** Decimals of its amounts. */
  int scale() {
    return scale;
  }

  /** Whether it is the account's own. */
  boolean isBase() {
    return base;
  }

  /** Whether its amounts can be valued. */
  boolean hasRate() {
    return base || rate != NO_RATE;
  }

  void setRate(long price) {
    rate = price;
  }

  /** Cash flow and market value of its positions together. */
  long net() {
    return net;
  }

  void add(long amount) {
    net = ExactMath.add(net, amount);
  }

  /** An amount in the base at the base's scale, rounded half to even; 0 without a rate. */
  long toBase(long amount) {
    if (base) {
      return amount;
    }
    return amount == 0 || rate == NO_RATE ? 0 : atRate(amount, rate);
  }

  /** What an amount would be worth at another rate. */
  long atRate(long amount, long other) {
    return inverted
        ? ExactMath.multiplyDivideHalfEven(amount, up, Math.multiplyExact(other, down))
        : ExactMath.multiplyDivideHalfEven(amount, Math.multiplyExact(other, up), down);
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(rate);
    out.writeLong(net);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    rate = in.readLong();
    net = in.readLong();
  }
}
