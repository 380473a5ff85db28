package dev.tradewind.engine.exchange;

import dev.tradewind.engine.order.Side;

/**
 * How much of a fill the account can pay. The price may have jumped since the order was checked,
 * and a simulated account that fills beyond its means would report profits that nobody can make.
 */
@FunctionalInterface
public interface FillGate {

  /** The largest quantity, at most {@code quantity}, that may fill at a price. */
  long payable(long orderNumber, int instrument, Side side, long quantity, long price);
}
