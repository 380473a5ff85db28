package dev.tradewind.engine.portfolio;

import dev.tradewind.engine.order.ClientOrderId;
import dev.tradewind.engine.order.Side;

/**
 * A fill as it was booked.
 *
 * @param number its number in the book, from 1
 * @param orderNumber of the order that was filled
 * @param epoch of the process that submitted the order
 * @param instrument index of the instrument
 * @param time market time, epoch nanoseconds: the bar's open for a fill at the open, its close for
 *     a limit touched later in the bar and for a settlement
 * @param side buy or sell
 * @param quantity at the instrument's quantity scale
 * @param price at the instrument's price scale
 * @param fee at the account's cash scale
 * @param realizedPnl what it realized before the fee, at the cash scale
 * @param settlement whether it closed a position after the end of the data
 */
public record Fill(
    long number,
    long orderNumber,
    int epoch,
    int instrument,
    long time,
    Side side,
    long quantity,
    long price,
    long fee,
    long realizedPnl,
    boolean settlement) {

  /** The id that a venue knows the order by. */
  public String clientOrderId(String strategyKey) {
    return ClientOrderId.of(strategyKey, epoch, orderNumber);
  }
}
