package dev.tradewind.engine.portfolio;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.Decimal;
import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The positions of an account and its cash. Each instrument trades an equal share of the capital;
 * where the capital does not divide, the first shares are one unit larger. Used by the engine's
 * thread.
 */
public final class Portfolio implements Snapshotable {

  private final List<Instrument> instruments;
  private final Position[] positions;
  private final Currency currency;
  private final int cashScale;
  private final long commission;
  private final long feeUnit;
  private long capital;
  private long positionsEquity;

  /**
   * A flat portfolio.
   *
   * @param instruments one or more, all of one currency
   * @param costs of every fill
   * @param capital to begin with, at {@link #cashScale(List)}
   */
  public Portfolio(List<Instrument> instruments, Costs costs, long capital) {
    this.instruments = List.copyOf(instruments);
    this.capital = capital;
    currency = instruments.getFirst().currency();
    cashScale = cashScale(instruments);
    commission = costs.commission();
    feeUnit = Decimal.powerOfTen(cashScale - currency.precision());
    positions = new Position[instruments.size()];
    for (int i = 0; i < positions.length; i++) {
      Instrument instrument = instruments.get(i);
      positions[i] =
          new Position(
              Decimal.powerOfTen(cashScale - instrument.priceScale() - instrument.quantityScale()));
    }
  }

  /** Decimals with which the cash of an account that trades all of these is exact. */
  public static int cashScale(List<Instrument> instruments) {
    return instruments.stream().mapToInt(Instrument::cashScale).max().orElseThrow();
  }

  /** Price times quantity, at the cash scale; {@link ArithmeticException} if it does not fit. */
  public long notional(int instrument, long quantity, long price) {
    return positions[instrument].notional(quantity, price);
  }

  /** Commission on a notional: rounded half to even to the currency's precision. */
  public long fee(long notional) {
    return commission == 0
        ? 0
        : ExactMath.multiplyDivideHalfEven(
                Math.abs(notional), commission, Math.multiplyExact(Costs.ONE, feeUnit))
            * feeUnit;
  }

  /** Notional plus commission. */
  public long cost(int instrument, long quantity, long price) {
    long notional = notional(instrument, quantity, price);
    return Math.addExact(notional, fee(notional));
  }

  /** The largest quantity that {@code cash} pays at a price, commission included; 0 if none. */
  public long affordable(int instrument, long cash, long price) {
    long unit = notional(instrument, 1, price);
    if (cash < unit) {
      return 0;
    }
    // An upper bound that leaves the commission's rounding out, then down until it fits.
    long afterFee =
        ExactMath.multiplyDivideFloor(cash + feeUnit, Costs.ONE, Costs.ONE + commission);
    long quantity = Math.min(cash / unit, afterFee / unit + 1);
    while (quantity > 0 && cost(instrument, quantity, price) > cash) {
      quantity--;
    }
    return quantity;
  }

  /**
   * Books a fill that does not cross zero.
   *
   * @return the profit that it realized, before the fee
   */
  public long fill(int instrument, Side side, long quantity, long price, long fee) {
    Position position = positions[instrument];
    positionsEquity -= position.cashFlow() + position.marketValue();
    long gain = position.apply(side.sign() * quantity, price, fee);
    positionsEquity += position.cashFlow() + position.marketValue();
    return gain;
  }

  /** Takes a new last price. */
  public void mark(int instrument, long price) {
    Position position = positions[instrument];
    positionsEquity -= position.marketValue();
    position.mark(price);
    positionsEquity += position.marketValue();
  }

  /** Sets the capital; the difference is paid in or out as cash. */
  public void setCapital(long amount) {
    capital = amount;
  }

  /** What is traded. */
  public List<Instrument> instruments() {
    return instruments;
  }

  /** Currency of all amounts. */
  public Currency currency() {
    return currency;
  }

  /** Decimals of all amounts. */
  public int cashScale() {
    return cashScale;
  }

  /** What was paid in, less what was withdrawn. */
  public long capital() {
    return capital;
  }

  /** Cash of the whole account. */
  public long cash() {
    long cash = capital;
    for (Position position : positions) {
      cash += position.cashFlow();
    }
    return cash;
  }

  /** Equity of the whole account. */
  public long equity() {
    return capital + positionsEquity;
  }

  /** Cash of one instrument's share. */
  public long shareCash(int instrument) {
    long extra = instrument < Math.floorMod(capital, positions.length) ? 1 : 0;
    return Math.floorDiv(capital, positions.length) + extra + positions[instrument].cashFlow();
  }

  /** Equity of one instrument's share. */
  public long shareEquity(int instrument) {
    return shareCash(instrument) + positions[instrument].marketValue();
  }

  /** Profit of closed quantity, before fees. */
  public long realizedPnl() {
    long sum = 0;
    for (Position position : positions) {
      sum += position.realized();
    }
    return sum;
  }

  /** Profit of held quantity, before fees. */
  public long unrealizedPnl() {
    long sum = 0;
    for (Position position : positions) {
      sum += position.unrealized();
    }
    return sum;
  }

  /** Fees paid. */
  public long fees() {
    long sum = 0;
    for (Position position : positions) {
      sum += position.fees();
    }
    return sum;
  }

  /** Quantity held. */
  public long quantity(int instrument) {
    return positions[instrument].quantity();
  }

  /** Last price; 0 before the first. */
  public long lastPrice(int instrument) {
    return positions[instrument].lastPrice();
  }

  /** Average cost at the price scale, half to even; 0 when flat. */
  public long averagePrice(int instrument) {
    Position position = positions[instrument];
    if (position.quantity() == 0) {
      return 0;
    }
    return ExactMath.multiplyDivideHalfEven(
        Math.abs(position.basis()), 1, position.notional(Math.abs(position.quantity()), 1));
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(capital);
    out.writeLong(positionsEquity);
    for (Position position : positions) {
      position.snapshot(out);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    capital = in.readLong();
    positionsEquity = in.readLong();
    for (Position position : positions) {
      position.restore(in);
    }
  }
}
