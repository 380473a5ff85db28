package dev.tradewind.runtime.ledger;

import java.math.BigDecimal;

/**
 * What became of an order.
 *
 * @param orderNumber which order
 * @param marketTime epoch nanoseconds
 * @param status such as {@code Working} or {@code Rejected}
 * @param filledQuantity so far
 * @param reason of a cancellation or rejection; else null
 */
public record OrderEvent(
    long orderNumber, long marketTime, String status, BigDecimal filledQuantity, String reason) {

  /** The status of an order that the pre-trade check refused. */
  static final String REJECTED = "Rejected";

  boolean rejected() {
    return REJECTED.equals(status);
  }
}
