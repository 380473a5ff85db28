package dev.tradewind.engine.venue;

import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Side;

/** Hears from a venue what becomes of orders. Called on the engine's thread. */
public interface ExecutionReports {

  /** The order works. */
  void onAccepted(long orderNumber);

  /** The venue does not take the order. */
  void onRejected(long orderNumber, VenueRejection reason);

  /**
   * The order was filled, wholly or in part. It carries what is needed to book it even if the order
   * is not known any more.
   *
   * @param time market time of the fill, epoch nanoseconds; not later than the event that tells it
   */
  void onFill(
      long orderNumber,
      int instrument,
      Side side,
      long quantity,
      long price,
      Liquidity liquidity,
      long time);

  /** The order ended before it was filled in whole. */
  void onCancelled(long orderNumber, CancelReason reason);

  /** Its time in force ended. */
  void onExpired(long orderNumber);

  /** The order has these terms now. */
  void onReplaced(long orderNumber, long quantity, long limitPrice, long stopPrice);

  /** A cancel or a replacement was refused; the order is as it was, or ended before. */
  void onRequestRejected(long orderNumber);

  /** The answer to a query: the venue knows no such order. */
  void onUnknownOrder(long orderNumber);
}
