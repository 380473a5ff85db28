package dev.tradewind.engine.venue;

import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Side;

/**
 * What has become of an order at a venue outside the engine: an event that is handed in, as a bar
 * is. Each is one call of {@link ExecutionReports}. Immutable.
 */
public sealed interface ExecutionReport {

  /** Number of the order in the book. */
  long orderNumber();

  /** Tells it. */
  void tell(ExecutionReports reports);

  /** See {@link ExecutionReports#onAccepted}. */
  record Accepted(long orderNumber) implements ExecutionReport {

    @Override
    public void tell(ExecutionReports reports) {
      reports.onAccepted(orderNumber);
    }
  }

  /** See {@link ExecutionReports#onRejected}. */
  record Rejected(long orderNumber, VenueRejection reason) implements ExecutionReport {

    @Override
    public void tell(ExecutionReports reports) {
      reports.onRejected(orderNumber, reason);
    }
  }

  /** See {@link ExecutionReports#onFill}. */
  record Filled(
      long orderNumber,
      int instrument,
      Side side,
      long quantity,
      long price,
      Liquidity liquidity,
      long time)
      implements ExecutionReport {

    /** Refuses what is no fill with {@link IllegalArgumentException}. */
    public Filled {
      if (quantity <= 0 || price <= 0) {
        throw new IllegalArgumentException(
            "A fill of " + quantity + " at " + price + " is none: both must be above zero.");
      }
    }

    @Override
    public void tell(ExecutionReports reports) {
      reports.onFill(orderNumber, instrument, side, quantity, price, liquidity, time);
    }
  }

  /** See {@link ExecutionReports#onCancelled}. */
  record Cancelled(long orderNumber, CancelReason reason) implements ExecutionReport {

    @Override
    public void tell(ExecutionReports reports) {
      reports.onCancelled(orderNumber, reason);
    }
  }

  /** See {@link ExecutionReports#onExpired}. */
  record Expired(long orderNumber) implements ExecutionReport {

    @Override
    public void tell(ExecutionReports reports) {
      reports.onExpired(orderNumber);
    }
  }

  /** See {@link ExecutionReports#onReplaced}. */
  record Replaced(long orderNumber, long quantity, long limitPrice, long stopPrice)
      implements ExecutionReport {

    @Override
    public void tell(ExecutionReports reports) {
      reports.onReplaced(orderNumber, quantity, limitPrice, stopPrice);
    }
  }

  /** See {@link ExecutionReports#onRequestRejected}. */
  record RequestRejected(long orderNumber) implements ExecutionReport {

    @Override
    public void tell(ExecutionReports reports) {
      reports.onRequestRejected(orderNumber);
    }
  }

  /** See {@link ExecutionReports#onUnknownOrder}. */
  record UnknownOrder(long orderNumber) implements ExecutionReport {

    @Override
    public void tell(ExecutionReports reports) {
      reports.onUnknownOrder(orderNumber);
    }
  }
}
