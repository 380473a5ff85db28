package dev.tradewind.engine.portfolio;

import dev.tradewind.engine.order.Side;

/**
 * A round trip: from flat to flat, so a flip ends one and begins the next.
 *
 * <p>Its excursions are the worst and the best unrealized profit, before fees, of all that was held
 * at a time, by the average cost of the account; 0 at the entry. They are taken at the prices of
 * its fills and at the highs and lows of the bars through which it was held, and count against the
 * trade what a bar does not tell:
 *
 * <ul>
 *   <li>Of a bar in which an order filled at the open, all counts for what is held after.
 *   <li>Of a bar in which an order filled later, for what is held after: the worse extreme and the
 *       close, but not the better extreme, which may have been before.
 *   <li>For what was held before such a fill: the open, the fill's price, and the worse extreme
 *       where the fill was better than the open. Where it was worse, as at a stop, that price came
 *       first.
 *   <li>Nothing of a bar counts for what was left at its open but the price it was left at.
 * </ul>
 *
 * @param number its number in the book, from 1
 * @param instrument index of the instrument
 * @param entrySide {@link Side#BUY} for a long trade, {@link Side#SELL} for a short one
 * @param quantity all that was entered, and left again
 * @param entryTime of the first fill, epoch nanoseconds
 * @param exitTime of the last fill
 * @param entryPrice quantity-weighted average at the price scale, half to even
 * @param exitPrice quantity-weighted average at the price scale, half to even
 * @param grossPnl before fees, with dividends and the cash that splits paid, exact, at the
 *     account's cash scale
 * @param fees of all its fills
 * @param mae maximum adverse excursion: 0 or negative, exact, at the account's cash scale
 * @param mfe maximum favourable excursion: 0 or positive, exact, at the account's cash scale
 * @param barsHeld bars of the instrument at whose close it was held
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
    long mae,
    long mfe,
    long barsHeld,
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
