package dev.tradewind.engine.strategy;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.Side;

/**
 * What a strategy sees and can do with one instrument: with that of the event that it is told, or
 * with another {@link #of} the account. Valid only inside the strategy's callbacks.
 *
 * <p>Where each instrument has a strategy of its own, each has an equal share of the capital, and
 * {@link #cash} and {@link #equity} are those of the share; where one strategy trades all, they are
 * the account's. Cash is at the account's cash scale, see {@link #cashScale}.
 */
public interface Context {

  /** Returned instead of an order's number when the order was rejected. */
  long REJECTED = -1;

  /** Market time: when the event became visible, epoch nanoseconds. */
  long time();

  /** What is traded. */
  Instrument instrument();

  /** Instruments that this strategy trades: 1, or all of the account. */
  int instruments();

  /**
   * What it sees and can do with another of its instruments.
   *
   * @param instrument its index in the engine's set-up
   * @throws IllegalArgumentException if this strategy does not trade it
   */
  Context of(int instrument);

  /** Close of the last bar, at the price scale; 0 before the first. */
  long lastPrice();

  /** Quantity held; negative when short. */
  long position();

  /** Decimals of {@link #cash} and {@link #equity}. */
  int cashScale();

  /** Cash of this strategy's share. */
  long cash();

  /** Cash plus the position at the last price. */
  long equity();

  /**
   * Whether an order that opens or increases a position would now be let through by state and
   * warm-up.
   */
  boolean entriesAllowed();

  /** The largest quantity to buy whose worst case at the last price can be paid for. */
  long affordableQuantity();

  /** The largest quantity to sell short that can be paid for; 0 where that is not allowed. */
  long shortableQuantity();

  /**
   * The largest whole number of lots whose value at a price is at most {@code budget}; 0 if none.
   *
   * @param budget in the account's currency, at its cash scale
   * @param price at the price scale, positive
   * @throws IllegalArgumentException for another price, such as the last one before the first
   */
  long quantityFor(long budget, long price);

  /** A quantity rounded down to whole lots. */
  long wholeLots(long quantity);

  /** What is held and not yet offered by working exits. */
  long reducibleQuantity();

  /** Unfilled quantity of working orders on one side. */
  long workingQuantity(Side side);

  /** The part of {@link #workingQuantity} that may increase the position. */
  long workingEntries(Side side);

  /**
   * A ticket to be written and {@link #submit submitted}; the same object again and again, so that
   * an order costs no memory.
   */
  OrderTicket ticket();

  /**
   * Submits an order. It is copied, and active from the next event.
   *
   * <p>An order against the position is an exit: it becomes reduce-only and is cut to what is held.
   *
   * @return the order's number, or {@link #REJECTED}
   */
  long submit(OrderTicket ticket);

  /**
   * Submits a market order.
   *
   * @param quantity at the quantity scale, positive
   * @return the order's number, or {@link #REJECTED}
   */
  default long submitMarket(Side side, long quantity) {
    return submit(ticket().market(side, quantity));
  }

  /**
   * Submits an order to trade at the limit or better; it works until filled or cancelled.
   *
   * @param quantity at the quantity scale, positive
   * @param limitPrice at the price scale, a positive multiple of the tick
   * @return the order's number, or {@link #REJECTED}
   */
  default long submitLimit(Side side, long quantity, long limitPrice) {
    return submit(ticket().limit(side, quantity, limitPrice));
  }

  /**
   * Changes a working order of this strategy in this instrument. A larger quantity or another price
   * costs it its place in the queue, and has to pass all that a new order with these terms would.
   *
   * @param quantity the whole new quantity, what was filled included
   * @param limitPrice the new limit; 0 for a type without one
   * @param stopPrice the new stop; 0 for a type without one
   * @return whether the change is done or on its way; if not, all is as it was
   */
  boolean replace(long orderNumber, long quantity, long limitPrice, long stopPrice);

  /**
   * Cancels a working order of this strategy in this instrument.
   *
   * @return whether there was one of that number
   */
  boolean cancel(long orderNumber);

  /** Cancels all working orders of this strategy in this instrument. */
  void cancelAll();
}
