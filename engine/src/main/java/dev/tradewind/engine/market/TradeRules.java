package dev.tradewind.engine.market;

import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.market.quality.Violation;

/**
 * What makes a trade believable: a positive price and a positive quantity. Stateless; any thread.
 */
public final class TradeRules {

  private TradeRules() {}

  /**
   * What is wrong with the values of a trade.
   *
   * @return the first rule that is broken, or {@code null} if none is
   */
  public static Violation violation(long price, long quantity) {
    if (price <= 0) {
      return Violation.PRICE_NOT_POSITIVE;
    }
    if (quantity <= 0) {
      return Violation.QUANTITY_NOT_POSITIVE;
    }
    if (price > Limits.LARGEST) {
      return Violation.PRICE_TOO_LARGE;
    }
    return quantity > Limits.LARGEST ? Violation.QUANTITY_TOO_LARGE : null;
  }

  /** The value of the field that a violation names. */
  static long valueOf(Violation violation, long price, long quantity) {
    return violation.field().equals("price") ? price : quantity;
  }
}
