package dev.tradewind.engine.portfolio;

import dev.tradewind.engine.order.Side;

/**
 * A round trip: from flat to flat.
 *
 * @param number its number in the book, from 1
 * @param instrument index of the instrument
 * @param entrySide {@link Side#BUY} for a long trade, {@link Side#SELL} for a short one
 * @param quantity all that was entered, and left again
 * @param entryTime of the first fill, epoch nanoseconds
 * @param exitTime of the last fill
 * @param entryPrice quantity-weighted average at the price scale, half to even
 * @param exitPrice quantity-weighted average at the price scale, half to even
 * @param grossPnl before fees, exact, at the account's cash scale
 * @param fees of all its fills
 * @param settlement whether its last fill was a settlement
 */
public record Trade(
    long number,
    int instrument,
    Side entrySide,
    long quantity,
    long entryTime,
    long exitTime,
    long entryPrice,
    long exitPrice,
    long grossPnl,
    long fees,
    boolean settlement) {

  /** Gross less fees. */
  public long netPnl() {
    return grossPnl - fees;
  }

  /** The word used in documents: {@code Long} or {@code Short}. */
  public String sideLabel() {
    return entrySide == Side.BUY ? "Long" : "Short";
  }
}
