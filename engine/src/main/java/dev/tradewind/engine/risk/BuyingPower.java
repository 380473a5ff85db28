package dev.tradewind.engine.risk;

import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.order.OrderBook;
import dev.tradewind.engine.portfolio.AccountTerms.Margin;
import dev.tradewind.engine.portfolio.Portfolio;
import java.util.function.LongUnaryOperator;

/**
 * What an account can pay for. A cash account pays all of a purchase; one with margin covers its
 * initial margin with equity, long or short. Amounts are in the account's currency. Used by the
 * engine's thread.
 */
public final class BuyingPower {

  private final Portfolio portfolio;
  private final OrderBook book;
  private final Margin margin;
  private final boolean borrows;

  /** Whether an instrument has all of the account: they share it, or there is no other. */
  private final boolean undivided;

  /** The means of these books. */
  public BuyingPower(Portfolio portfolio, OrderBook book) {
    this.portfolio = portfolio;
    this.book = book;
    margin = portfolio.terms().margin();
    borrows = portfolio.terms().mayBorrow();
    undivided = portfolio.isPooled() || portfolio.instruments().size() == 1;
  }

  /** Whether the account may sell what it does not hold. */
  public boolean maySellShort() {
    return borrows;
  }

  /**
   * What an instrument's share has for new positions. It is never more than the account has: a
   * withdrawal is taken from all shares, also from one whose money is invested.
   */
  public long free(int instrument) {
    if (undivided) {
      return means() - book.reservedCash();
    }
    long share =
        borrows
            ? portfolio.shareEquity(instrument)
                - covered(Math.abs(portfolio.marketValue(instrument)))
            : portfolio.shareCash(instrument);
    return Math.min(share, means() - promisedToOthers(instrument)) - book.reservedCash(instrument);
  }

  /** What the orders of other instruments may take; a share pays with no more cash than it has. */
  private long promisedToOthers(int instrument) {
    long sum = 0;
    for (int i = 0; i < portfolio.instruments().size(); i++) {
      long reserved = i == instrument ? 0 : book.reservedCash(i);
      if (reserved != 0) {
        sum += borrows ? reserved : Math.min(reserved, Math.max(0, portfolio.shareCash(i)));
      }
    }
    return sum;
  }

  /** What the whole account has for new positions, before what orders hold back. */
  private long means() {
    return borrows ? portfolio.equity() - covered(portfolio.grossValue()) : portfolio.cash();
  }

  /** What may be taken out of the account: neither what covers its margin nor what is borrowed. */
  public long withdrawable() {
    return Math.min(means(), portfolio.cash()) - book.reservedCash();
  }

  /**
   * What an entry takes of it at worst, fees included.
   *
   * @throws ArithmeticException if it does not fit 64 bits
   */
  public long needed(int instrument, long quantity, long price) {
    long notional = portfolio.notional(instrument, quantity, price);
    long fee = portfolio.mostFee(instrument, notional, quantity);
    if (!borrows) {
      return up(instrument, Math.addExact(notional, fee));
    }
    return Math.addExact(covered(up(instrument, notional)), up(instrument, fee));
  }

  /** The largest quantity that can be paid for at a price; 0 if none. */
  public long affordable(int instrument, long price) {
    return price == 0 ? 0 : affordable(instrument, free(instrument), price);
  }

  /** The largest quantity that {@code means} pay for at a price; 0 if none. */
  public long affordable(int instrument, long means, long price) {
    return largest(means, instrument, quantity -> needed(instrument, quantity, price));
  }

  /** The largest quantity whose value at a price is at most {@code budget}. */
  public long quantityFor(int instrument, long budget, long price) {
    return largest(
        budget,
        instrument,
        quantity -> portfolio.toBase(instrument, portfolio.notional(instrument, quantity, price)));
  }

  private long largest(long means, int instrument, LongUnaryOperator cost) {
    if (means <= 0 || !portfolio.hasRate(instrument)) {
      return 0;
    }
    long low = 0;
    long high = 1;
    while (isPaid(high, cost, means) && high < Long.MAX_VALUE / 2) {
      low = high;
      high *= 2;
    }
    while (low + 1 < high) {
      long middle = low + (high - low) / 2;
      if (isPaid(middle, cost, means)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether the equity does not cover the maintenance margin of what is held. */
  public boolean isUnderMargin() {
    return borrows
        && margin.maintenance() > 0
        && portfolio.equity()
            < ExactMath.multiplyDivideCeiling(
                portfolio.grossValue(), margin.maintenance(), Margin.WHOLE);
  }

  private static boolean isPaid(long quantity, LongUnaryOperator cost, long means) {
    try {
      return cost.applyAsLong(quantity) <= means;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  private long covered(long value) {
    return ExactMath.multiplyDivideCeiling(value, margin.initial(), Margin.WHOLE);
  }

  /** Converted to the account's currency, never to less than it is worth. */
  private long up(int instrument, long amount) {
    return portfolio.isInBase(instrument)
        ? amount
        : Math.addExact(portfolio.toBase(instrument, amount), 1);
  }
}
