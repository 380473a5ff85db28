package dev.tradewind.engine.portfolio;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The positions of an account and its cash. Each instrument trades an equal share of the capital,
 * and where the capital does not divide, the first shares are one unit larger; or all of them trade
 * all of it. Used by the engine's thread.
 *
 * <p>What an instrument earns and costs is kept exactly in its own currency, at the scale of that
 * currency: a purchase abroad is paid by a debt in that currency. Only what is asked of the whole
 * account is converted, at the last rates, so that no sequence of fills changes it.
 */
public final class Portfolio implements Snapshotable {

  private final List<Instrument> instruments;
  private final AccountTerms terms;
  private final Position[] positions;
  private final Balance[] balances;
  private final Balance base;
  private final boolean oneCurrency;
  private final Fees fees;
  private final boolean pooled;
  private long capital;

  /** Of the capital, for each instrument; the first {@link #largerShares} have one unit more. */
  private long share;

  private long largerShares;

  /** A flat portfolio of equal shares. */
  public Portfolio(
      List<Instrument> instruments, AccountTerms terms, FeeSchedule schedule, long capital) {
    this(instruments, terms, schedule, capital, false);
  }

  /**
   * A flat portfolio.
   *
   * @param instruments one or more
   * @param schedule of fees
   * @param capital to begin with, in the base currency at {@link #cashScale()}
   * @param pooled whether every instrument's share is the whole
   */
  public Portfolio(
      List<Instrument> instruments,
      AccountTerms terms,
      FeeSchedule schedule,
      long capital,
      boolean pooled) {
    this.pooled = pooled;
    this.instruments = List.copyOf(instruments);
    this.terms = terms;
    balances = Balances.of(instruments, terms);
    base = balances[0];
    oneCurrency = balances.length == 1;
    Balance[] rateOf = new Balance[instruments.size()];
    for (AccountTerms.FxSource source : terms.rates()) {
      rateOf[source.instrument()] = Balances.find(balances, source.currency());
    }
    positions = new Position[instruments.size()];
    Balance[] balanceOf = new Balance[positions.length];
    for (int i = 0; i < positions.length; i++) {
      balanceOf[i] = Balances.find(balances, instruments.get(i).currency());
      positions[i] = Position.of(instruments.get(i), balanceOf[i], rateOf[i]);
    }
    fees = new Fees(schedule, instruments, balanceOf);
    setCapital(capital);
  }

  /** Decimals with which the cash of an account in the currency of the first of these is exact. */
  public static int cashScale(List<Instrument> instruments) {
    return cashScale(instruments, instruments.getFirst().currency());
  }

  /** Decimals with which the cash of an account that is kept in a currency is exact. */
  public static int cashScale(List<Instrument> instruments, Currency base) {
    return Balances.scale(instruments, base);
  }

  /**
   * Price times quantity, in the instrument's currency; {@link ArithmeticException} if it does not
   * fit.
   */
  public long notional(int instrument, long quantity, long price) {
    return positions[instrument].notional(quantity, price);
  }

  /**
   * The fee of a fill, in the instrument's currency; it counts for the tiers of the fees.
   *
   * @param notional positive
   * @param time of the fill, epoch nanoseconds
   */
  public long fee(int instrument, long notional, long quantity, Liquidity liquidity, long time) {
    return fees.charge(instrument, notional, quantity, liquidity, time);
  }

  /** The most that a fill can be charged, in the instrument's currency. */
  public long mostFee(int instrument, long notional, long quantity) {
    return fees.most(instrument, notional, quantity);
  }

  /**
   * Books a fill; it may cross zero.
   *
   * @return the profit that it realized, before the fee
   */
  public long fill(int instrument, Side side, long quantity, long price, long fee) {
    return positions[instrument].apply(side.sign() * quantity, price, fee);
  }

  /** What is held of an instrument, live. */
  public Position position(int instrument) {
    return positions[instrument];
  }

  /**
   * Whether the account can be valued with so much of an instrument at the higher of two prices.
   */
  public boolean hasRoom(int instrument, long quantity, long highest, long mark) {
    return positions[instrument].hasRoom(quantity, Math.max(highest, mark))
        && Balances.hasRoom(positions[instrument].rateOf(), positions, mark);
  }

  /** Takes a new last price. */
  public void mark(int instrument, long price) {
    positions[instrument].mark(price);
  }

  /**
   * Charges what lending a short position has cost for nights, each of them rounded by itself.
   *
   * @return the cost in the instrument's currency; 0 for what is not short
   */
  public long chargeBorrowing(int instrument, long nights) {
    Position position = positions[instrument];
    if (position.quantity() >= 0) {
      return 0;
    }
    long night =
        fees.round(
            instrument, -position.marketValue(), terms.margin().borrowRate(), Costs.ONE * 365);
    long cost = Math.multiplyExact(night, nights);
    position.charge(cost);
    return cost;
  }

  /**
   * Replaces what is held by new shares. What the position is worth less or more for the rounding
   * of quantity and price is paid in cash, so that the equity stays as it is.
   *
   * @param quantity new one, signed
   * @param price new last price
   * @return what was paid, in the instrument's currency
   */
  public long split(int instrument, long quantity, long price) {
    return positions[instrument].split(quantity, price);
  }

  /**
   * Pays cash on what is held, or takes it.
   *
   * @param amount signed, in the instrument's currency
   */
  public void payDividend(int instrument, long amount) {
    positions[instrument].receive(amount);
  }

  /** Sets the capital; the difference is paid in or out as cash. */
  public void setCapital(long amount) {
    capital = amount;
    share = Math.floorDiv(amount, positions.length);
    largerShares = Math.floorMod(amount, positions.length);
  }

  /** What is traded. */
  public List<Instrument> instruments() {
    return instruments;
  }

  /** What the account is. */
  public AccountTerms terms() {
    return terms;
  }

  /** Currency of the account. */
  public Currency currency() {
    return terms.base();
  }

  /** Decimals of all amounts in the account's currency. */
  public int cashScale() {
    return base.scale();
  }

  /** Decimals of an instrument's amounts in its own currency. */
  public int cashScale(int instrument) {
    return positions[instrument].balance().scale();
  }

  /** Whether an instrument's currency is the account's. */
  public boolean isInBase(int instrument) {
    return positions[instrument].balance().isBase();
  }

  /** Whether an instrument's amounts can be valued in the account's currency. */
  public boolean hasRate(int instrument) {
    return positions[instrument].balance().hasRate();
  }

  /** An instrument's amount in the account's currency, rounded half to even. */
  public long toBase(int instrument, long amount) {
    return positions[instrument].balance().toBase(amount);
  }

  /** What was paid in, less what was withdrawn. */
  public long capital() {
    return capital;
  }

  /** Cash of the whole account, debts in other currencies included. */
  public long cash() {
    long cash = capital;
    for (int i = 0; i < positions.length; i++) {
      cash += toBase(i, positions[i].cashFlow());
    }
    return cash;
  }

  /** Equity of the whole account. */
  public long equity() {
    long equity = ExactMath.add(capital, base.net());
    return oneCurrency ? equity : ExactMath.add(equity, abroad());
  }

  private long abroad() {
    long sum = 0;
    for (int i = 1; i < balances.length; i++) {
      sum = ExactMath.add(sum, balances[i].toBase(balances[i].net()));
    }
    return sum;
  }

  /** Cash of one instrument's share. */
  public long shareCash(int instrument) {
    return pooled
        ? cash()
        : share(instrument) + toBase(instrument, positions[instrument].cashFlow());
  }

  /** Equity of one instrument's share. */
  public long shareEquity(int instrument) {
    if (pooled) {
      return equity();
    }
    Position position = positions[instrument];
    return share(instrument) + toBase(instrument, position.cashFlow() + position.marketValue());
  }

  /** Whether every instrument's share is the whole. */
  public boolean isPooled() {
    return pooled;
  }

  private long share(int instrument) {
    return instrument < largerShares ? share + 1 : share;
  }

  /** Value of what is held of an instrument, in the account's currency; negative when short. */
  public long marketValue(int instrument) {
    return toBase(instrument, positions[instrument].marketValue());
  }

  /** Value of all positions, long and short alike, in the account's currency. */
  public long grossValue() {
    long sum = 0;
    for (int i = 0; i < positions.length; i++) {
      sum += Math.abs(marketValue(i));
    }
    return sum;
  }

  /**
   * Profit of closed quantity, before fees. Where there are several currencies it also takes what
   * the conversion of the others rounds.
   */
  public long realizedPnl() {
    if (!oneCurrency) {
      return equity() - capital - unrealizedPnl() + fees();
    }
    long sum = 0;
    for (Position position : positions) {
      sum += position.realized();
    }
    return sum;
  }

  /** Profit of held quantity, before fees. */
  public long unrealizedPnl() {
    long sum = 0;
    for (int i = 0; i < positions.length; i++) {
      sum += toBase(i, positions[i].unrealized());
    }
    return sum;
  }

  /** Fees paid, the cost of borrowing included. */
  public long fees() {
    long sum = 0;
    for (int i = 0; i < positions.length; i++) {
      sum += toBase(i, positions[i].fees());
    }
    return sum;
  }

  /** What lending short positions has cost so far: a part of {@link #fees}. */
  public long borrowing() {
    long sum = 0;
    for (int i = 0; i < positions.length; i++) {
      sum += toBase(i, positions[i].borrowing());
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
    fees.snapshot(out);
    for (Balance balance : balances) {
      balance.snapshot(out);
    }
    for (Position position : positions) {
      position.snapshot(out);
    }
  }

  /** Reads what an engine of one currency wrote, up to version 2 of the snapshot. */
  public void restoreVersion2(DataInput in) throws IOException {
    setCapital(in.readLong());
    long net = in.readLong();
    base.add(net - base.net());
    for (Position position : positions) {
      position.restoreVersion2(in);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    setCapital(in.readLong());
    fees.restore(in);
    for (Balance balance : balances) {
      balance.restore(in);
    }
    for (Position position : positions) {
      position.restore(in);
    }
  }
}
